import type { PrivateKey } from '../audit/keys.ts';
import { findGrowth, makeCheckpoint } from '../store/audit/checkpoints.ts';
import type { Store } from '../store/connection.ts';

/** How often it looks whether an outcome waits, and how long other entries wait at most. */
const looksEvery = 1_000;
const signsAfter = 10_000;
/** After one that failed; it is not going to be mended within a second. */
const restsFor = 60_000;

/**
 * Signs the audit log: at once after an outcome, else ten seconds after it grew. Any number of
 * workers may do so; they take turns.
 */
export class Checkpointer {
  readonly #store: Store;
  readonly #keys: readonly PrivateKey[];
  #grownSince: number | null = null;
  #restsUntil = 0;
  #looking: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store, keys: readonly PrivateKey[]) {
    this.#store = store;
    this.#keys = keys;
  }

  /** @param whenFailed told of a checkpoint that could not be made; it is tried again */
  start(whenFailed: (error: unknown) => void): void {
    this.#timer = setInterval(() => {
      if (this.#looking || performance.now() < this.#restsUntil) return;
      this.#looking = this.#look()
        .catch((error: unknown) => {
          this.#restsUntil = performance.now() + restsFor;
          whenFailed(error);
        })
        .finally(() => (this.#looking = null));
    }, looksEvery);
  }

  /** Ends after what is in hand, and signs what came last. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await makeCheckpoint(this.#store, this.#keys);
  }

  async #look(): Promise<void> {
    const { size, signed, isUrgent } = await findGrowth(this.#store);
    const now = performance.now();
    if (size === signed) this.#grownSince = null;
    else this.#grownSince ??= now;
    if (this.#grownSince === null) return;
    if (!isUrgent && now - this.#grownSince < signsAfter) return;
    await makeCheckpoint(this.#store, this.#keys);
    this.#grownSince = null;
  }
}
