import { foregone } from './foregone.ts';
import { unmet } from './condition.ts';
import { breakingComments, judge, silentBodies, standing, type Verdict } from './judge.ts';
import { awaitDetermination, needsFinding } from './finding.ts';
import type { DecisionStage } from './procedure.ts';
import { closeStage, openIfReady } from './route.ts';
import { openStages, runningStages, type RunningStage } from './stages.ts';
import type { Instant } from './time.ts';
import type { Unfolding } from './unfolding.ts';

/**
 * Draws the consequences of what was just done: breaks told, stages that are decided closed,
 * stages whose conditions now hold opened; until nothing more follows.
 */
export function settle(story: Unfolding, at: Instant): void {
  for (let before = -1; before !== story.events.length;) {
    before = story.events.length;
    for (const running of runningStages(story.state)) {
      if (!closeIfDecided(story, running, at)) continue;
      break;
    }
    openWhatIsReady(story, at);
  }
}

function closeIfDecided(story: Unfolding, running: RunningStage, at: Instant): boolean {
  const verdict = earlyVerdict(story, running, at);
  if (!verdict) return false;
  const { rule, state } = running;
  const where = { stage: state.stage, round: state.round };
  if (verdict.is === 'open') return false;
  const result = { outcome: verdict.is, reason: verdict.reason };
  if (rule.judged.from === 'all-answered' && needsFinding(rule, running.round)) {
    awaitDetermination(story, running, at);
    return true;
  }
  const by = { is: 'machine', rule: `${rule.id} is judged` } as const;
  closeStage(story, rule, where, result, at, { by });
  return true;
}

/** The verdict, where the stage may be closed before its expiry (or after it, when it slips). */
function earlyVerdict(
  story: Unfolding,
  { rule, round }: RunningStage,
  at: Instant,
): Verdict | undefined {
  if (isBrokenForGood(story, { rule, round })) return judge(story.state, rule, round);
  if (at >= round.deadline.at && !round.expired) return undefined;
  switch (rule.judged.from) {
    case 'opening':
      if (rule.judged.until === 'decided') return judge(story.state, rule, round);
      return foregone(story.state, rule, round);
    case 'all-answered':
      return silentBodies(round).length === 0 ? judge(story.state, rule, round) : undefined;
    case 'expiry':
      return round.expired ? judge(story.state, rule, round) : undefined;
  }
}

/** A comment cannot be lifted, so one that breaks closes the stage whatever its breaks are. */
function isBrokenForGood(story: Unfolding, running: Pick<RunningStage, 'rule' | 'round'>): boolean {
  const { rule, round } = running;
  if (breakingComments(story.state, rule, round).length > 0) return true;
  return rule.breaks === 'final' && standing(rule, round, 'breaks').length > 0;
}

function openWhatIsReady(story: Unfolding, at: Instant): void {
  for (const { rule, state } of openStages(story.state)) {
    if (rule.kind !== 'decision' || !mayOpen(story, rule, state.phase)) continue;
    openIfReady(story, rule, { stage: state.stage, round: state.round }, at);
  }
}

function mayOpen(
  story: Unfolding,
  rule: DecisionStage,
  phase: ReturnType<typeof openStages>[number]['state']['phase'],
): boolean {
  return (
    phase.is === 'unopened' &&
    phase.reason === 'opening' &&
    rule.opening.act === null &&
    rule.opening.unmet === 'wait' &&
    unmet(rule.opening.requires, story.state).length === 0
  );
}
