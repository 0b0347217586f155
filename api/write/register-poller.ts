import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Store } from '../../store/connection.ts';
import { findSettled, type ReceiptName } from '../../store/settled.ts';

type Waiting = {
  readonly name: ReceiptName;
  readonly until: number;
  readonly settle: (isRecorded: boolean) => void;
};

const betweenQueries = 4;
const afterFailure = 250;

/**
 * Tells when the register has settled a receipt, which it does in the transaction that records the
 * decision's events: a number alone could have been taken by another event after a reset. One loop
 * on a connection of its own asks for all who wait at once, and only while somebody waits: so a
 * decision costs a share of one query, and no request holds a pooled connection while it waits.
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

  /** Whether the receipt's answer was on record within the milliseconds given. */
  recorded(name: ReceiptName, within: number): Promise<boolean> {
    return new Promise((settle) => {
      this.#waiting.push({ name, until: Date.now() + within, settle });
      if (!this.#isPolling) void this.#poll();
    });
  }

  async #poll(): Promise<void> {
    this.#isPolling = true;
    while (this.#waiting.length > 0) {
      const settled = await this.#ask(this.#waiting.map(({ name }) => name));
      this.#settle(new Set((settled ?? []).map(shown)));
      if (this.#waiting.length > 0) await pause(settled ? betweenQueries : afterFailure);
    }
    this.#isPolling = false;
  }

  async #ask(names: readonly ReceiptName[]): Promise<readonly ReceiptName[] | undefined> {
    try {
      return await findSettled(this.#store, names);
    } catch (error) {
      this.#log.warn({ err: error }, 'the register does not answer; still asking');
      return undefined;
    }
  }

  #settle(settled: ReadonlySet<string>): void {
    const now = Date.now();
    const still: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const isRecorded = settled.has(shown(waiting.name));
      if (isRecorded || now >= waiting.until) waiting.settle(isRecorded);
      else still.push(waiting);
    }
    this.#waiting = still;
  }
}

function shown({ workflow, key }: ReceiptName): string {
  return `${workflow} ${key}`;
}
