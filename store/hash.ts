import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 of a text in UTF-8, lower-case hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** SHA-256 of a JSON value in its canonical form (RFC 8785), so that the order of fields is nothing. */
export function hashOf(value: unknown): string {
  return sha256(canonicalText(value));
}

/** A JSON value in its canonical form (RFC 8785). */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only a JSON value has a hash.');
  return text;
}
