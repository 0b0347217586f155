import type { Calendar } from './time.ts';
import type { Ladder, Rung, Stage } from './procedure.ts';
import type { Phase, StageState, Wait } from './state.ts';
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

/** The rungs of a stage that have not been climbed yet, soonest first. */
export function rungsAhead(calendar: Calendar, rule: Stage, stage: StageState): DatedRung[] {
  const wait = waitOf(stage.phase);
  if (!wait || isTheReviews(rule)) return [];
  const rungs = datedRungs(calendar, rule.ladder, wait).filter(({ number }) => number > wait.rungs);
  return closesByItself(rule, stage) ? rungs.filter(({ rung }) => rung.when === 'before') : rungs;
}

/** A round that its expiry closes cannot slip: nothing of its ladder comes after the deadline. */
function closesByItself(rule: Stage, stage: StageState): boolean {
  return rule.kind === 'decision' && stage.phase.is === 'running' && rule.judged.until === 'expiry';
}

/** The package and the summit are one wait for all recommendations: the review climbs for them. */
function isTheReviews(rule: Stage): boolean {
  return rule.kind === 'task' && (rule.act === 'close-package' || rule.act === 'conclude');
}
