import { initial } from '../evolve.ts';
import type { Setting } from '../setting.ts';
import type { Instant } from '../time.ts';
import { planOf } from './plan-of.ts';
import { plannedEnd } from './windows.ts';

export type PlannedStep = {
  readonly step: string;
  /** What the summit says; null: nothing of it. */
  readonly due: Instant | null;
  /** When it would end, begun now and each step taking its own period; null: it is skipped or has none. */
  readonly usual: Instant | null;
};

/** The plan of a review before it has a single recommendation. */
export type SetUpPlan = {
  readonly steps: readonly PlannedStep[];
  /** Whether the least periods of every step fit between the start and the summit. */
  readonly feasible: boolean;
  /** The earliest summit that could hold them; null where nothing depends on a summit. */
  readonly earliestSummit: Instant | null;
};

/** What a recommendation that is tasked at `at` would have before it. */
export function planAtSetUp(setting: Setting, at: Instant): SetUpPlan {
  const untasked = initial({ setting, reference: '', review: '', workingGroup: '' });
  const { earliest, feasible, stages: planned } = planOf(untasked, at);
  const steps = setting.procedure.steps.map(({ id, stages }) => ({
    step: id,
    due: latestOf(stages.map((rule) => plannedEnd(setting, rule))),
    usual: latestOf(planned.filter(({ step }) => step === id).map((one) => one.window?.until)),
  }));
  return { steps, feasible, earliestSummit: earliest };
}

function latestOf(ends: readonly (Instant | null | undefined)[]): Instant | null {
  const known = ends.filter((end) => typeof end === 'number');
  return known.length > 0 ? Math.max(...known) : null;
}
