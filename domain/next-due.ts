import { rungsAhead } from './rungs-ahead.ts';
import type { DecisionStage } from './procedure.ts';
import { openStages } from './stages.ts';
import type { Recommendation, Round } from './state.ts';
import { shiftNear, type Instant } from './time.ts';

export type NextDue = {
  /** When something is to be done by the passing of time alone; the drain is in it. */
  readonly at: Instant;
  readonly stage: string;
  /** A close that may read silence as consent asks first what the service could receive. */
  readonly needsReport: { readonly deadline: Instant; readonly lookBackFrom: Instant } | null;
};

/** The earliest thing that the passing of time will do; null when only a person can go on. */
export function nextDue(state: Recommendation): NextDue | null {
  const all = openStages(state).flatMap((open): NextDue[] => {
    const { rule, state: stage } = open;
    const rung = rungsAhead(state, open)[0];
    const rungDue = rung ? [{ at: rung.at, stage: stage.stage, needsReport: null }] : [];
    if (rule.kind !== 'decision' || stage.phase.is !== 'running' || stage.phase.expired)
      return rungDue;
    return [...rungDue, closing(state, rule, stage.phase)];
  });
  return all.reduce<NextDue | null>(
    (first, one) => (first && first.at <= one.at ? first : one),
    null,
  );
}

export function closing(state: Recommendation, rule: DecisionStage, round: Round): NextDue {
  const { calendar, procedure } = state.setting;
  const deadline = round.deadline.at;
  // Before the round was open there was nothing to receive: an outage then takes nobody's answer.
  const lookBackFrom = Math.max(
    round.openedAt,
    shiftNear(calendar, deadline, procedure.service.within, 'earlier'),
  );
  return {
    at: closesAt(state, round),
    stage: rule.id,
    needsReport: isJudgedAtExpiry(rule) ? { deadline, lookBackFrom } : null,
  };
}

/**
 * Whether anything is agreed at the expiry: where it closes then, and where it is judged from then
 * on. What the service could not receive until then might have forbidden it.
 */
export function isJudgedAtExpiry({ judged }: DecisionStage): boolean {
  return judged.until === 'expiry' || judged.from === 'expiry';
}

/** When a round is really closed: its deadline and the drain, in which what was received arrives. */
export function closesAt(state: Recommendation, round: Round): Instant {
  const { calendar, procedure } = state.setting;
  return shiftNear(calendar, round.deadline.at, procedure.service.drain, 'later');
}
