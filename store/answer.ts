import type { NotCounted } from '../domain/envelope.ts';

/** What an accepted act was answered with; the same shape that workflows send (kept with its receipt). */
export type Answer = {
  readonly sequence: number;
  /** `late`, `void`: on record, not counted. */
  readonly status: 'counted' | 'late' | 'void';
  /** For whom a letter did not count, and why; left out where it counted for all. */
  readonly refused?: readonly NotCounted[];
};
