import type { PlannedStage, RecommendationPlan } from '../../domain/plan/plan-of.ts';
import type { ReviewPlan } from '../../domain/plan/review-plan.ts';
import type { Calendar, Zone } from '../../domain/time.ts';
import type { Member } from '../../store/plan-states.ts';
import { showOnHoliday, type OnHoliday } from '../holidays.ts';
import { showTime, showTimeIfAny } from './time.ts';

export function showCritical({ critical }: ReviewPlan, zone: Zone) {
  return critical.map(({ reference, stage: { stage, title, latest } }) => ({
    reference,
    stage,
    title,
    latestEnd: showTimeIfAny(zone, latest?.end ?? null),
  }));
}

export function showPlanned(
  { reference, title, workingGroup }: Member,
  { earliest, slack, feasible, stages }: RecommendationPlan,
  zone: Zone,
) {
  return {
    reference,
    title,
    workingGroup,
    earliest: showTimeIfAny(zone, earliest),
    slack,
    feasible,
    stages: stages.map((stage) => showPlannedStage(stage, zone)),
  };
}

function showPlannedStage(planned: PlannedStage, zone: Zone) {
  const { stage, title, step, standing, isDetour, latest, window, slack, isCritical } = planned;
  return {
    stage,
    title,
    step,
    standing,
    detour: isDetour,
    latestStart: showTimeIfAny(zone, latest?.start ?? null),
    latestEnd: showTimeIfAny(zone, latest?.end ?? null),
    window: window && {
      from: showTime(zone, window.from),
      until: showTimeIfAny(zone, window.until),
    },
    slack,
    critical: isCritical,
    actual: planned.actual && showActual(planned.actual, zone),
  };
}

function showActual(actual: NonNullable<PlannedStage['actual']>, zone: Zone) {
  const { round, reachedAt, openedAt, deadline, closedAt, outcome } = actual;
  return {
    round,
    reached: showTime(zone, reachedAt),
    opened: showTimeIfAny(zone, openedAt),
    deadline: showTimeIfAny(zone, deadline),
    closed: showTimeIfAny(zone, closedAt),
    outcome,
  };
}

/** Hundreds of recommendations share a planned deadline: it is warned of once. */
export function gathered(
  all: readonly { readonly reference: string; readonly found: OnHoliday }[],
  calendar: Calendar,
) {
  const byDeadline = new Map<string, { found: OnHoliday; references: string[] }>();
  for (const { reference, found } of all) {
    const { stage, at, is, electorate } = found.deadline;
    const key = [stage, at, is, ...electorate].join(' ');
    const known = byDeadline.get(key);
    if (known) known.references.push(reference);
    else byDeadline.set(key, { found, references: [reference] });
  }
  return [...byDeadline.values()]
    .toSorted((a, b) => a.found.deadline.at - b.found.deadline.at)
    .map(({ found, references }) => ({ ...showOnHoliday(found, calendar), references }));
}
