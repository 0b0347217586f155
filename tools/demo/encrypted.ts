import { Client, Connection } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { isSealed } from '../../codec/sealed.ts';
import { recommendationWorkflowId } from '../../workflows/messages.ts';
import type { Played } from './show.ts';

/** Search attributes cannot be encrypted, and a marker names a change of the program. */
const known = /\.searchAttributes\.|\.patch-data\./;

/**
 * Looks, without a key, at what Temporal keeps of these recommendations, and adds to their checks
 * that none of it is in clear.
 * @param address host:port of Temporal
 */
export async function expectEncrypted(played: readonly Played[], address: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection });
    for (const { paper } of played) {
      const handle = workflow.getHandle(recommendationWorkflowId(paper.reference));
      const { sealed, open } = payloadsIn((await handle.fetchHistory()).events);
      paper.checks.expect('what Temporal keeps of it in clear', open, []);
      paper.checks.expect('that Temporal keeps it encrypted', sealed > 10, true);
    }
  } finally {
    await connection.close();
  }
}

function payloadsIn(message: unknown): { readonly sealed: number; readonly open: string[] } {
  const open: string[] = [];
  let sealed = 0;
  const look = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isPayload(value)) {
      if (isSealed(value)) sealed += 1;
      else if (!known.test(path)) open.push(path);
      return;
    }
    if (value instanceof Uint8Array) return;
    for (const [name, inner] of Object.entries(value)) look(inner, `${path}.${name}`);
  };
  look(message, '');
  return { sealed, open };
}

function isPayload(value: object): value is Payload {
  return 'metadata' in value && 'data' in value && typeof value.metadata === 'object';
}
