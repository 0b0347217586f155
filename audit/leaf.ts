import { z } from 'zod';
import { canonical } from './canonical.ts';
import { leafHash } from './tree.ts';
import type { Hash } from './tree.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const salt = z.string().regex(/^[0-9a-f]{32}$/);

const eventLeaf = z.strictObject({
  kind: z.literal('event'),
  workflow: z.string(),
  sequence: z.int(),
  /** Of the event's content: sequence, at, by and event together. */
  hash,
  /** The text that was the recommendation's when it happened; null where it had none. */
  text: hash.nullable(),
  salt,
});

/** What else is kept: administration, what was refused by the rules, and what at the door. */
const keptLeaf = z.strictObject({
  kind: z.enum([
    'archive',
    'authorisation',
    'body',
    'calendar-feed',
    'loss',
    'mandate',
    'mandate-flag',
    'person',
    'procedure',
    'redaction',
    'refusal',
    'refused-attempt',
    'request',
    'review',
    'service-account',
  ]),
  /** What it is known by, for example the mandate's id. */
  key: z.string(),
  hash,
  salt,
});

/** An event of a workflow is on record. */
export type EventLeaf = Readonly<z.infer<typeof eventLeaf>>;
export type KeptLeaf = Readonly<z.infer<typeof keptLeaf>>;

/**
 * One entry of the log. It names what happened by hashes, so that a text or a person's data can be
 * forgotten without breaking a proof. The salt (random, 32 hexadecimal digits) keeps whoever sees
 * an entry's hash in somebody else's proof from guessing what the entry says.
 */
export type Leaf = EventLeaf | KeptLeaf;

/** A leaf from its canonical text; null for what is none. */
export function readLeaf(text: string): Leaf | null {
  try {
    return z.union([eventLeaf, keptLeaf]).parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What is hashed of an entry. */
export function textOfLeaf(leaf: Leaf): string {
  return canonical(leaf);
}

export function hashOfLeaf(leaf: Leaf): Hash {
  return leafHash(textOfLeaf(leaf));
}
