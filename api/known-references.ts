/**
 * References that this process has seen in the register. A recommendation is never deleted, so one
 * that was there need not be looked up again before an act.
 */
export class KnownReferences {
  readonly #seen = new Set<string>();
  readonly #most: number;

  constructor(most = 100_000) {
    this.#most = most;
  }

  has(reference: string): boolean {
    return this.#seen.has(reference);
  }

  add(reference: string): void {
    if (this.#seen.size >= this.#most) this.#seen.clear();
    this.#seen.add(reference);
  }
}
