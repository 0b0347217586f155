import { canonical } from './canonical.ts';
import { leafHash } from './tree.ts';
import type { Hash } from './tree.ts';

/** An event of a workflow is on record. */
export type EventLeaf = {
  readonly kind: 'event';
  readonly workflow: string;
  readonly sequence: number;
  /** Of the event's content: sequence, at, by and event together. */
  readonly hash: Hash;
  /** The text that was the recommendation's when it happened; null where it had none. */
  readonly text: Hash | null;
  readonly salt: string;
};

/** What else is kept: administration, what was refused by the rules, and what at the door. */
export const keptKinds = [
  'body',
  'mandate',
  'person',
  'procedure',
  'refusal',
  'refused-attempt',
  'review',
] as const;

export type KeptLeaf = {
  readonly kind: (typeof keptKinds)[number];
  /** What it is known by, for example the mandate's id. */
  readonly key: string;
  readonly hash: Hash;
  readonly salt: string;
};

/**
 * One entry of the log. It names what happened by hashes, so that a text or a person's data can be
 * forgotten without breaking a proof. The salt (random, 32 hexadecimal digits) keeps whoever sees
 * an entry's hash in somebody else's proof from guessing what the entry says.
 */
export type Leaf = EventLeaf | KeptLeaf;

/** What is hashed of an entry. */
export function textOfLeaf(leaf: Leaf): string {
  return canonical(leaf);
}

export function hashOfLeaf(leaf: Leaf): Hash {
  return leafHash(textOfLeaf(leaf));
}
