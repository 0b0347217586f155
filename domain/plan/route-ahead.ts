import { holds } from '../condition.ts';
import type { Destination, Procedure, Stage, Step } from '../procedure.ts';
import { openStages, stageRule, stepOf } from '../stages.ts';
import type { Recommendation } from '../state.ts';
import type { Facts } from './least.ts';

/** A step that is still to be gone through, with the facts that hold by then. */
export type StepAhead = {
  readonly step: Step;
  readonly facts: Facts;
  /** Its condition does not hold, so it takes no time and asks nobody. */
  readonly isSkipped: boolean;
};

/** From where it stands, when every stage succeeds, to the end of the route. */
export function routeAhead(state: Recommendation): readonly StepAhead[] {
  const { procedure } = state.setting;
  const routes = frontSteps(state).map((step) => routeFrom(procedure, step, state.facts));
  const open = new Set(openStages(state).map(({ state: stage }) => stage.step));
  const covers = (route: readonly StepAhead[]) =>
    route.filter(({ step }) => open.has(step.id)).length;
  // A re-issued text waits in its own stage while an earlier one consents again: that one is first.
  return routes.reduce<readonly StepAhead[]>(
    (best, one) => (covers(one) > covers(best) || best.length === 0 ? one : best),
    [],
  );
}

/** The route as it is meant, from its first step. */
export function wholeRoute(state: Recommendation): readonly StepAhead[] {
  const { procedure, facts } = state.setting;
  const first = firstStep(procedure);
  return first ? routeFrom(procedure, first, { ...facts, ...state.facts }) : [];
}

function firstStep({ steps }: Procedure): Step | undefined {
  return steps.find((step) => !step.detour);
}

/** Where the route goes on: several steps only while a consent is given again. */
function frontSteps(state: Recommendation): readonly Step[] {
  const { procedure } = state.setting;
  switch (state.life.is) {
    case 'over':
      return [];
    case 'not-tasked': {
      const first = firstStep(procedure);
      return first ? [first] : [];
    }
    case 'elsewhere':
      return backFrom(state);
    case 'running':
    case 'endorsed':
      return openStages(state).flatMap(({ rule, state: stage }) => {
        const isToReissue = stage.phase.is === 'unopened' && stage.phase.reason === 'reissue';
        const again = isToReissue ? reaffirmed(procedure, rule) : undefined;
        return again ?? stepOf(procedure, stage.step) ?? [];
      });
  }
}

/** Outside the route an act must bring it back: to the stage that it left, with a new text. */
function backFrom(state: Recommendation): readonly Step[] {
  const { procedure } = state.setting;
  const last = state.stages.at(-1);
  const rule = last && stageRule(procedure, last.stage);
  if (!last || !rule) return [];
  const isBroken = last.phase.is === 'closed' && last.phase.outcome === 'broken';
  const step = (isBroken ? reaffirmed(procedure, rule) : undefined) ?? stepOf(procedure, last.step);
  return step ? [step] : [];
}

/** The step whose consent falls with a new text of this stage. */
function reaffirmed(procedure: Procedure, rule: Stage): Step | undefined {
  if (rule.kind !== 'decision' || rule.newText.reaffirm === null) return undefined;
  return stepOf(procedure, rule.newText.reaffirm);
}

function routeFrom(procedure: Procedure, from: Step, known: Facts): readonly StepAhead[] {
  const route: StepAhead[] = [];
  let facts = known;
  let step: Step | undefined = from;
  while (step && !route.some((one) => one.step === step)) {
    const isSkipped = step.when !== null && !holds(step.when, facts);
    route.push({ step, facts, isSkipped });
    const ways: readonly Destination[] = isSkipped ? [] : step.stages.map(onSuccess);
    for (const fact of ways.flatMap(({ sets }) => sets)) facts = { ...facts, [fact]: true };
    step = following(procedure, step, ways);
  }
  return route;
}

function onSuccess(rule: Stage): Destination {
  return rule.kind === 'task' ? rule.next : rule.agreed;
}

function following(
  { steps }: Procedure,
  step: Step,
  ways: readonly Destination[],
): Step | undefined {
  const to = ways.map((way) => way.to).find((one) => one !== 'next') ?? 'next';
  if (typeof to !== 'string') return steps.find(({ id }) => id === to.step);
  if (to !== 'next') return undefined;
  return steps.slice(steps.indexOf(step) + 1).find((one) => !one.detour);
}

/** Whether the summit takes the matter up in this step. */
export function isSummit({ stages }: Step): boolean {
  return stages.some((stage) => stage.kind === 'task' && stage.act === 'conclude');
}
