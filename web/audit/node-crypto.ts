import * as ed25519 from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';

/*
 * What `audit/` takes of node:crypto, for a browser: the pages are built with this in its place, so
 * that a receipt is judged there by the very code that judges it elsewhere. The browser's own
 * WebCrypto answers later and knows Ed25519 only where it is new; these libraries are audited.
 */

ed25519.hashes.sha512 = sha512;

/** SHA-256 piece by piece, as node:crypto gives it. */
export function createHash(algorithm: string) {
  if (algorithm !== 'sha256') throw unknown(`hash by ${algorithm}`);
  const hash = sha256.create();
  const hashing = {
    update(data: string | Uint8Array, encoding?: 'hex' | 'utf8') {
      hash.update(typeof data === 'string' ? Buffer.from(data, encoding ?? 'utf8') : data);
      return hashing;
    },
    digest: (encoding: 'hex') => Buffer.from(hash.digest()).toString(encoding),
  };
  return hashing;
}

type Key = { readonly raw: Uint8Array };

/** Of an Ed25519 key as SubjectPublicKeyInfo, whose last 32 bytes are the key itself. */
export function createPublicKey({ key }: { readonly key: Uint8Array }): Key {
  return { raw: key.slice(-32) };
}

/** Strict as RFC 8032 has it, like OpenSSL: what one accepts the other does. */
export function verify(_: null, message: Uint8Array, { raw }: Key, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, raw, { zip215: false });
  } catch {
    return false;
  }
}

export function createPrivateKey(): never {
  throw unknown('sign');
}

export function generateKeyPairSync(): never {
  throw unknown('make keys');
}

export function sign(): never {
  throw unknown('sign');
}

function unknown(what: string): Error {
  return new Error(`The pages do not ${what}.`);
}
