import type { BodyId } from '../actor.ts';
import { bodiesAsked, openStages, roundOf, stageRule, voters } from '../stages.ts';
import type { Recommendation } from '../state.ts';
import type { Instant } from '../time.ts';
import type { RecommendationPlan } from './plan-of.ts';

/** A deadline by which bodies are asked to answer, running or planned. */
export type AskedBy = {
  readonly stage: string;
  readonly title: string;
  readonly is: 'running' | 'planned';
  readonly at: Instant;
  readonly electorate: readonly BodyId[];
};

/** The deadlines that run now. */
export function runningDeadlines(state: Recommendation): readonly AskedBy[] {
  return openStages(state).flatMap(({ rule, state: { phase } }) => {
    const round = phase.is === 'running' && !phase.expired ? roundOf(phase) : null;
    if (!round) return [];
    const { id: stage, title } = rule;
    return [{ stage, title, is: 'running', at: round.deadline.at, electorate: voters(round) }];
  });
}

/** The same with those that the plan has for what was not opened yet. */
export function deadlinesAhead(
  state: Recommendation,
  plan: RecommendationPlan,
): readonly AskedBy[] {
  const running = runningDeadlines(state);
  const planned = plan.stages.flatMap(({ stage, title, window, standing }): AskedBy[] => {
    const rule = stageRule(state.setting.procedure, stage);
    const until = window?.until ?? null;
    if (rule?.kind !== 'decision' || until === null || until < plan.at) return [];
    if (standing !== 'ahead' && standing !== 'open') return [];
    if (running.some((one) => one.stage === stage)) return [];
    return [{ stage, title, is: 'planned', at: until, electorate: bodiesAsked(state, rule) }];
  });
  return [...running, ...planned];
}
