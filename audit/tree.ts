import { createHash } from 'node:crypto';

/** A SHA-256, 64 lower-case hexadecimal digits. */
export type Hash = string;

/** The root of a log without entries (RFC 9162 section 2.1.1). */
export const emptyRoot: Hash = createHash('sha256').digest('hex');

/** Hash of an entry. The leading 0x00 keeps an entry from passing as an inner node. */
export function leafHash(entry: string | Uint8Array): Hash {
  return createHash('sha256').update('\0').update(entry).digest('hex');
}

/** Hash of an inner node; 0x01 leads it. */
export function nodeHash(left: Hash, right: Hash): Hash {
  return createHash('sha256').update('\x01').update(left, 'hex').update(right, 'hex').digest('hex');
}

/** A whole subtree of 2^level entries; it is the `index`-th of its level, from 0. */
export type Node = { readonly level: number; readonly index: number };

/** Gives the hash of a whole subtree; level 0 are the entries themselves. */
export type HashOfNode = (node: Node) => Hash;

/**
 * The right edge of a growing tree: one whole subtree for each bit of its size. All that is needed
 * to go on appending, and to say the root, without the entries before (RFC 9162 section 2.1.2).
 */
export class Frontier {
  #size = 0;
  readonly #edge: Hash[] = [];

  /** The right edge of a tree that is kept elsewhere. */
  static of(size: number, hashOf: HashOfNode): Frontier {
    const frontier = new Frontier();
    frontier.#size = size;
    frontier.#edge.push(...wholeNodes({ from: 0, to: size }).map(hashOf));
    return frontier;
  }

  get size(): number {
    return this.#size;
  }

  /** @returns the inner nodes that this entry makes whole, from the lowest */
  append(leaf: Hash): (Node & { readonly hash: Hash })[] {
    const made: (Node & { readonly hash: Hash })[] = [];
    let hash = leaf;
    for (let level = 0, index = this.#size; index % 2 === 1; level += 1, index = (index - 1) / 2) {
      hash = nodeHash(this.#edge.pop() ?? emptyRoot, hash);
      made.push({ level: level + 1, index: (index - 1) / 2, hash });
    }
    this.#edge.push(hash);
    this.#size += 1;
    return made;
  }

  root(): Hash {
    const [lowest, ...higher] = this.#edge.toReversed();
    return higher.reduce((below, left) => nodeHash(left, below), lowest ?? emptyRoot);
  }
}

/** The root of the tree over these leaf hashes. */
export function rootOf(leaves: Iterable<Hash>): Hash {
  const frontier = new Frontier();
  for (const leaf of leaves) frontier.append(leaf);
  return frontier.root();
}

/** Entries `from` (inclusive) to `to` (exclusive), as proofs cut them: `from` is a multiple of the largest power of two below their number. */
export type Range = { readonly from: number; readonly to: number };

/** The whole subtrees that a range is made of, from the left. */
export function wholeNodes({ from, to }: Range): Node[] {
  const nodes: Node[] = [];
  for (let at = from; at < to;) {
    const level = Math.floor(Math.log2(to - at));
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** The hash of a range's subtree. */
export function hashOfRange(range: Range, hashOf: HashOfNode): Hash {
  const hashes = wholeNodes(range).map(hashOf).toReversed();
  return hashes.reduce((below, left) => nodeHash(left, below));
}

/** The largest power of two below a size of at least 2: where RFC 9162 parts a tree. */
export function splitOf(size: number): number {
  return 2 ** (Math.ceil(Math.log2(size)) - 1);
}
