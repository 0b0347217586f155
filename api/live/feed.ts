import type { Instant } from '../../domain/time.ts';
import { logSize } from '../../store/audit/entries.ts';
import { scanEntries, type ScannedEntry } from '../../store/audit/scan.ts';
import type { Store } from '../../store/connection.ts';

type Happened = { readonly entry: ScannedEntry; readonly seenAt: Instant };

/** How far this process has read, and the instant up to which that is all. */
export type Look = { readonly next: number; readonly at: Instant };

const remembersFor = 300_000;
const mostAtOnce = 2_000;
/** Clocks of processes that answer the same reader in turn differ by less; telling twice does no harm. */
const clockSkew = 1_000;

/**
 * The end of the audit log as this process has read it: once for all who listen. A reader knows their
 * place by an instant, not by a number of the log, whose gaps would tell how much happened to others.
 */
export class LiveFeed {
  readonly #store: Store;
  #next: number | undefined;
  /** From this number and this instant on nothing is forgotten. */
  #kept = { index: 0, from: 0 };
  #recent: readonly Happened[] = [];
  #looking: Promise<Look> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Reads what is new. Whoever asks meanwhile gets the same answer. */
  async look(): Promise<Look> {
    this.#looking ??= this.#read().finally(() => (this.#looking = undefined));
    return await this.#looking;
  }

  /** What was seen since an instant; undefined: this process does not look back so far. */
  since(cursor: Instant): readonly ScannedEntry[] | undefined {
    if (cursor < this.#kept.from) return undefined;
    const from = cursor - clockSkew;
    return this.#recent.filter(({ seenAt }) => seenAt > from).map(({ entry }) => entry);
  }

  /** The entries from a number on; undefined: some of them are forgotten. */
  from(index: number): readonly ScannedEntry[] | undefined {
    if (index < this.#kept.index) return undefined;
    return this.#recent.map(({ entry }) => entry).filter((entry) => entry.index >= index);
  }

  async #read(): Promise<Look> {
    const at = Date.now();
    const size = await logSize(this.#store);
    const known = this.#next;
    this.#next = size;
    if (known === undefined || size - known > mostAtOnce) this.#forget(size, at);
    else if (size > known)
      this.#remember(await scanEntries(this.#store, { from: known, to: size }), at);
    return { next: size, at };
  }

  #forget(index: number, from: Instant): void {
    this.#kept = { index, from };
    this.#recent = [];
  }

  #remember(entries: readonly ScannedEntry[], seenAt: Instant): void {
    const all = [...this.#recent, ...entries.map((entry) => ({ entry, seenAt }))];
    const young = all.filter((one) => one.seenAt > seenAt - remembersFor).slice(-mostAtOnce);
    const dropped = all[all.length - young.length - 1];
    if (dropped) this.#kept = { index: dropped.entry.index + 1, from: dropped.seenAt };
    this.#recent = young;
  }
}
