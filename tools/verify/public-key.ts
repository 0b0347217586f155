import { readFileSync } from 'node:fs';
import { readPublicKey } from '../../audit/keys.ts';
import type { PublicKey } from '../../audit/keys.ts';

/** A key is one word with plus signs; anything else names a file with one. @throws KeyUnreadable */
export function keyOf(given: string): PublicKey {
  const isKey = /^\S+\+[0-9a-f]{8}\+\S+$/.test(given);
  return readPublicKey(isKey ? given : readFileSync(given, 'utf8').trim());
}
