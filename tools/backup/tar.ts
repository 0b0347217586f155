import { Trouble } from '../trouble.ts';

/** A file or a folder (its name then ends with a slash, without content) of a tar archive. */
export type Entry = {
  readonly name: string;
  readonly size: number;
  readonly content: AsyncIterable<Buffer> | Iterable<Buffer>;
};

const block = 512;

/**
 * The bytes of a tar archive (POSIX ustar). A content of another size than was said is cut or filled up.
 * @param at the time of its files, for whoever wants the same bytes again; left out: now
 */
export async function* pack(
  entries: AsyncIterable<Entry> | Iterable<Entry>,
  at = Date.now(),
): AsyncGenerator<Buffer> {
  for await (const { name, size, content } of entries) {
    yield header(name, size, at);
    let left = size;
    for await (const chunk of content) {
      if (left === 0) break;
      const part = chunk.subarray(0, left);
      left -= part.length;
      yield part;
    }
    for (; left > 0; left -= Math.min(left, block)) yield Buffer.alloc(Math.min(left, block));
    if (size % block !== 0) yield Buffer.alloc(block - (size % block));
  }
  yield Buffer.alloc(2 * block);
}

function header(name: string, size: number, at: number): Buffer {
  if (Buffer.byteLength(name) > 99) throw new Trouble(`${name} is too long a name for a backup.`);
  const head = Buffer.alloc(block);
  head.write(name, 0);
  const isFolder = name.endsWith('/');
  head.write(isFolder ? '0000700\0' : '0000600\0', 100);
  head.write('0000000\0'.repeat(2), 108);
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  head.write(
    `${Math.floor(at / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
  );
  head.write(isFolder ? '5' : '0', 156);
  head.write('ustar\x0000', 257);
  head.write(`${checksum(head).toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}

/** The sum of its bytes, with spaces where the sum itself stands. */
function checksum(head: Buffer): number {
  return head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}

/** The entries of an archive as `pack` writes it; each content has to be read to its end. @throws Trouble */
export async function* unpack(bytes: AsyncIterable<Buffer>): AsyncGenerator<Entry> {
  const from = new Bytes(bytes);
  for (;;) {
    const head = await from.exactly(block);
    if (head.every((byte) => byte === 0)) return await from.end();
    if (Number.parseInt(head.toString('latin1', 148, 154), 8) !== checksum(head))
      throw new Trouble('It is damaged, or it is no backup of Nemcon: nothing was touched.');
    const name = head.toString('utf8', 0, head.indexOf(0));
    const size = Number.parseInt(head.toString('latin1', 124, 135), 8);
    yield { name, size, content: from.upTo(size) };
    await from.exactly((block - (size % block)) % block);
  }
}

class Bytes {
  readonly #source: AsyncIterator<Buffer>;
  #rest = Buffer.alloc(0);

  constructor(bytes: AsyncIterable<Buffer>) {
    this.#source = bytes[Symbol.asyncIterator]();
  }

  async exactly(count: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.upTo(count)) parts.push(part);
    return Buffer.concat(parts);
  }

  /** Reads what is left, so that a packing that is cut short shows. */
  async end(): Promise<void> {
    while (!(await this.#source.next()).done);
  }

  async *upTo(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0;) {
      if (this.#rest.length === 0) this.#rest = await this.#more();
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  async #more(): Promise<Buffer<ArrayBuffer>> {
    const next = await this.#source.next();
    if (next.done) throw new Trouble('It was cut short: nothing was touched; take a whole copy.');
    return Buffer.from(next.value);
  }
}
