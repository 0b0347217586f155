import type { Instant } from '../../domain/time.ts';

const minute = 60_000;

/** More callers than this in a minute share one count, so that memory stays bounded. */
const mostKeys = 100_000;
const everybodyElse = '';

/** How often each key was seen since the minute began. */
export class Window {
  readonly #most: number;
  #counts = new Map<string, number>();
  #ends: Instant = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** How many a minute there may be. */
  get most(): number {
    return this.#most;
  }

  /** Counts one more; whether it is within the limit. */
  takes(key: string, now: Instant): boolean {
    if (now >= this.#ends) {
      this.#counts = new Map();
      this.#ends = now + minute;
    }
    const isKnown = this.#counts.has(key) || this.#counts.size < mostKeys;
    const counted = isKnown ? key : everybodyElse;
    const count = (this.#counts.get(counted) ?? 0) + 1;
    this.#counts.set(counted, count);
    return count <= this.#most;
  }

  /** Whole seconds until a new minute begins; at least one. */
  secondsLeft(now: Instant): number {
    return Math.max(1, Math.ceil((this.#ends - now) / 1000));
  }
}
