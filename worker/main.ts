import { once } from 'node:events';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';
import { openLog } from '../log/log.ts';
import { Codec } from '../codec/codec.ts';
import { closeStore, openStore } from '../store/connection.ts';
import { RegisterTrouble } from '../store/faults.ts';
import { Heartbeat } from '../store/heartbeat.ts';
import { readAuditKeys } from './audit-keys.ts';
import { startAuditing } from './auditing.ts';
import { Misconfigured, readConfiguration, type Configuration } from './configuration.ts';
import { serveHealth } from './health.ts';
import { startMail } from './mail.ts';
import { outletsOf } from './publishing/start.ts';
import { scheduleSweep } from './schedule.ts';
import { connectTemporal } from './temporal.ts';
import { createWorker } from './worker.ts';

/** Runs until SIGTERM or SIGINT, then ends what is in hand and gives everything back. */
async function main(configuration: Configuration, logger: Logger): Promise<void> {
  const keys = configuration.AUDIT_KEY === undefined ? [] : readAuditKeys(configuration.AUDIT_KEY);
  const outlets = outletsOf(configuration);
  const store = await openStore({ url: configuration.DATABASE_URL, as: 'worker' });
  const temporal = await connectTemporal(configuration, codecOf(configuration, logger));
  const heartbeat = new Heartbeat(store, 'worker');
  await heartbeat.start((error) => {
    logger.warn({ error }, 'A heartbeat could not be written; the register shows a gap');
  });
  const taskQueue = configuration.TEMPORAL_TASK_QUEUE;
  const bundle = configuration.NEMCON_BUNDLE;
  const worker = await createWorker(temporal, store, { taskQueue, bundle, heartbeat });
  const { WORKER_HEALTH_PORT: port } = configuration;
  await scheduleSweep(temporal.client, taskQueue);
  const relay = await startMail(configuration, store, logger);
  const auditing = startAuditing(keys, outlets, store, logger, configuration.AUDIT_SEEN_FILE);
  const health = await serveHealth(port, worker, store, temporal.codec, outlets, auditing);

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      logger.info({ signal }, 'Ending what is in hand');
      worker.shutdown();
    });
  logger.info({ taskQueue, namespace: temporal.namespace }, 'The worker runs');
  await worker.run();

  await relay?.stop();
  await auditing.stop();
  health.close();
  health.closeAllConnections();
  await heartbeat.stop().catch((error: unknown) => {
    logger.warn({ error }, 'The last heartbeat could not be written');
  });
  await temporal.connection.close();
  await closeStore(store);
  logger.info('The worker has ended');
}

function codecOf({ keyRing }: Configuration, logger: Logger): Codec {
  return new Codec(keyRing, (trouble) => {
    logger.error({ trouble: trouble.message }, 'ALARM: what came from Temporal cannot be read');
  });
}

/** The SDK's and the workflows' own lines, in the same form as ours. */
function logThrough(logger: Logger): void {
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const line = { ...meta };
      if (level === 'ERROR') logger.error(line, message);
      else if (level === 'WARN') logger.warn(line, message);
      else logger.debug(line, message);
    }),
  });
}

try {
  const configuration = readConfiguration(process.env);
  const logger = openLog('worker', configuration.LOG_LEVEL);
  logThrough(logger);
  await main(configuration, logger);
  // The SDK's runtime would keep the process for a moment longer than anyone needs.
  process.exit(0);
} catch (error) {
  const isOurs = error instanceof Misconfigured || error instanceof RegisterTrouble;
  process.stderr.write(`${isOurs ? error.message : `The worker failed: ${explained(error)}`}\n`);
  if (process.stderr.writableNeedDrain) await once(process.stderr, 'drain');
  process.exit(1);
}

function explained(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
