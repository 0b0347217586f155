import { splitOf } from './tree.ts';
import type { Range } from './tree.ts';

/**
 * The subtrees whose hashes prove that entry `index` is in the log of `size` entries, from the
 * bottom (RFC 9162 section 2.1.3.1). `hashOfRange` makes them the proof.
 * @throws RangeError where the log has no such entry
 */
export function inclusionPath(index: number, size: number): Range[] {
  if (!isCount(index) || !isCount(size) || index >= size)
    throw new RangeError(`A log of ${size} entries has no entry ${index}.`);
  return pathWithin(index, { from: 0, to: size });
}

function pathWithin(index: number, { from, to }: Range): Range[] {
  if (to - from === 1) return [];
  const middle = from + splitOf(to - from);
  const [left, right] = [
    { from, to: middle },
    { from: middle, to },
  ];
  return index < middle ? [...pathWithin(index, left), right] : [...pathWithin(index, right), left];
}

/**
 * The subtrees whose hashes prove that the log of `second` entries begins with the log of `first`
 * (RFC 9162 section 2.1.4.1). None where both are the same or the first is empty.
 * @throws RangeError where `first` is not between 0 and `second`
 */
export function consistencyPath(first: number, second: number): Range[] {
  if (!isCount(first) || !isCount(second) || first > second)
    throw new RangeError(`A log of ${second} entries cannot begin with one of ${first}.`);
  return first === 0 ? [] : growth(first, { from: 0, to: second }, true);
}

/** `isKnown`: the whole of what is left is the first log, whose root the verifier has. */
function growth(first: number, { from, to }: Range, isKnown: boolean): Range[] {
  if (first === to) return isKnown ? [] : [{ from, to }];
  const middle = from + splitOf(to - from);
  const [left, right] = [
    { from, to: middle },
    { from: middle, to },
  ];
  return first <= middle
    ? [...growth(first, left, isKnown), right]
    : [...growth(first, right, false), left];
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
