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
    .map((rung) => ({ rung, at: instantOf(calendar, rung, due.at, wait.since) }))
    .filter(({ at, rung }) => isOfUse(rung, at, due.at, wait.since))
    .toSorted((a, b) => a.at - b.at)
    .map((dated, n) => ({ ...dated, number: n + 1 }));
}

function instantOf(calendar: Calendar, rung: Rung, due: Instant, since: Instant): Instant {
  if (rung.when === 'begun') return shiftNear(calendar, since, rung.offset, 'later');
  return shiftNear(calendar, due, rung.offset, rung.when === 'before' ? 'earlier' : 'later');
}

function isOfUse({ when }: Rung, at: Instant, due: Instant, since: Instant): boolean {
  switch (when) {
    case 'before':
      return at > since;
    case 'begun':
      return at < due;
    case 'after':
      return true;
  }
}

/** The wait that a phase is in; null once it is closed. */
export function waitOf(phase: Phase): Wait | null {
  return phase.is === 'closed' ? null : phase.wait;
}
