import { readLeaf } from '../../audit/leaf.ts';
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
  const leaf = readLeaf(entry.leaf);
  if (leaf?.kind !== 'event') throw new Error(`Entry ${entry.index} of the log is no event.`);
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
