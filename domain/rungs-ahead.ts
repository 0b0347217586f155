import { awaitedBy } from './awaited.ts';
import { datedRungs, waitOf, type DatedRung } from './ladder.ts';
import type { Stage } from './procedure.ts';
import type { OpenStage } from './stages.ts';
import type { Recommendation, StageState } from './state.ts';

/** The rungs of a stage that have not been climbed yet, soonest first. */
export function rungsAhead(state: Recommendation, open: OpenStage): DatedRung[] {
  const { rule, state: stage } = open;
  const wait = waitOf(stage.phase);
  if (!wait || isTheReviews(state, rule)) return [];
  // A reminder that would go to nobody stays back; who is awaited again later still gets it.
  const isAnybodyAwaited = awaitedBy(state, open).length > 0;
  return datedRungs(state.setting.calendar, rule.ladder, wait)
    .filter(({ number }) => number > wait.rungs)
    .filter(({ rung }) => rung.kind === 'escalation' || isAnybodyAwaited)
    .filter(({ rung }) => rung.when !== 'after' || !closesByItself(rule, stage));
}

/** A round that its expiry closes cannot slip: nothing of its ladder comes after the deadline. */
function closesByItself(rule: Stage, stage: StageState): boolean {
  return rule.kind === 'decision' && stage.phase.is === 'running' && rule.judged.until === 'expiry';
}

/**
 * The package and the summit are one wait for all recommendations: the review climbs for them. What
 * was taken out of the package waits by itself, and nobody else would see it slip.
 */
function isTheReviews(state: Recommendation, rule: Stage): boolean {
  if (state.facts['takenOut'] === true) return false;
  return rule.kind === 'task' && (rule.act === 'close-package' || rule.act === 'conclude');
}
