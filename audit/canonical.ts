import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Hash } from './tree.ts';

/**
 * The canonical form of a JSON value (RFC 8785), so that the order of fields is nothing.
 * @throws TypeError for what has none: not JSON, or a text with half a surrogate pair
 */
export function canonical(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch (error) {
    throw new TypeError('This value has no canonical form.', { cause: error });
  }
  if (text === undefined) throw new TypeError('Only a JSON value has a canonical form.');
  return text;
}

/** SHA-256 of the canonical form. */
export function contentHash(value: unknown): Hash {
  return createHash('sha256').update(canonical(value), 'utf8').digest('hex');
}
