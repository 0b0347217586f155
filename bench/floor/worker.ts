import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { Codec } from '../../codec/codec.ts';
import { closeStore, openStore } from '../../store/connection.ts';
import { readConfiguration } from '../../worker/configuration.ts';
import { connectTemporal } from '../../worker/temporal.ts';
import { createFloorActivities } from './activity.ts';

// The floor's worker: a process of its own with the settings of worker/worker.ts, and nothing else.
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
const configuration = readConfiguration(process.env);
const store = await openStore({ url: configuration.DATABASE_URL });
const { connection, namespace } = await connectTemporal(
  configuration,
  new Codec([], () => undefined),
);
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue: configuration.TEMPORAL_TASK_QUEUE,
  workflowBundle: await bundleWorkflowCode({
    workflowsPath: join(import.meta.dirname, 'workflow.ts'),
    logger: new DefaultLogger('WARN'),
  }),
  activities: createFloorActivities(store),
  maxCachedWorkflows: 400,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentActivityTaskExecutions: 20,
  shutdownGraceTime: '20 seconds',
});

process.once('SIGTERM', () => worker.shutdown());
// Whoever measures is gone.
process.once('disconnect', () => worker.shutdown());
const running = worker.run();
process.send?.('ready');
await running;
await connection.close();
await closeStore(store);
process.exit(0);
