import type { Logger } from 'pino';
import type { PrivateKey } from '../audit/keys.ts';
import type { Store } from '../store/connection.ts';
import { Checkpointer } from './checkpointer.ts';
import { SeenCheckpoint } from './seen.ts';
import type { Outlet } from './publishing/outlet.ts';
import { startPublishing } from './publishing/start.ts';

/** Signs the audit log from now on, where there is a key, and hands out what is signed. */
export function startAuditing(
  keys: readonly PrivateKey[],
  outlets: readonly Outlet[],
  store: Store,
  logger: Logger,
  seenFile: string,
): { readonly stop: () => Promise<void>; readonly alarm: () => Promise<string | null> } {
  if (keys.length === 0) logger.warn('Without AUDIT_KEY this worker does not sign the audit log');
  const known = keys.map((key) => key.public);
  const seen = seenFile === '' ? undefined : new SeenCheckpoint(seenFile, known);
  const checkpointer = keys.length === 0 ? undefined : new Checkpointer(store, keys, seen);
  checkpointer?.start((error) => {
    const alarm = checkpointer.alarm;
    if (alarm === null)
      logger.error(
        { error },
        'The audit log could not be signed; npm run audit -- verify says why',
      );
    else logger.error(alarm);
  });
  const publisher = startPublishing(store, outlets, logger);
  return {
    alarm: async () => {
      await checkpointer?.looked();
      return checkpointer?.alarm ?? null;
    },
    stop: async () => {
      await checkpointer?.stop().catch((error: unknown) => {
        logger.warn({ error }, 'The last checkpoint could not be made; the next worker makes it');
      });
      await publisher?.stop();
    },
  };
}
