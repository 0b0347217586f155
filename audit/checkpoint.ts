import type { Head } from './check.ts';
import type { PrivateKey, PublicKey } from './keys.ts';
import { NoteRefused, openNote, signNote } from './note.ts';

/** What a log said of itself at some time, and who signed it. */
export type Checkpoint = Head & {
  /** The log's own name. */
  readonly origin: string;
  readonly by: readonly PublicKey[];
};

/**
 * A checkpoint (C2SP tlog-checkpoint): the log's name, how many entries it has, and their root.
 * @param keys the first names the log; after a change of key the old one signs beside it for a time
 */
export function signCheckpoint({ size, root }: Head, keys: readonly PrivateKey[]): string {
  const base64 = Buffer.from(root, 'hex').toString('base64');
  return signNote(`${keys[0]?.public.name}\n${size}\n${base64}\n`, keys);
}

/** @throws NoteRefused unless it is a checkpoint of one of these keys' logs, rightly signed */
export function openCheckpoint(note: string, known: readonly PublicKey[]): Checkpoint {
  const { text, by } = openNote(note, known);
  const [origin = '', size = '', base64 = '', ...more] = text.split('\n');
  const root = Buffer.from(base64, 'base64');
  if (!/^(0|[1-9]\d{0,8})$/.test(size) || root.length !== 32 || root.toString('base64') !== base64)
    throw new NoteRefused('It is signed, but it is not a checkpoint.');
  if (!by.some(({ name }) => name === origin))
    throw new NoteRefused(`It is signed, but not by the log ${origin} of which it speaks.`);
  // Lines after the root are extensions, each not empty (C2SP tlog-checkpoint).
  if (more.slice(0, -1).includes('')) throw new NoteRefused('It has an empty line in it.');
  return { origin, size: Number(size), root: root.toString('hex'), by };
}
