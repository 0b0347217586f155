import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

/** One key of the ring; its bytes stay in key objects, which no log and no error shows. */
export type CodecKey = {
  /** Stands in clear beside everything that it encrypted. */
  readonly id: string;
  /** AES-256-GCM. */
  readonly cipher: KeyObject;
  /** HMAC-SHA-256: which workflow a payload belongs to, without naming it. */
  readonly binding: KeyObject;
};

/** The first encrypts, all decrypt; empty: the codec is off. */
export type KeyRing = readonly CodecKey[];

/** A ring that cannot be used; the message says why and holds nothing of a key. */
export class KeyRingUnusable extends Error {
  override readonly name = 'KeyRingUnusable';
}

const keyBytes = 32;
const idForm = /^[\w.-]{1,32}$/;

/**
 * The ring as TEMPORAL_CODEC_KEYS writes it: `id:base64`, the newest first, with commas or line ends
 * between them.
 * @returns at least one
 * @throws KeyRingUnusable
 */
export function readKeyRing(text: string): readonly [CodecKey, ...CodecKey[]] {
  const [first, ...rest] = text.split(/[\s,]+/).filter((word) => word !== '');
  if (first === undefined)
    throw new KeyRingUnusable('TEMPORAL_CODEC_KEYS is empty: write ID:BASE64 of 32 random bytes.');
  const ring = [readKey(first, 1), ...rest.map((word, index) => readKey(word, index + 2))] as const;
  if (new Set(ring.map(({ id }) => id)).size < ring.length)
    throw new KeyRingUnusable(
      'TEMPORAL_CODEC_KEYS has one id twice: each key has an id of its own.',
    );
  return ring;
}

/** A new key, as `readKeyRing` reads it. */
export function makeKey(id: string): string {
  return `${id}:${randomBytes(keyBytes).toString('base64')}`;
}

function readKey(word: string, place: number): CodecKey {
  const at = word.indexOf(':');
  const id = word.slice(0, at);
  const encoded = word.slice(at + 1);
  const bytes = Buffer.from(encoded, 'base64');
  // Whatever is not base64 is skipped when it is read, and would make another key of a slip.
  const isWhole = bytes.length === keyBytes && bytes.toString('base64') === encoded;
  if (at > 0 && idForm.test(id) && isWhole)
    return { id, cipher: createSecretKey(bytes), binding: bindingKey(bytes) };
  throw new KeyRingUnusable(
    `Key ${place} of TEMPORAL_CODEC_KEYS cannot be used: write ID:BASE64, an id of at most 32 letters, digits, dots and dashes, and 32 random bytes (openssl rand -base64 32).`,
  );
}

/** A key of its own for another purpose, so that neither use tells of the other. */
function bindingKey(bytes: Buffer): KeyObject {
  return createSecretKey(createHmac('sha256', bytes).update('nemcon codec: workflow').digest());
}
