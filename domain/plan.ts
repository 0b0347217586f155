import type { DecisionStage, Due, Procedure, Stage } from './procedure.ts';
import { shiftNear, type Calendar, type Duration, type Instant } from './time.ts';

export type PlannedStep = { readonly step: string; readonly due: Instant | null };

export type Plan = {
  readonly steps: readonly PlannedStep[];
  /** Whether the least periods of every step fit between the start and the summit. */
  readonly feasible: boolean;
  /** The earliest summit that could hold them; null where nothing depends on a summit. */
  readonly earliestSummit: Instant | null;
};

/** The planned end of each step, backwards from the summit, and whether the route fits at all. */
export function plan(
  procedure: Procedure,
  calendar: Calendar,
  summitAt: Instant,
  start: Instant,
): Plan {
  const steps = procedure.steps.map((step) => ({
    step: step.id,
    due: latest(step.stages.map((stage) => plannedEnd(calendar, summitAt, stage))),
  }));
  const earliestSummit = earliest(procedure, calendar, start);
  const feasible = earliestSummit === null || earliestSummit <= summitAt;
  return { steps, feasible, earliestSummit };
}

function latest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((at) => at !== null);
  return known.length > 0 ? Math.max(...known) : null;
}

function plannedEnd(calendar: Calendar, summitAt: Instant, stage: Stage): Instant | null {
  const due = stage.kind === 'task' ? stage.due : stage.window.planned;
  if (due.from !== 'summit') return null;
  return fromSummit(calendar, summitAt, due);
}

function fromSummit(
  calendar: Calendar,
  summitAt: Instant,
  due: Extract<Due, { from: 'summit' }>,
): Instant {
  return 'before' in due
    ? shiftNear(calendar, summitAt, due.before, 'earlier')
    : shiftNear(calendar, summitAt, due.after, 'later');
}

/**
 * The soonest that the steps up to the summit could be through: every deciding stage for the least
 * time it must stay open, and the plan's own distance from the last of them to the summit.
 */
function earliest(procedure: Procedure, calendar: Calendar, start: Instant): Instant | null {
  const summit = procedure.steps.findIndex((step) =>
    step.stages.some((stage) => stage.kind === 'task' && stage.act === 'conclude'),
  );
  if (summit < 0) return null;
  return procedure.steps
    .slice(0, summit)
    .filter((step) => !step.detour)
    .reduce(
      (at, step) => Math.max(at, ...step.stages.map((stage) => afterLeast(calendar, at, stage))),
      start,
    );
}

function afterLeast(calendar: Calendar, at: Instant, stage: Stage): Instant {
  const least = stage.kind === 'decision' ? leastWindow(stage) : null;
  return least ? shiftNear(calendar, at, least, 'later') : at;
}

/** The least time a deciding stage must be open; one that can be decided early needs none. */
function leastWindow(stage: DecisionStage): Duration | null {
  if (stage.judged.from !== 'expiry') return null;
  return stage.window.minimum[0]?.is ?? null;
}
