import type { Instant } from '../time.ts';
import type { PlanVoice } from '../words/plan-said.ts';
import type { PlannedStage, RecommendationPlan } from './plan-of.ts';
import type { Slack } from './slack.ts';

/** The plans of all recommendations together. */
export type ReviewPlan = {
  readonly feasible: boolean;
  /** The least of any recommendation; null where none is on its way to the summit. */
  readonly slack: Slack | null;
  /** What is left for the recommendation that has the least slack, in order. */
  readonly critical: readonly { readonly reference: string; readonly stage: PlannedStage }[];
  /** What blocks the summit, or what comes nearest to it. */
  readonly sentence: string;
};

type OnItsWay = RecommendationPlan & { readonly slack: Slack; readonly earliest: Instant };

/** @param voice in which the sentence is */
export function reviewPlan(
  plans: readonly RecommendationPlan[],
  summitAt: Instant,
  voice: PlanVoice,
): ReviewPlan {
  const all = plans
    .filter(isOnItsWay)
    .toSorted((a, b) => a.slack.milliseconds - b.slack.milliseconds);
  const late = all.filter(({ feasible }) => !feasible);
  const tightest = all[0];
  const summit = voice.when(summitAt);
  if (!tightest) {
    const sentence = voice.said.nothing(summit);
    return { feasible: true, slack: null, critical: [], sentence };
  }
  const { reference } = tightest;
  return {
    feasible: late.length === 0,
    slack: tightest.slack,
    critical: criticalOf(tightest).map((stage) => ({ reference, stage })),
    sentence:
      late.length > 0
        ? blocked(voice, summit, tightest, late.slice(1))
        : tight(voice, summit, tightest),
  };
}

/** At the summit already, there is nothing left that could be late. */
function isOnItsWay(plan: RecommendationPlan): plan is OnItsWay {
  return plan.slack !== null && plan.earliest !== null && criticalOf(plan).length > 0;
}

/** The stages that say when it can be through, the one it is at first. */
export function criticalOf({ stages }: RecommendationPlan): readonly PlannedStage[] {
  return stages
    .filter(({ isCritical }) => isCritical)
    .toSorted((a, b) => (a.soonest?.start ?? 0) - (b.soonest?.start ?? 0));
}

function blocked(
  { said, when, title }: PlanVoice,
  summit: string,
  late: OnItsWay,
  others: readonly RecommendationPlan[],
): string {
  const [at] = criticalOf(late);
  return said.blocked({
    summit,
    reference: late.reference,
    stage: at ? title(at.title) : null,
    soonest: when(fullMinutes(late.earliest)),
    workingDays: -late.slack.workingDays,
    others: others.map(({ reference }) => reference),
  });
}

function tight({ said, when, title }: PlanVoice, summit: string, plan: OnItsWay): string {
  const [at] = criticalOf(plan);
  return said.tight({
    summit,
    reference: plan.reference,
    stage: at ? title(at.title) : null,
    workingDays: plan.slack.workingDays,
    by: at?.latest ? when(at.latest.end) : null,
  });
}

const minute = 60_000;

/** In full minutes, upwards: nobody plans by the second. */
export function fullMinutes(at: Instant): Instant {
  return Math.ceil(at / minute) * minute;
}
