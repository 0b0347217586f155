import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { beat } from '../store/availability.ts';
import type { Store } from '../store/connection.ts';

const every = 10_000;

/**
 * Tells the register every ten seconds that requests can be received here: a silence is read as
 * consent only where that held at its deadline.
 *
 * @returns stops it and says so, so that the end counts from now and not from the next beat
 */
export async function startHeartbeat(store: Store, log: Logger): Promise<() => Promise<void>> {
  const id = randomUUID();
  const tell = (is: 'alive' | 'stopped') => beat(store, { process: 'api', id, is, at: Date.now() });
  await tell('alive');
  const timer = setInterval(() => {
    tell('alive').catch((error: unknown) => log.warn({ err: error }, 'a heartbeat was not kept'));
  }, every);
  return async () => {
    clearInterval(timer);
    await tell('stopped').catch((error: unknown) =>
      log.warn({ err: error }, 'the last heartbeat was not kept'),
    );
  };
}
