import type { At } from '../event.ts';
import { standing } from '../judge.ts';
import { hold } from '../pass-time.ts';
import type { DecisionStage } from '../procedure.ts';
import { runningStages } from '../stages.ts';
import type { Round } from '../state.ts';
import { shiftNear, type Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { say } from '../words/say.ts';

/** Tells at once that a silence was broken, or runs again, when the last act made it so. */
export function tellBreak(
  story: Unfolding,
  rule: DecisionStage,
  where: At,
  before: Round,
  at: Instant,
): void {
  const running = runningStages(story.state).find(
    ({ state }) => state.stage === where.stage && state.round === where.round,
  );
  if (!running) return;
  const { stage, round: number } = where;
  const was = standing(rule, before, 'breaks');
  const is = standing(rule, running.round, 'breaks');
  for (const body of is.filter((one) => !was.includes(one)))
    story.add({ type: 'silence-broken', stage, round: number, body }, at);
  if (was.length === 0 || is.length > 0) return;
  story.add({ type: 'silence-restored', stage, round: number }, at);
  const { calendar } = story.state.setting;
  const needed = shiftNear(calendar, at, rule.leastAfterRestore, 'later');
  if (needed > running.round.deadline.at) {
    const reason = say`Too little of the period is left after the objection was lifted.`.text;
    hold(story, running, { reason }, at);
  }
}
