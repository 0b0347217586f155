import type { SetUpPlan } from '../../domain/plan/set-up.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { Zone } from '../../domain/time.ts';
import { showTimeIfAny } from './time.ts';

/** The back-schedule from the summit, step by step. */
export function showPlan(planned: SetUpPlan, procedure: Procedure, zone: Zone) {
  const titles = new Map(procedure.steps.map(({ id, title }) => [id, title]));
  return {
    steps: planned.steps.map(({ step, due }) => ({
      step,
      title: titles.get(step) ?? step,
      due: showTimeIfAny(zone, due),
    })),
    earliestSummit: showTimeIfAny(zone, planned.earliestSummit),
  };
}
