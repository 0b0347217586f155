import type { Instant } from '../domain/time.ts';
import type { CarriedKey } from './messages.ts';

/** After this a repeated key is answered from the register's receipts, by the API. */
const carriedFor = 7 * 86_400_000;

/** Bounds what continue-as-new must carry (a payload may have 2 MB), however busy the week was. */
const mostCarried = 4000;

/**
 * The idempotency keys that this workflow has answered. Needed beside the Update's own id: an
 * Update completed in the same task as a continue-as-new may be delivered again to the new run.
 */
export class Keys {
  readonly #known: Map<string, CarriedKey>;

  constructor(carried: readonly CarriedKey[]) {
    this.#known = new Map(carried.map((entry) => [entry.key, entry]));
  }

  find(key: string): CarriedKey | undefined {
    return this.#known.get(key);
  }

  remember(entry: CarriedKey): void {
    this.#known.set(entry.key, entry);
  }

  /** What was answered from this event on no longer holds, because the register says otherwise. */
  forgetFrom(sequence: number): void {
    for (const { key, result } of this.#known.values())
      if ('sequence' in result && result.sequence >= sequence) this.#known.delete(key);
  }

  toCarry(now: Instant): CarriedKey[] {
    return [...this.#known.values()].filter(({ at }) => now - at < carriedFor).slice(-mostCarried);
  }
}
