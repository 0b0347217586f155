import { knowingOf, type Concern } from '../domain/policy/knows.ts';
import type { Held } from '../domain/policy/may.ts';

/**
 * References that this process has seen in the register. A recommendation is never deleted, so one
 * that was there need not be looked up again before an act by somebody who has a place in it: places
 * stay, while what was released may be taken back.
 */
export class KnownReferences {
  readonly #seen = new Map<string, Concern>();
  readonly #most: number;

  constructor(most = 100_000) {
    this.#most = most;
  }

  /** Whether these have a place in it, as far as is known here. */
  has(reference: string, held: readonly Held[]): boolean {
    const concern = this.#seen.get(reference);
    if (concern === undefined) return false;
    const placed = { ...concern, released: [], published: false };
    return knowingOf(held, placed) === 'takes-part';
  }

  add(reference: string, concern: Concern): void {
    if (this.#seen.size >= this.#most) this.#seen.clear();
    this.#seen.set(reference, concern);
  }
}
