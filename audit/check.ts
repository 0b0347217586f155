import { emptyRoot, nodeHash } from './tree.ts';
import type { Hash } from './tree.ts';

/** A log as somebody holds it against another: so many entries with this root. */
export type Head = { readonly size: number; readonly root: Hash };

/** Whether the proof leads from the entry to the root (RFC 9162 section 2.1.3.2). */
export function isIncluded(
  leaf: Hash,
  index: number,
  { size, root }: Head,
  proof: readonly Hash[],
): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  const end = proof.reduce<Step | null>((step, beside) => (step ? climb(step, beside) : null), {
    ours: index,
    last: size - 1,
    old: leaf,
    grown: leaf,
  });
  return end !== null && end.last === 0 && end.grown === root;
}

/** Whether the second log begins with the first (RFC 9162 section 2.1.4.2). */
export function isGrown(first: Head, second: Head, proof: readonly Hash[]): boolean {
  if (first.size > second.size) return false;
  if (first.size === 0) return first.root === emptyRoot && proof.length === 0;
  if (first.size === second.size) return first.root === second.root && proof.length === 0;
  // Where the first log is one whole subtree its root is known and left out of the proof.
  const path = isPowerOfTwo(first.size) ? [first.root, ...proof] : proof;
  const [begin, ...beside] = path;
  if (begin === undefined || proof.length === 0) return false;
  let [ours, last] = [first.size - 1, second.size - 1];
  while (ours % 2 === 1) [ours, last] = [half(ours), half(last)];
  const start: Step = { ours, last, old: begin, grown: begin };
  const end = beside.reduce<Step | null>((step, hash) => (step ? climb(step, hash) : null), start);
  return end !== null && end.last === 0 && end.old === first.root && end.grown === second.root;
}

/** Where a proof has led so far; `ours` and `last` are numbers of nodes on one level. */
type Step = {
  readonly ours: number;
  readonly last: number;
  readonly old: Hash;
  readonly grown: Hash;
};

/** One level up, or to the next level on which the node has a neighbour; null above the root. */
function climb({ ours, last, old, grown }: Step, beside: Hash): Step | null {
  if (last === 0) return null;
  if (ours % 2 === 0 && ours !== last)
    return { ours: half(ours), last: half(last), old, grown: nodeHash(grown, beside) };
  let [a, b] = [ours, last];
  while (a % 2 === 0 && a !== 0) [a, b] = [half(a), half(b)];
  return {
    ours: half(a),
    last: half(b),
    old: nodeHash(beside, old),
    grown: nodeHash(beside, grown),
  };
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value));
}
