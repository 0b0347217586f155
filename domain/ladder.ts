import type { Calendar } from './time.ts';
import type { Ladder, Rung } from './procedure.ts';
import type { Phase, Wait } from './state.ts';
import { shiftNear, type Instant } from './time.ts';

export type DatedRung = { readonly at: Instant; readonly rung: Rung; readonly number: number };

/** The rungs of a ladder on a wait, soonest first; those before the wait began are left out. */
export function datedRungs(calendar: Calendar, ladder: Ladder, wait: Wait): DatedRung[] {
  const { due } = wait;
  if (!due) return [];
  return ladder
    .map((rung) => ({
      rung,
      at: shiftNear(calendar, due.at, rung.offset, rung.when === 'before' ? 'earlier' : 'later'),
    }))
    .filter(({ at, rung }) => rung.when === 'after' || at > wait.since)
    .toSorted((a, b) => a.at - b.at)
    .map((dated, n) => ({ ...dated, number: n + 1 }));
}

/** The wait that a phase is in; null once it is closed. */
export function waitOf(phase: Phase): Wait | null {
  return phase.is === 'closed' ? null : phase.wait;
}
