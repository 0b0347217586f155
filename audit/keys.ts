import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** The one signature type that we make and read: Ed25519 (C2SP signed-note). */
const ed25519 = 1;
/** What stands before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410 section 7). */
const seedPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
/** What stands before the 32 bytes of an Ed25519 public key in SubjectPublicKeyInfo (RFC 8410 section 4). */
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
/** A name: not empty, without spaces and without the plus that parts a key's fields. */
const nameForm = /^[^\s+\p{C}]{1,200}$/u;

/** Whoever has it can check a log's signatures: `name+id+base64` (C2SP signed-note). */
export type PublicKey = {
  readonly name: string;
  /** Eight hexadecimal digits, the first of SHA-256(name, newline, type, key). */
  readonly id: string;
  /** The whole as one word, as it is handed out. */
  readonly text: string;
  readonly isSigned: (message: string, signature: Buffer) => boolean;
};

/** Whoever has it can sign as the log. */
export type PrivateKey = {
  readonly public: PublicKey;
  readonly sign: (message: string) => Buffer;
};

/** A key that cannot be read; the sentence says which and why, never the key. */
export class KeyUnreadable extends Error {
  override readonly name = 'KeyUnreadable';
}

/** A new key as one word, in the form of Go's sumdb: `PRIVATE+KEY+name+id+base64`. */
export function makeKey(name: string): string {
  if (!nameForm.test(name))
    throw new KeyUnreadable(`${JSON.stringify(name)} cannot name a key: no spaces, no plus sign.`);
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const { id } = publicKeyOf(name, rawPublic(createPublicKey(privateKey)));
  return `PRIVATE+KEY+${name}+${id}+${typed(seed).toString('base64')}`;
}

/** @throws KeyUnreadable */
export function readPrivateKey(text: string): PrivateKey {
  const [one, two, name = '', id, data] = parts(text, 5);
  if (one !== 'PRIVATE' || two !== 'KEY')
    throw new KeyUnreadable('A private key begins with PRIVATE+KEY+.');
  const key = createPrivateKey({
    key: Buffer.concat([seedPrefix, untyped(data)]),
    format: 'der',
    type: 'pkcs8',
  });
  const known = publicKeyOf(name, rawPublic(createPublicKey(key)));
  if (known.id !== id) throw new KeyUnreadable(`The private key ${name} and its id do not belong.`);
  return { public: known, sign: (message) => sign(null, Buffer.from(message, 'utf8'), key) };
}

/** @throws KeyUnreadable */
export function readPublicKey(text: string): PublicKey {
  const [name = '', id, data] = parts(text, 3);
  const known = publicKeyOf(name, untyped(data));
  if (known.id !== id)
    throw new KeyUnreadable(`The public key ${name} was copied wrongly: its id does not belong.`);
  return known;
}

function publicKeyOf(name: string, raw: Buffer): PublicKey {
  const digest = createHash('sha256').update(`${name}\n`).update(typed(raw)).digest('hex');
  const id = digest.slice(0, 8);
  const key = createPublicKey({
    key: Buffer.concat([publicPrefix, raw]),
    format: 'der',
    type: 'spki',
  });
  return {
    name,
    id,
    text: `${name}+${id}+${typed(raw).toString('base64')}`,
    isSigned: (message, signature) => verify(null, Buffer.from(message, 'utf8'), key, signature),
  };
}

function rawPublic(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

/** The last field is base64, which has plus signs of its own. */
function parts(text: string, count: number): string[] {
  const all = text.split('+');
  const found = [...all.slice(0, count - 1), all.slice(count - 1).join('+')];
  if (all.length < count || !nameForm.test(found[count - 3] ?? ''))
    throw new KeyUnreadable('A key is one word: a name, an id and base64 with plus signs between.');
  return found;
}

function typed(raw: Buffer): Buffer {
  return Buffer.concat([Buffer.from([ed25519]), raw]);
}

function untyped(data: string | undefined): Buffer {
  const bytes = Buffer.from(data ?? '', 'base64');
  if (bytes.length !== 33 || bytes[0] !== ed25519 || bytes.toString('base64') !== data)
    throw new KeyUnreadable('Only Ed25519 keys can be read here (type 1, 32 bytes, in base64).');
  return bytes.subarray(1);
}
