import type { Draft, ReviewDraft } from '../../domain/decision.ts';
import { evolve } from '../../domain/evolve.ts';
import { planOf } from '../../domain/plan/plan-of.ts';
import { fullMinutes } from '../../domain/plan/review-plan.ts';
import type { Recommendation } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import type { Language } from '../../domain/words/languages.ts';
import type { PlanVoice } from '../../domain/words/plan-said.ts';
import { isOfReview } from './event-sentence.ts';
import { voiceIn } from './said.ts';
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
export function planEffect(
  before: Recommendation,
  after: Recommendation,
  at: Instant,
  language: Language,
) {
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
    sentence: effectSentence(before, was, becomes, summitAt, voiceIn(language, zone)),
  };
}

type Plan = ReturnType<typeof planOf>;

function effectSentence(
  { reference }: Recommendation,
  was: Plan,
  becomes: Plan,
  summitAt: Instant,
  { said: { effect }, when }: PlanVoice,
): string {
  const summit = when(summitAt);
  if (becomes.slack === null || becomes.earliest === null) return effect.gone(reference, summit);
  const { workingDays } = becomes.slack;
  const about = { reference, summit };
  return becomes.feasible
    ? effect.room({ ...about, workingDays, before: was.slack?.workingDays ?? null })
    : effect.late({
        ...about,
        soonest: when(fullMinutes(becomes.earliest)),
        workingDays: -workingDays,
      });
}
