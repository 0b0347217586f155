import { z } from 'zod';
import type { Receipt } from './receipt.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256: 64 lower-case hex digits');
const count = z.int().min(0).max(999_999_999);
/** Any JSON, left exactly as it was parsed: what the hash covers must not be made anew. */
const asItStands = z.unknown().refine((value) => value !== undefined, 'is missing');

/** The file of a receipt; an unknown field is refused, so that nobody believes what is not checked. */
const receiptFile = z.strictObject({
  format: z.literal('nemcon-receipt-1'),
  leaf: z.strictObject({
    kind: z.literal('event'),
    workflow: z.string().min(1),
    sequence: count,
    hash,
    text: hash.nullable(),
    salt: z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 lower-case hex digits'),
  }),
  index: count,
  content: z.strictObject({ sequence: count, at: z.int(), by: asItStands, event: asItStands }),
  text: hash.nullable(),
  proof: z.array(hash).max(64),
  checkpoint: z.string().min(1),
  key: z.string().min(1),
});

/** More than any receipt has. */
export const mostBytes = 1_000_000;

/** A file that is no receipt: nothing can be said of it. */
export class NoReceipt extends Error {
  override readonly name = 'NoReceipt';
}

/** A receipt from the text of its file. @throws NoReceipt with every fault and its path */
export function readReceipt(text: string): Receipt {
  if (text.length > mostBytes) throw new NoReceipt('it is longer than any receipt');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NoReceipt('it is not JSON');
  }
  const read = receiptFile.safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`,
  );
  throw new NoReceipt(faults.join('; '));
}
