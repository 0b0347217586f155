import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isGrown, isIncluded } from '../../audit/check.ts';
import { consistencyPath, inclusionPath } from '../../audit/proof.ts';
import { hashOfRange, leafHash, nodeHash, rootOf } from '../../audit/tree.ts';
import type { Hash, HashOfNode, Range } from '../../audit/tree.ts';

const most = 300;
const leaves = Array.from({ length: most }, (_, number) => leafHash(`entry ${number}`));
const roots = Array.from({ length: most + 1 }, (_, size) => rootOf(leaves.slice(0, size)));
const known = new Map<string, Hash>();

const hashOf: HashOfNode = ({ level, index }) => {
  if (level === 0) return leaves[index] ?? '';
  const name = `${level}/${index}`;
  const hash =
    known.get(name) ??
    nodeHash(
      hashOf({ level: level - 1, index: index * 2 }),
      hashOf({ level: level - 1, index: index * 2 + 1 }),
    );
  known.set(name, hash);
  return hash;
};

const hashes = (path: readonly Range[]): Hash[] => path.map((range) => hashOfRange(range, hashOf));
const head = (size: number) => ({ size, root: roots[size] ?? '' });

/** `d0`, or `b..c` for the subtree of entries 1 and 2. */
function names(path: readonly Range[]): string[] {
  return path.map(({ from, to }) => (to - from === 1 ? `d${from}` : `d${from}-d${to - 1}`));
}

describe('RFC 6962 section 2.1.3, the example of seven entries', () => {
  test.each([
    [0, ['d1', 'd2-d3', 'd4-d6']],
    [3, ['d2', 'd0-d1', 'd4-d6']],
    [4, ['d5', 'd6', 'd0-d3']],
    [6, ['d4-d5', 'd0-d3']],
  ])('the path of entry %i', (index, path) => {
    expect(names(inclusionPath(index, 7))).toEqual(path);
  });

  test.each([
    [3, ['d2', 'd3', 'd0-d1', 'd4-d6']],
    [4, ['d4-d6']],
    [6, ['d4-d5', 'd6', 'd0-d3']],
  ])('the proof that it begins with %i of them', (first, path) => {
    expect(names(consistencyPath(first, 7))).toEqual(path);
  });
});

describe('an inclusion proof', () => {
  test('leads to the root for every entry of every size up to 130, and some up to 300', () => {
    const sizes = [...Array.from({ length: 130 }, (_, n) => n + 1), 255, 256, 257, 299, 300];
    for (const size of sizes)
      for (let index = 0; index < size; index += 1) {
        const proof = hashes(inclusionPath(index, size));
        expect(isIncluded(leaves[index] ?? '', index, head(size), proof)).toBe(true);
      }
  });

  test('is refused with another entry, place, size, root, or anything changed in it', () => {
    const size = fc.integer({ min: 1, max: most });
    const place = size.chain((n) => fc.tuple(fc.constant(n), fc.nat(n - 1), fc.nat(), fc.nat()));
    fc.assert(
      fc.property(place, ([n, index, other, at]) => {
        const proof = hashes(inclusionPath(index, n));
        const leaf = leaves[index] ?? '';
        const stranger = leafHash(`stranger ${other}`);
        const elsewhere = other % n;
        expect(isIncluded(stranger, index, head(n), proof)).toBe(false);
        if (elsewhere !== index) expect(isIncluded(leaf, elsewhere, head(n), proof)).toBe(false);
        expect(isIncluded(leaf, index, { size: n, root: stranger }, proof)).toBe(false);
        expect(isIncluded(leaf, n, head(n), proof)).toBe(false);
        expect(isIncluded(leaf, index, head(n), [...proof, stranger])).toBe(false);
        expect(isIncluded(leaf, -1, head(n), proof)).toBe(false);
        if (proof.length === 0) return;
        const spot = at % proof.length;
        expect(isIncluded(leaf, index, head(n), proof.with(spot, stranger))).toBe(false);
        expect(isIncluded(leaf, index, head(n), proof.toSpliced(spot, 1))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('is not made for an entry that is not there', () => {
    for (const [index, size] of [
      [0, 0],
      [5, 5],
      [-1, 5],
      [0.5, 5],
    ] as const)
      expect(() => inclusionPath(index, size)).toThrow(RangeError);
  });
});

describe('a consistency proof', () => {
  test('holds between all sizes up to 70, and between some up to 300', () => {
    const sizes = [...Array.from({ length: 71 }, (_, n) => n), 127, 128, 129, 256, 299, 300];
    for (const second of sizes)
      for (const first of sizes.filter((n) => n <= second)) {
        const proof = hashes(consistencyPath(first, second));
        expect(isGrown(head(first), head(second), proof)).toBe(true);
      }
  });

  test('is refused where the earlier log was another one, or anything in it was changed', () => {
    const pair = fc
      .integer({ min: 2, max: most })
      .chain((n) => fc.tuple(fc.integer({ min: 1, max: n - 1 }), fc.constant(n), fc.nat()));
    fc.assert(
      fc.property(pair, ([first, second, at]) => {
        const proof = hashes(consistencyPath(first, second));
        const stranger = leafHash('stranger');
        const spot = at % proof.length;
        const other = { size: first, root: stranger };
        expect(isGrown(other, head(second), proof)).toBe(false);
        expect(isGrown(head(first), { size: second, root: stranger }, proof)).toBe(false);
        expect(isGrown(head(first), head(second), proof.with(spot, stranger))).toBe(false);
        expect(isGrown(head(first), head(second), proof.toSpliced(spot, 1))).toBe(false);
        expect(isGrown(head(first), head(second), [...proof, stranger])).toBe(false);
        expect(isGrown(head(second), head(first), proof)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('of a log with an entry edited, removed or swapped before the first size is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), fc.nat(), fc.nat(2), (first, at, how) => {
        const spot = at % first;
        const old = leaves.slice(0, first);
        const neighbour = (spot + 1) % first;
        const changed = [
          old.with(spot, leafHash('edited')),
          [...old.toSpliced(spot, 1), leafHash('later')],
          old.with(spot, old[neighbour] ?? '').with(neighbour, old[spot] ?? ''),
        ][how];
        if (changed === undefined) throw new RangeError('no such change');
        const rewritten = { size: first, root: rootOf(changed) };
        const grown = { size: 150, root: rootOf([...changed, ...leaves.slice(first, 150)]) };
        const proof = hashes(consistencyPath(first, 150));
        expect(isGrown(head(first), rewritten, [])).toBe(false);
        expect(isGrown(head(first), grown, proof)).toBe(false);
      }),
    );
  });

  test('is not made for a log that is shorter than the one it should begin with', () => {
    expect(() => consistencyPath(8, 7)).toThrow(RangeError);
    expect(() => consistencyPath(-1, 7)).toThrow(RangeError);
  });
});
