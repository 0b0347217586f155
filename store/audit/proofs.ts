import { z } from 'zod';
import type { EventLeaf } from '../../audit/leaf.ts';
import { consistencyPath, inclusionPath } from '../../audit/proof.ts';
import type { Receipt } from '../../audit/receipt.ts';
import { hashOfRange } from '../../audit/tree.ts';
import type { Hash, Range } from '../../audit/tree.ts';
import { findEvent } from '../timeline.ts';
import type { Store } from '../connection.ts';
import { findCheckpoint } from './checkpoints.ts';
import { findEventEntry, findHashes } from './entries.ts';
import type { Reading } from './entries.ts';

/** From entry `index` to the root of the log of `size` entries, which a checkpoint has reached. */
export function proveInclusion(store: Reading, index: number, size: number): Promise<Hash[]> {
  return proofOf(store, inclusionPath(index, size));
}

/** That the log of `second` entries, which a checkpoint has reached, begins with that of `first`. */
export function proveConsistency(store: Reading, first: number, second: number): Promise<Hash[]> {
  return proofOf(store, consistencyPath(first, second));
}

async function proofOf(store: Reading, path: readonly Range[]): Promise<Hash[]> {
  const hashOf = await findHashes(store, path);
  return path.map((range) => hashOfRange(range, hashOf));
}

/** Our own leaves, as PostgreSQL wrote them. */
const eventLeaf = z.object({
  kind: z.literal('event'),
  workflow: z.string(),
  sequence: z.int(),
  hash: z.string(),
  text: z.string().nullable(),
  salt: z.string(),
});

/**
 * The receipt of an event, for those who may see the event.
 * @returns `unsigned` until a checkpoint covers it, which takes seconds; undefined for no such event
 */
export async function findEventReceipt(
  store: Store,
  where: { readonly workflow: string; readonly sequence: number },
): Promise<Receipt | 'unsigned' | undefined> {
  const { workflow, sequence } = where;
  const [entry, content, checkpoint] = await Promise.all([
    findEventEntry(store, workflow, sequence),
    findEvent(store, workflow, sequence),
    findCheckpoint(store),
  ]);
  if (!entry || !content) return undefined;
  if (!checkpoint || checkpoint.size <= entry.index) return 'unsigned';
  const leaf: EventLeaf = eventLeaf.parse(JSON.parse(entry.leaf));
  return {
    format: 'nemcon-receipt-1',
    leaf,
    index: entry.index,
    content,
    text: leaf.text,
    proof: await proveInclusion(store, entry.index, checkpoint.size),
    checkpoint: checkpoint.note,
    key: checkpoint.keys[0] ?? '',
  };
}
