import { KeyUnreadable, readPrivateKey } from '../audit/keys.ts';
import type { PrivateKey } from '../audit/keys.ts';
import { secretIn, SecretUnreadable } from '../secrets/given.ts';
import { Misconfigured } from './configuration.ts';

/**
 * The keys that sign the audit log: AUDIT_KEY holds them or names a file with them, one a line. The
 * first is the log's own; while the key is being changed, the one before stands on a second line.
 * @throws Misconfigured with a sentence that tells no key
 */
export function readAuditKeys(given: string): readonly PrivateKey[] {
  const text = given.startsWith('PRIVATE+KEY+') ? given : textOf(given);
  const words = text.split(/\s+/).filter((word) => word !== '');
  try {
    const keys = words.map(readPrivateKey);
    if (keys.length === 0 || keys.some((key) => key.public.name !== keys[0]?.public.name))
      throw new KeyUnreadable('There has to be one key at least, and all of one name.');
    return keys;
  } catch (error) {
    if (!(error instanceof KeyUnreadable)) throw error;
    throw new Misconfigured(
      `AUDIT_KEY cannot be used (${error.message}): make one with npm run audit -- key NAME.`,
    );
  }
}

function textOf(file: string): string {
  try {
    return secretIn(file, 'AUDIT_KEY', process.env);
  } catch (error) {
    if (!(error instanceof SecretUnreadable)) throw error;
    throw new Misconfigured(
      'AUDIT_KEY is no private key and names no file that can be used: correct it and start again.',
      { cause: error },
    );
  }
}
