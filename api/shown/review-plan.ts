import type { PlannedStage, RecommendationPlan } from '../../domain/plan/plan-of.ts';
import type { ReviewPlan } from '../../domain/plan/review-plan.ts';
import type { Calendar, Instant, Zone } from '../../domain/time.ts';
import { titleIn, type Language } from '../../domain/words/languages.ts';
import type { Member } from '../../store/plan-states.ts';
import { showOnHoliday, type OnHoliday } from '../holidays.ts';
import type { TimeShown } from '../contract/times.ts';
import { showTime } from './time.ts';

/** Shows an instant; most of a plan's are the same for all recommendations. */
type Clock = (at: Instant) => TimeShown;

export function clockOf(zone: Zone): Clock {
  const shown = new Map<Instant, TimeShown>();
  return (at) => {
    const time = shown.get(at) ?? showTime(zone, at);
    shown.set(at, time);
    return time;
  };
}

function ifAny(clock: Clock, at: Instant | null | undefined): TimeShown | null {
  return at === null || at === undefined ? null : clock(at);
}

export function showCritical({ critical }: ReviewPlan, clock: Clock, language: Language) {
  return critical.map(({ reference, stage: { stage, title, latest } }) => ({
    reference,
    stage,
    title: titleIn(language, title),
    latestEnd: ifAny(clock, latest?.end),
  }));
}

export function showPlanned(
  { reference, title, workingGroup }: Omit<Member, 'state'>,
  { earliest, slack, feasible, stages }: RecommendationPlan,
  clock: Clock,
  language: Language,
) {
  return {
    reference,
    title,
    workingGroup,
    earliest: ifAny(clock, earliest),
    slack,
    feasible,
    stages: stages.map((stage) => showPlannedStage(stage, clock, language)),
  };
}

function showPlannedStage(planned: PlannedStage, clock: Clock, language: Language) {
  const { stage, title, step, standing, isDetour, latest, window, slack, isCritical } = planned;
  return {
    stage,
    title: titleIn(language, title),
    step,
    standing,
    detour: isDetour,
    latestStart: ifAny(clock, latest?.start),
    latestEnd: ifAny(clock, latest?.end),
    window: window && { from: clock(window.from), until: ifAny(clock, window.until) },
    slack,
    critical: isCritical,
    actual: planned.actual && showActual(planned.actual, clock),
  };
}

function showActual(actual: NonNullable<PlannedStage['actual']>, clock: Clock) {
  const { round, reachedAt, openedAt, deadline, closedAt, outcome } = actual;
  return {
    round,
    reached: clock(reachedAt),
    opened: ifAny(clock, openedAt),
    deadline: ifAny(clock, deadline),
    closed: ifAny(clock, closedAt),
    outcome,
  };
}

/** Hundreds of recommendations share a planned deadline: it is warned of once. */
export function gathered(
  all: readonly { readonly reference: string; readonly found: OnHoliday }[],
  calendar: Calendar,
  language: Language,
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
    .map(({ found, references }) => ({ ...showOnHoliday(found, calendar, language), references }));
}
