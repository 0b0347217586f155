import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Job, Played, Said } from './job.ts';

/** Playing took longer than a case may; the thread was ended and nothing else was harmed. */
export class TooCostly extends Error {}
/** Others are being played and more wait than may. */
export class TooMany extends Error {}

/** Milliseconds of playing for one case, and of starting the thread. */
const longest = { playing: 3000, starting: 20_000 };
const mostWaiting = 16;
const memory = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 };

type Waiting = {
  readonly job: Job;
  readonly resolve: (played: Played) => void;
  readonly reject: (error: Error) => void;
};

/**
 * Plays cases in a thread of its own, one after the other, so that no case can hold up a request
 * that decides something. The thread begins with the first case and is replaced when it is ended.
 */
export class Simulator {
  readonly #waiting: Waiting[] = [];
  #worker: Worker | null = null;
  #isReady = false;
  #timer: NodeJS.Timeout | null = null;
  #jobs = 0;

  /** @throws TooCostly, TooMany */
  play(given: Omit<Job, 'number'>): Promise<Played> {
    if (this.#waiting.length >= mostWaiting) return Promise.reject(new TooMany());
    this.#jobs += 1;
    const job = { ...given, number: this.#jobs };
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
      if (this.#waiting.length === 1) this.#begin();
    });
  }

  async close(): Promise<void> {
    for (const { reject } of this.#waiting.splice(0)) reject(new TooMany());
    const worker = this.#worker;
    this.#forget();
    await worker?.terminate();
  }

  #begin(): void {
    const next = this.#waiting[0];
    if (!next) return;
    if (!this.#worker) this.#start();
    else if (this.#isReady) this.#give(next.job);
  }

  #start(): void {
    const worker = new Worker(fileURLToPath(new URL('./thread.ts', import.meta.url)), {
      resourceLimits: memory,
    });
    worker.unref();
    worker.on('message', (said: Said) => {
      if (worker === this.#worker) this.#hear(said);
    });
    worker.on('error', () => {
      if (worker === this.#worker) this.#end(new TooCostly());
    });
    this.#worker = worker;
    this.#limit(longest.starting);
  }

  #hear(said: Said): void {
    this.#unlimit();
    if ('ready' in said) this.#isReady = true;
    else if (said.number === this.#waiting[0]?.job.number)
      this.#waiting.shift()?.resolve(said.played);
    this.#begin();
  }

  #give(job: Job): void {
    this.#limit(longest.playing);
    this.#worker?.postMessage(job);
  }

  /** The case in hand is given up with its thread; the next one begins with another. */
  #end(error: Error): void {
    void this.#worker?.terminate();
    this.#forget();
    this.#waiting.shift()?.reject(error);
    this.#begin();
  }

  #forget(): void {
    this.#unlimit();
    this.#worker = null;
    this.#isReady = false;
  }

  #limit(ms: number): void {
    this.#timer = setTimeout(() => this.#end(new TooCostly()), ms);
  }

  #unlimit(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
