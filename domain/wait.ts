import type { Wait } from './state.ts';
import type { Deadline, Instant } from './time.ts';

/** A wait that begins now, with the whole ladder still before it. */
export function freshWait(since: Instant, due: Deadline | null): Wait {
  return { since, due, rungs: 0, level: 0 };
}
