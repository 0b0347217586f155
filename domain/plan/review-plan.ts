import { list } from '../judge.ts';
import type { Calendar, Instant } from '../time.ts';
import { spokenTime } from '../time.ts';
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

export function reviewPlan(
  plans: readonly RecommendationPlan[],
  calendar: Calendar,
  summitAt: Instant,
): ReviewPlan {
  const all = plans
    .filter(isOnItsWay)
    .toSorted((a, b) => a.slack.milliseconds - b.slack.milliseconds);
  const late = all.filter(({ feasible }) => !feasible);
  const tightest = all[0];
  const summit = spokenTime(calendar.zone, summitAt);
  if (!tightest) {
    const sentence = `No recommendation is on its way to the summit on ${summit}.`;
    return { feasible: true, slack: null, critical: [], sentence };
  }
  const { reference } = tightest;
  return {
    feasible: late.length === 0,
    slack: tightest.slack,
    critical: criticalOf(tightest).map((stage) => ({ reference, stage })),
    sentence:
      late.length > 0
        ? blocked(calendar, summit, tightest, late.slice(1))
        : tight(calendar, summit, tightest),
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
  calendar: Calendar,
  summit: string,
  { reference, stages, slack, earliest, ...rest }: OnItsWay,
  others: readonly RecommendationPlan[],
): string {
  const [at] = criticalOf({ reference, stages, slack, earliest, ...rest });
  const days = spokenDays(-slack.workingDays);
  const also =
    others.length > 0 ? ` Too late as well: ${list(others.map((one) => one.reference))}.` : '';
  return `The summit on ${summit} is blocked by ${reference}, at ${at?.title ?? 'its end'}: with the least periods it could be through on ${spokenSoonest(calendar, earliest)}, ${days} too late.${also}`;
}

function tight(calendar: Calendar, summit: string, plan: OnItsWay): string {
  const [at] = criticalOf(plan);
  const by = at?.latest ? ` by ${spokenTime(calendar.zone, at.latest.end)} at the latest` : '';
  return `Nothing blocks the summit on ${summit}; ${plan.reference} has the least room, ${spokenDays(plan.slack.workingDays)}: ${at?.title ?? 'it'} must be over${by}.`;
}

export function spokenDays(workingDays: number): string {
  return workingDays === 1 ? '1 working day' : `${workingDays} working days`;
}

const minute = 60_000;

/** In full minutes, upwards: nobody plans by the second. */
export function spokenSoonest(calendar: Calendar, at: Instant): string {
  return spokenTime(calendar.zone, Math.ceil(at / minute) * minute);
}
