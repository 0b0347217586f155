import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pack, unpack } from '../backup/tar.ts';
import { Trouble } from '../trouble.ts';

/** A file in an archive. */
export type Member = { readonly name: string; readonly bytes: Buffer };

/** Any: the same archive has the same bytes whenever it is written. */
const writtenAt = Date.parse('1980-01-01T00:00:00Z');

/**
 * The archive's bytes: a tar file (POSIX ustar) that nothing compresses, so that each byte of it has
 * one value and no other program's version matters when it is checked in twenty years.
 */
export async function packed(members: readonly Member[]): Promise<Buffer> {
  const entries = members.map(({ name, bytes }) => ({
    name,
    size: bytes.length,
    content: [bytes],
  }));
  return await buffer(pack(entries, writtenAt));
}

/** @returns undefined for what is no archive as `packed` writes it, to the byte */
export async function unpacked(bytes: Buffer): Promise<readonly Member[] | undefined> {
  const members: Member[] = [];
  try {
    for await (const { name, content } of unpack(Readable.from([bytes])))
      members.push({ name, bytes: await buffer(Readable.from(content)) });
    return (await packed(members)).equals(bytes) ? members : undefined;
  } catch (error) {
    if (error instanceof Trouble || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Lines of JSON. */
export function linesOf(values: readonly string[]): Buffer {
  return Buffer.from(values.map((value) => `${value}\n`).join(''), 'utf8');
}
