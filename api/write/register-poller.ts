import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Store } from '../../store/connection.ts';
import { findSequences } from '../../store/sequences.ts';

type Waiting = {
  readonly workflow: string;
  readonly sequence: number;
  readonly until: number;
  readonly settle: (isRecorded: boolean) => void;
};

const betweenQueries = 4;
const afterFailure = 250;

/**
 * Tells when the register has recorded an event. One loop on a connection of its own asks for all
 * who wait at once, and only while somebody waits: so a decision costs a share of one query, and
 * no request holds a pooled connection while it waits.
 */
export class RegisterPoller {
  readonly #store: Store;
  readonly #log: Logger;
  #waiting: Waiting[] = [];
  #isPolling = false;

  constructor(store: Store, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  /** Whether the workflow's event of this sequence was on record within the milliseconds given. */
  recorded(workflow: string, sequence: number, within: number): Promise<boolean> {
    return new Promise((settle) => {
      this.#waiting.push({ workflow, sequence, until: Date.now() + within, settle });
      if (!this.#isPolling) void this.#poll();
    });
  }

  async #poll(): Promise<void> {
    this.#isPolling = true;
    while (this.#waiting.length > 0) {
      const asked = [...new Set(this.#waiting.map(({ workflow }) => workflow))];
      const sequences = await this.#ask(asked);
      this.#settle(sequences ?? new Map());
      if (this.#waiting.length > 0) await pause(sequences ? betweenQueries : afterFailure);
    }
    this.#isPolling = false;
  }

  async #ask(workflows: readonly string[]): Promise<Map<string, number> | undefined> {
    try {
      return await findSequences(this.#store, workflows);
    } catch (error) {
      this.#log.warn({ err: error }, 'the register does not answer; still asking');
      return undefined;
    }
  }

  #settle(sequences: ReadonlyMap<string, number>): void {
    const now = Date.now();
    const still: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const isRecorded = (sequences.get(waiting.workflow) ?? 0) >= waiting.sequence;
      if (isRecorded || now >= waiting.until) waiting.settle(isRecorded);
      else still.push(waiting);
    }
    this.#waiting = still;
  }
}
