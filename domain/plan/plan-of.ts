import type { Stage, Step } from '../procedure.ts';
import { openStages, roundOf, roundsOf } from '../stages.ts';
import type { Recommendation, StageOutcome, StageState } from '../state.ts';
import type { Instant } from '../time.ts';
import { backward, forward, type Latest, type Soonest } from './passes.ts';
import { isSummit, routeAhead, wholeRoute } from './route-ahead.ts';
import { slackBetween, type Slack } from './slack.ts';
import { plannedWindow, type PlannedWindow } from './windows.ts';

/** What has happened in the last round of a stage. */
export type Actual = {
  readonly round: number;
  readonly reachedAt: Instant;
  readonly openedAt: Instant | null;
  readonly deadline: Instant | null;
  readonly closedAt: Instant | null;
  readonly outcome: StageOutcome | null;
};

export type PlannedStage = {
  readonly stage: string;
  readonly step: string;
  readonly title: string;
  readonly standing: 'done' | 'open' | 'ahead' | 'skipped';
  /** A stage that only another one leads to, for example the Deputies. */
  readonly isDetour: boolean;
  /** null for a stage that has not been reached. */
  readonly actual: Actual | null;
  /** What the procedure plans; null for a skipped step. */
  readonly window: PlannedWindow | null;
  /** null for what is done, skipped, or comes after the summit. */
  readonly soonest: Soonest | null;
  /** The latest it may begin and end, so that the summit holds; null after the summit. */
  readonly latest: Latest | null;
  /** How much later than at its soonest it may end; null where nothing is to be done. */
  readonly slack: Slack | null;
  /** It is on the chain that says when the summit can be reached. */
  readonly isCritical: boolean;
};

export type RecommendationPlan = {
  readonly reference: string;
  /** The instant for which all this was computed. */
  readonly at: Instant;
  /** null where the procedure knows no summit, or the matter goes there no more. */
  readonly summitAt: Instant | null;
  /** The soonest that the summit could take it up (or when it came there); null: it never will. */
  readonly earliest: Instant | null;
  /** From `earliest` to the summit; negative: too late by that; null where there is no summit. */
  readonly slack: Slack | null;
  /** Whether the least periods of all that is left fit before the summit. */
  readonly feasible: boolean;
  readonly stages: readonly PlannedStage[];
};

/**
 * The back-schedule of one recommendation from the summit instant, as it stands at `at`: a pure
 * function of its state, so it is new after every event. A window that runs is reckoned with all
 * the time it was promised, what follows with the least that the procedure allows.
 */
export function planOf(state: Recommendation, at: Instant): RecommendationPlan {
  const ahead = routeAhead(state);
  const { soonest, summitReached } = forward(state, ahead, at);
  const summitAt = summitReached === null ? null : state.setting.summitAt;
  const { calendar } = state.setting;
  const reach = summitAt === null ? null : summitReached;
  const slack =
    reach === null || summitAt === null ? null : slackBetween(calendar, reach, summitAt);
  return {
    reference: state.reference,
    at,
    summitAt,
    earliest: reach,
    slack,
    feasible: slack === null || slack.milliseconds >= 0,
    stages: plannedStages(state, { at, ahead, soonest }),
  };
}

type Reckoned = {
  readonly at: Instant;
  readonly ahead: ReturnType<typeof routeAhead>;
  readonly soonest: ReadonlyMap<string, Soonest>;
};

function plannedStages(state: Recommendation, reckoned: Reckoned): readonly PlannedStage[] {
  const { setting } = state;
  const whole = wholeRoute(state);
  const { summitAt } = setting;
  const latest =
    summitAt === null
      ? new Map<string, Latest>()
      : new Map([
          ...backward(state, whole, summitAt),
          ...backward(state, reckoned.ahead, summitAt),
        ]);
  const skipped = new Set(
    [...whole, ...reckoned.ahead].filter((one) => one.isSkipped).map(({ step }) => step.id),
  );
  const open = new Set(openStages(state).map(({ rule }) => rule.id));
  let after = state.stages[0]?.reachedAt ?? reckoned.at;
  return setting.procedure.steps.flatMap((step) => {
    const stages = step.stages.flatMap((rule) =>
      plannedStage(state, step, rule, { ...reckoned, latest, skipped, open, after }),
    );
    after = Math.max(after, ...stages.map(({ window }) => window?.until ?? after));
    return stages;
  });
}

type Placed = Reckoned & {
  readonly latest: ReadonlyMap<string, Latest>;
  readonly skipped: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  readonly after: Instant;
};

function plannedStage(
  state: Recommendation,
  step: Step,
  rule: Stage,
  placed: Placed,
): readonly PlannedStage[] {
  const standing = standingOf(state, step, rule, placed);
  if (standing === null) return [];
  const last = roundsOf(state, rule.id).at(-1);
  const soonest = placed.soonest.get(rule.id) ?? null;
  const latest = placed.latest.get(rule.id) ?? null;
  const isSkipped = standing === 'skipped';
  return [
    {
      stage: rule.id,
      step: step.id,
      title: rule.title,
      standing,
      isDetour: step.detour,
      actual: last && !isSkipped ? actualOf(last) : null,
      window: isSkipped ? null : plannedWindow(state.setting, rule, placed.after),
      soonest,
      latest: isSkipped ? null : latest,
      slack:
        soonest && latest ? slackBetween(state.setting.calendar, soonest.end, latest.end) : null,
      isCritical: soonest !== null && isLast(step, soonest, placed.soonest),
    },
  ];
}

/** Of the parallel stages of a step, those that the next step waits for. */
function isLast(step: Step, { end }: Soonest, soonest: ReadonlyMap<string, Soonest>): boolean {
  return step.stages.every(({ id }) => (soonest.get(id)?.end ?? -Infinity) <= end);
}

/** null: it was not reached and the way ahead does not lead there. */
function standingOf(
  state: Recommendation,
  step: Step,
  rule: Stage,
  { ahead, soonest, skipped, open }: Placed,
): PlannedStage['standing'] | null {
  const rounds = roundsOf(state, rule.id);
  if (open.has(rule.id)) return 'open';
  if (skipped.has(step.id)) return rounds.length > 0 ? 'done' : 'skipped';
  if (soonest.has(rule.id) || isAfterSummit(ahead, step)) return 'ahead';
  return rounds.length > 0 ? 'done' : null;
}

/** The summit itself and what follows it. */
function isAfterSummit(ahead: Placed['ahead'], step: Step): boolean {
  const summit = ahead.findIndex((one) => isSummit(one.step));
  const here = ahead.findIndex((one) => one.step === step);
  return summit >= 0 && here >= summit;
}

function actualOf(stage: StageState): Actual {
  const { round, reachedAt, phase } = stage;
  const window = roundOf(phase);
  const due = phase.is === 'task' || phase.is === 'unopened' ? phase.wait.due : null;
  return {
    round,
    reachedAt,
    openedAt: window?.openedAt ?? null,
    deadline: window?.deadline.at ?? due?.at ?? null,
    closedAt: phase.is === 'closed' ? phase.closedAt : null,
    outcome: phase.is === 'closed' ? phase.outcome : null,
  };
}
