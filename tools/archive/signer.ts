import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../store/connection.ts';
import { readAuditKeys } from '../../worker/audit-keys.ts';
import { Checkpointer } from '../../worker/checkpointer.ts';
import { SeenCheckpoint } from '../../worker/seen.ts';
import { auditKeyIn, seenFileOf } from '../audit-key.ts';
import { defaultFolder } from '../folder.ts';
import { Trouble } from '../trouble.ts';

/** Has the log signed, so that what it witnesses can be proved. */
export type Signer = {
  /** Asks until there is an answer. @throws Trouble where nobody signs the log */
  readonly signed: <T>(ask: () => Promise<T | undefined>) => Promise<T>;
};

/** A worker signs ten seconds after the log grew. */
const patience = 60_000;

/** @param isEmbedded the register is the one of npm start, whose key lies beside it */
export function signerOf(
  store: Store,
  environment: NodeJS.ProcessEnv,
  isEmbedded: boolean,
): Signer {
  const key = environment['AUDIT_KEY'] || (isEmbedded ? auditKeyIn(defaultFolder()) : '');
  return {
    signed: async (ask) => {
      if (key !== '') await sign(store, key, environment['AUDIT_SEEN_FILE'], isEmbedded);
      const end = Date.now() + patience;
      while (Date.now() < end) {
        const answer = await ask();
        if (answer !== undefined) return answer;
        await sleep(500);
      }
      throw new Trouble(
        'The archive is on record, and the log was not signed within a minute, so there is no file yet: start a worker with AUDIT_KEY, or set it here, and do the same again.',
      );
    },
  };
}

/** As a worker would, and never where the register does not lead to what was signed before. */
async function sign(
  store: Store,
  given: string,
  file: string | undefined,
  isEmbedded: boolean,
): Promise<void> {
  const keys = readAuditKeys(given);
  const seen = file || (isEmbedded ? seenFileOf(defaultFolder()) : '');
  const known = keys.map((key) => key.public);
  await new Checkpointer(
    store,
    keys,
    seen === '' ? undefined : new SeenCheckpoint(seen, known),
  ).stop();
}
