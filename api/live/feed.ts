import type { Instant } from '../../domain/time.ts';
import { logSize } from '../../store/audit/entries.ts';
import type { Store } from '../../store/connection.ts';

/** How long the log was when this process looked. */
type Mark = { readonly at: Instant; readonly size: number };

/** Entries of the log by their numbers, `to` excluded. */
export type Entries = { readonly from: number; readonly to: number };

const remembersFor = 300_000;
/** Clocks of processes that answer the same reader in turn differ by less; telling twice does no harm. */
const clockSkew = 1_000;

/**
 * The end of the audit log as this process has seen it: looked at once for all who listen. A reader
 * knows their place by an instant, not by a number of the log, whose gaps would tell how much happened
 * to others.
 */
export class LiveFeed {
  readonly #store: Store;
  /** One for each time that it had grown, the oldest first. */
  #marks: readonly Mark[] = [];

  /** @param store as the API itself sees it */
  constructor(store: Store) {
    this.#store = store;
  }

  async look(): Promise<Mark> {
    const at = Date.now();
    const mark = { at, size: await logSize(this.#store) };
    if ((this.#marks.at(-1)?.size ?? -1) < mark.size) this.#marks = [...this.#recent(at), mark];
    return mark;
  }

  /** What came since an instant; undefined: this process does not look back so far. */
  since(cursor: Instant, { size: to }: Mark): Entries | undefined {
    const [first] = this.#marks;
    if (first === undefined || cursor < first.at) return undefined;
    const before = this.#marks.findLast(({ at }) => at <= cursor - clockSkew) ?? first;
    return { from: before.size, to };
  }

  /** The last mark that is too old is kept: it says where the others begin. */
  #recent(now: Instant): readonly Mark[] {
    const young = this.#marks.findIndex(({ at }) => at > now - remembersFor);
    return this.#marks.slice(Math.max(0, (young < 0 ? this.#marks.length : young) - 1));
  }
}
