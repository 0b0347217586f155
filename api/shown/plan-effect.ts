import type { Draft, ReviewDraft } from '../../domain/decision.ts';
import { evolve } from '../../domain/evolve.ts';
import { planOf } from '../../domain/plan/plan-of.ts';
import { spokenDays, spokenSoonest } from '../../domain/plan/review-plan.ts';
import type { Recommendation } from '../../domain/state.ts';
import { spokenTime, type Instant } from '../../domain/time.ts';
import { isOfReview } from './event-sentence.ts';
import { showTime, showTimeIfAny } from './time.ts';

/** The state after what was only tried. */
export function followed(
  before: Recommendation,
  drafts: readonly (Draft | ReviewDraft)[],
): Recommendation {
  let state = before;
  for (const { at, by, event } of drafts)
    if (!isOfReview(event)) state = evolve(state, { sequence: state.sequence + 1, at, by, event });
  return state;
}

/** What an act that is only tried would do to the summit; null where no summit is ahead. */
export function planEffect(before: Recommendation, after: Recommendation, at: Instant) {
  const was = planOf(before, at);
  const becomes = planOf(after, at);
  const { summitAt } = before.setting;
  if (summitAt === null || (was.slack === null && becomes.slack === null)) return null;
  const { zone } = before.setting.calendar;
  return {
    slackBefore: was.slack,
    slackAfter: becomes.slack,
    feasible: becomes.feasible,
    earliest: showTimeIfAny(zone, becomes.earliest),
    summit: showTime(zone, summitAt),
    sentence: effectSentence(before, was, becomes, summitAt),
  };
}

type Plan = ReturnType<typeof planOf>;

function effectSentence(
  { setting, reference }: Recommendation,
  was: Plan,
  becomes: Plan,
  summitAt: Instant,
): string {
  const { calendar } = setting;
  const summit = `the summit on ${spokenTime(calendar.zone, summitAt)}`;
  if (becomes.slack === null || becomes.earliest === null)
    return `${reference} would not go to ${summit} any more.`;
  if (!becomes.feasible)
    return `${reference} could not be through before ${summit}: with the least periods that follow, on ${spokenSoonest(calendar, becomes.earliest)} at the earliest, ${spokenDays(-becomes.slack.workingDays)} too late.`;
  const room = `${spokenDays(becomes.slack.workingDays)} of slack before ${summit}`;
  if (was.slack === null) return `${reference} would have ${room}.`;
  return was.slack.workingDays === becomes.slack.workingDays
    ? `${reference} keeps its ${room}.`
    : `${reference} would have ${room}, instead of ${was.slack.workingDays}.`;
}
