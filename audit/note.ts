import type { PrivateKey, PublicKey } from './keys.ts';

/** An em dash and a space lead each signature line (C2SP signed-note). */
const lead = '\u2014 ';
const signatureLine = /^\u2014 (\S+) (\S+)$/;
const mostSignatures = 100;
const mostLength = 1_000_000;

/** A note whose text is not to be believed; the sentence says why. */
export class NoteRefused extends Error {
  override readonly name = 'NoteRefused';
}

/**
 * Signs a text by each key, so that a verifier who knows any one of them can read it.
 * @param text ends with a newline and has no empty last line
 */
export function signNote(text: string, keys: readonly PrivateKey[]): string {
  if (!isText(text) || keys.length === 0)
    throw new TypeError('A note is whole lines, signed by at least one key.');
  const lines = keys.map(({ public: { name, id }, sign }) => {
    const signature = Buffer.concat([Buffer.from(id, 'hex'), sign(text)]);
    return `${lead}${name} ${signature.toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/**
 * What a note says, and who of the known keys said it. Signatures of unknown keys are nothing; a
 * wrong one of a known key makes the whole note worthless.
 * @throws NoteRefused
 */
export function openNote(
  note: string,
  known: readonly PublicKey[],
): { readonly text: string; readonly by: readonly PublicKey[] } {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const rest = note.slice(end + 2);
  if (end < 0 || note.length > mostLength || !isText(text) || !rest.endsWith('\n'))
    throw new NoteRefused('It is not a signed note: a text, an empty line and signatures.');
  const lines = rest.slice(0, -1).split('\n');
  if (lines.length > mostSignatures) throw new NoteRefused('It has too many signatures.');
  const by = new Set<PublicKey>();
  for (const { name, id, signature } of lines.map(readSignature)) {
    const key = known.find((one) => one.name === name && one.id === id);
    if (!key || by.has(key)) continue;
    if (!key.isSigned(text, signature))
      throw new NoteRefused(`The signature in the name of ${name} is wrong.`);
    by.add(key);
  }
  if (by.size === 0) throw new NoteRefused('None of its signatures is by the key asked for.');
  return { text, by: [...by] };
}

function readSignature(line: string): { name: string; id: string; signature: Buffer } {
  const [, name, data] = signatureLine.exec(line) ?? [];
  const bytes = Buffer.from(data ?? '', 'base64');
  if (name === undefined || bytes.length < 5 || bytes.toString('base64') !== data)
    throw new NoteRefused('One of its signature lines cannot be read.');
  return { name, id: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
}

function isText(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- the format forbids them
  return text.endsWith('\n') && text.isWellFormed() && !/[\x00-\x09\x0b-\x1f]/.test(text);
}
