import type { PrivateKey } from '../audit/keys.ts';
import { AuditLogDiffers, findGrowth, makeCheckpoint } from '../store/audit/checkpoints.ts';
import type { Store } from '../store/connection.ts';
import type { SeenCheckpoint } from './seen.ts';

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
  readonly #seen: SeenCheckpoint | undefined;
  #alarm: string | null = null;
  #looked = false;
  #grownSince: number | null = null;
  #restsUntil = 0;
  #looking: Promise<void> | null = null;
  #first: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param seen the newest checkpoint that is known outside the database; undefined: none is kept */
  constructor(store: Store, keys: readonly PrivateKey[], seen?: SeenCheckpoint) {
    this.#store = store;
    this.#keys = keys;
    this.#seen = seen;
  }

  /** Why nothing is signed, though it should be; null: all is well as far as is known. */
  get alarm(): string | null {
    return this.#alarm;
  }

  /** @param whenFailed told of a checkpoint that could not be made; it is tried again */
  start(whenFailed: (error: unknown) => void): void {
    const look = () => {
      if (this.#looking || performance.now() < this.#restsUntil) return;
      this.#looking = this.#look()
        .catch((error: unknown) => {
          this.#restsUntil = performance.now() + restsFor;
          whenFailed(error);
        })
        .finally(() => (this.#looking = null));
      this.#first ??= this.#looking;
    };
    this.#timer = setInterval(look, looksEvery);
    look();
  }

  /** Returns once it has looked at all, so that what it says of itself is true. */
  async looked(): Promise<void> {
    await this.#first;
  }

  /** Ends after what is in hand, and signs what came last. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await this.#sign();
  }

  async #look(): Promise<void> {
    // Once at the start, also where there is nothing to sign; and as long as something is wrong.
    if (!this.#looked || this.#alarm !== null) await this.#requireFitting();
    this.#looked = true;
    const { size, signed, isUrgent } = await findGrowth(this.#store);
    const now = performance.now();
    if (size === signed) this.#grownSince = null;
    else this.#grownSince ??= now;
    if (this.#grownSince === null) return;
    if (!isUrgent && now - this.#grownSince < signsAfter) return;
    await this.#sign();
    this.#grownSince = null;
  }

  /** A log that does not lead to what was signed before would be a second one of the same name. */
  async #requireFitting(): Promise<void> {
    this.#alarm = (await this.#seen?.loss(this.#store)) ?? null;
    if (this.#alarm !== null) throw new AuditLogDiffers(this.#alarm);
  }

  async #sign(): Promise<void> {
    await this.#requireFitting();
    const made = await makeCheckpoint(this.#store, this.#keys);
    if (made) await this.#seen?.keep(made.note);
  }
}
