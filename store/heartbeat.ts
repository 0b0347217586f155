import { randomUUID } from 'node:crypto';
import { beat, type Beat } from './availability.ts';
import type { Store } from './connection.ts';

/** Short, because a silence closes as agreed only once a heartbeat has followed its deadline. */
const interval = 1_000;

/** Writes heartbeats for one process. */
export class Heartbeat {
  readonly #store: Store;
  readonly #process: Beat['process'];
  readonly #receives: () => Promise<boolean>;
  #id: string = randomUUID();
  #last = 0;
  #hasMissed = false;
  #isWriting = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param receives whether requests get to it at present; while they do not, it counts as away */
  constructor(
    store: Store,
    process: Beat['process'],
    receives: () => Promise<boolean> = () => Promise.resolve(true),
  ) {
    this.#store = store;
    this.#process = process;
    this.#receives = receives;
  }

  /**
   * Writes into the availability ledger that the process lives: at once, then every second. After
   * one that could not be written the process counts as having begun anew: without the register
   * nothing could be received, however short that was.
   *
   * @param whenMissed told of a heartbeat that could not be written
   */
  async start(whenMissed: (error: unknown) => void): Promise<void> {
    await this.now();
    this.#timer = setInterval(() => {
      if (this.#isWriting) return;
      this.#isWriting = true;
      void this.now()
        .catch(whenMissed)
        .finally(() => (this.#isWriting = false));
    }, interval);
  }

  /** Writes that the process is alive now. @throws when the register can't be had */
  async now(): Promise<void> {
    try {
      if (!(await this.#receives())) {
        this.#hasMissed = true;
        return;
      }
      if (this.#hasMissed) await this.#beginAnew();
      await this.#write('alive', Date.now());
    } catch (error) {
      this.#hasMissed = true;
      throw error;
    }
  }

  /** Writes that the process ends by its own will, so that its end counts from now. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#write('stopped', Date.now());
  }

  /** Its life until the last heartbeat that was written is closed: that one is not waited for. */
  async #beginAnew(): Promise<void> {
    if (this.#last > 0) await this.#write('stopped', this.#last);
    this.#id = randomUUID();
    this.#hasMissed = false;
  }

  async #write(is: Beat['is'], at: number): Promise<void> {
    await beat(this.#store, { process: this.#process, id: this.#id, is, at });
    this.#last = at;
  }
}
