/** What an accepted act was answered with; the same shape that workflows send (kept with its receipt). */
export type Answer = {
  readonly sequence: number;
  /** `late`, `void`: on record, not counted. */
  readonly status: 'counted' | 'late' | 'void';
};
