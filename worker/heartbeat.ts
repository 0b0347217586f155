import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { beat } from '../store/availability.ts';
import type { Store } from '../store/connection.ts';

const interval = 10_000;

export type Heartbeat = {
  /** Writes that the process is alive now; rejects when the register can't be had. */
  readonly now: () => Promise<void>;
  /** Writes that the process ends by its own will. */
  readonly stop: () => Promise<void>;
};

/**
 * Writes into the availability ledger that a process lives: at once, then every ten seconds. A beat
 * that can't be written is a gap in the ledger, which is what it means.
 */
export async function startHeartbeat(
  store: Store,
  process: 'api' | 'worker',
  logger: Logger,
): Promise<Heartbeat> {
  const id = randomUUID();
  const write = (is: 'alive' | 'stopped') => beat(store, { process, id, is, at: Date.now() });
  await write('alive');
  const timer = setInterval(() => {
    write('alive').catch((error: unknown) => {
      logger.warn({ error }, 'The heartbeat could not be written; the register shows a gap');
    });
  }, interval);
  return {
    now: () => write('alive'),
    stop: async () => {
      clearInterval(timer);
      await write('stopped').catch((error: unknown) => {
        logger.warn({ error }, 'The clean end could not be written; the register shows a gap');
      });
    },
  };
}
