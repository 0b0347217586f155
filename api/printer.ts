import { Worker } from 'node:worker_threads';
import type { Printing } from '../papers/printing.ts';
import { hashOf } from '../store/hash.ts';
import { Recent } from '../store/recent.ts';
import { Problem } from './problem.ts';
import { say } from '../domain/words/say.ts';

/** More than this would wait longer than a caller does. */
const mostWaiting = 16;

/** A paper of hundreds of members takes seconds; what takes longer than this will not end. */
const longest = 60_000;

/**
 * Prints papers one at a time in a thread beside the one that receives decisions. What was printed
 * last is remembered: the same paper is the same bytes.
 */
class Printer {
  readonly #printed = new Recent<Promise<Uint8Array>>(16);
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** @throws Problem `service-unavailable` where too many wait already */
  print(printing: Printing): Promise<Uint8Array> {
    const id = hashOf(printing);
    const known = this.#printed.get(id);
    if (known) return known;
    if (this.#waiting >= mostWaiting)
      throw new Problem(
        'service-unavailable',
        say`Too many papers wait to be printed. Nothing has happened; ask again shortly.`,
        { retryAfterSeconds: 5 },
      );
    this.#waiting += 1;
    const bytes = this.#last.then(() => inThread(printing));
    this.#printed.set(id, bytes);
    // What failed is tried again by whoever asks next.
    this.#last = bytes
      .catch(() => this.#printed.delete(id))
      .finally(() => {
        this.#waiting -= 1;
      });
    return bytes;
  }
}

/** One for the process: papers are printed one after another, whatever they are. */
export const printer = new Printer();

function inThread(printing: Printing): Promise<Uint8Array> {
  const thread = new Worker(new URL('../papers/printing.ts', import.meta.url), {
    workerData: printing,
  });
  const late = setTimeout(() => void thread.terminate(), longest);
  const ended = () => clearTimeout(late);
  return new Promise<Uint8Array>((resolve, reject) => {
    thread.once('message', (bytes: unknown) => {
      if (!ArrayBuffer.isView(bytes)) return reject(new Error('The printer gave no bytes.'));
      resolve(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    });
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`The printer ended with ${code}.`)));
  }).finally(ended);
}
