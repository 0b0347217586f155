import { judge, standing } from './judge.ts';
import type { DecisionStage } from './procedure.ts';
import { closeStage } from './route.ts';
import type { RunningStage } from './stages.ts';
import type { Round } from './state.ts';
import { shiftNear, type Instant } from './time.ts';
import type { Unfolding } from './unfolding.ts';

/** Whether what the bodies answered leaves the outcome to a person. */
export function needsFinding({ determination }: DecisionStage, round: Round): boolean {
  if (!determination) return false;
  if (!determination.onTie) return true;
  const [one, other] = determination.onTie.map(
    (position) => round.counted.filter((response) => response.position === position).length,
  );
  return one === other;
}

/** The window is over: the outcome is for a person to find, unless what blocks it leads elsewhere. */
export function awaitDetermination(
  story: Unfolding,
  running: RunningStage,
  deadline: Instant,
): void {
  const { rule, state, round } = running;
  const where = { stage: state.stage, round: state.round };
  const finding = rule.determination;
  if (!finding) return;
  // Nobody may ignore a break: what would be found is no longer a question.
  if (standing(rule, round, 'breaks').length > 0) {
    const { reason } = judge(story.state, rule, round);
    closeStage(story, rule, where, { outcome: 'broken', reason }, deadline);
    return;
  }
  const blockers = standing(rule, round, 'blocks');
  if (finding.blocked && blockers.length > 0) {
    const verdict = judge(story.state, rule, round);
    const raised = { outcome: 'raised', reason: verdict.reason } as const;
    closeStage(story, rule, where, raised, deadline, { destination: finding.blocked });
    return;
  }
  const { calendar } = story.state.setting;
  const due = { at: shiftNear(calendar, deadline, finding.due, 'later'), zone: calendar.zone.id };
  story.add({ type: 'determination-awaited', ...where, due }, deadline);
}
