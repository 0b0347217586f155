import type { SetUpPlan } from '../../domain/plan/set-up.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { Zone } from '../../domain/time.ts';
import { titleIn, type Language } from '../../domain/words/languages.ts';
import { showTimeIfAny } from './time.ts';

/** The back-schedule from the summit, step by step. */
export function showPlan(
  planned: SetUpPlan,
  { procedure, zone, language }: { procedure: Procedure; zone: Zone; language: Language },
) {
  const titles = new Map(procedure.steps.map(({ id, title }) => [id, title]));
  return {
    steps: planned.steps.map(({ step, due, usual }) => ({
      step,
      title: titleIn(language, titles.get(step) ?? step),
      due: showTimeIfAny(zone, due),
      usual: showTimeIfAny(zone, usual),
    })),
    earliestSummit: showTimeIfAny(zone, planned.earliestSummit),
  };
}
