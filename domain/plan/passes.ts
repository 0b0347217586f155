import type { Stage } from '../procedure.ts';
import { openStages } from '../stages.ts';
import type { Recommendation, StageState } from '../state.ts';
import type { Instant } from '../time.ts';
import { drained, latestStart, soonestEnd } from './least.ts';
import { isSummit, type StepAhead } from './route-ahead.ts';

/** The soonest that a stage can begin and end. */
export type Soonest = { readonly start: Instant; readonly end: Instant };

/** The latest that it may, so that the summit can still take the matter up. */
export type Latest = Soonest;

export type Forward = {
  /** By stage id; what is done already is not in it. */
  readonly soonest: ReadonlyMap<string, Soonest>;
  /** When the summit could take it up; null: the way ahead leads to no summit. */
  readonly summitReached: Instant | null;
};

/**
 * From where it stands at `at` to the summit: a window that runs takes all that it was promised,
 * what follows takes the least that it must, and whoever has only to act does so at once.
 */
export function forward(state: Recommendation, ahead: readonly StepAhead[], at: Instant): Forward {
  const open = openStages(state);
  const soonest = new Map<string, Soonest>();
  let start = at;
  for (const { step, facts, isSkipped } of ahead) {
    const here = open.filter((one) => one.state.step === step.id);
    if (isSummit(step)) return { soonest, summitReached: here[0]?.state.reachedAt ?? start };
    if (isSkipped) continue;
    const left = here.length > 0 ? here.map(({ rule }) => rule) : step.stages;
    for (const rule of left) {
      const running = here.find((one) => one.rule === rule)?.state;
      const promised = running ? promisedEnd(state, running) : null;
      const end =
        promised === null
          ? soonestEnd(state.setting, facts, rule, start)
          : Math.max(start, promised);
      soonest.set(rule.id, { start, end });
    }
    start = Math.max(start, ...left.map(({ id }) => soonest.get(id)?.end ?? start));
  }
  return { soonest, summitReached: null };
}

/** When a stage that is open has had all its time; null: it has not begun to run. */
function promisedEnd({ setting }: Recommendation, { phase }: StageState): Instant | null {
  switch (phase.is) {
    case 'running':
      return phase.expired ? phase.deadline.at : drained(setting, phase.deadline.at);
    case 'unopened':
      return null;
    // One act ends it, so it can be over as soon as somebody looks.
    case 'task':
    case 'determination':
    case 'held':
    case 'closed':
      return -Infinity;
  }
}

/** Backwards from the summit: how late each stage may begin and end, by stage id. */
export function backward(
  { setting }: Recommendation,
  ahead: readonly StepAhead[],
  summitAt: Instant,
): ReadonlyMap<string, Latest> {
  const latest = new Map<string, Latest>();
  const summit = ahead.findIndex(({ step }) => isSummit(step));
  let end = summitAt;
  for (const { step, facts, isSkipped } of ahead.slice(0, summit + 1).toReversed()) {
    if (isSkipped) continue;
    const from = (rule: Stage) => latestStart(setting, facts, rule, end);
    const starts = step.stages.map((rule) => ({ rule, start: from(rule) }));
    for (const { rule, start } of starts) latest.set(rule.id, { start, end });
    end = Math.min(end, ...starts.map(({ start }) => start));
  }
  return latest;
}
