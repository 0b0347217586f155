import type { DecisionStage, Procedure, Stage, Step, TaskStage } from './procedure.ts';
import type { Phase, Recommendation, Round, StageState } from './state.ts';

/** A stage's round beside the rule that it follows. */
export type OpenStage = { readonly rule: Stage; readonly state: StageState };
export type RunningStage = {
  readonly rule: DecisionStage;
  readonly state: StageState;
  readonly round: Round;
};

export function stepOf(procedure: Procedure, id: string): Step | undefined {
  return procedure.steps.find((step) => step.id === id);
}

/** A step and those that stand after it, detours among them. */
export function stepsFrom({ steps }: Procedure, id: string): readonly Step[] {
  const first = steps.findIndex((step) => step.id === id);
  return first < 0 ? [] : steps.slice(first);
}

export function stageRule(procedure: Procedure, id: string): Stage | undefined {
  return procedure.steps.flatMap((step) => step.stages).find((stage) => stage.id === id);
}

export function openStages(state: Recommendation): OpenStage[] {
  return state.stages.flatMap((stage) => {
    const rule = stageRule(state.setting.procedure, stage.stage);
    return rule && stage.phase.is !== 'closed' ? [{ rule, state: stage }] : [];
  });
}

/** Deciding stages whose window runs or whose deadline has slipped. */
export function runningStages(state: Recommendation): RunningStage[] {
  return openStages(state).flatMap(({ rule, state: stage }) =>
    rule.kind === 'decision' && stage.phase.is === 'running'
      ? [{ rule, state: stage, round: stage.phase }]
      : [],
  );
}

export function openTask(
  state: Recommendation,
  act: TaskStage['act'],
): { rule: TaskStage; state: StageState }[] {
  return openStages(state).flatMap(({ rule, state: stage }) =>
    rule.kind === 'task' && rule.act === act && stage.phase.is === 'task'
      ? [{ rule, state: stage }]
      : [],
  );
}

export function currentStage(
  state: Recommendation,
  stage: string,
  round: number,
): StageState | undefined {
  return state.stages.find((one) => one.stage === stage && one.round === round);
}

export function roundsOf(state: Recommendation, stage: string): StageState[] {
  return state.stages.filter((one) => one.stage === stage);
}

/** The round inside a phase, where it has one. */
export function roundOf(phase: Phase): Round | null {
  switch (phase.is) {
    case 'running':
      return phase;
    case 'determination':
      return phase.round;
    case 'held':
      return roundOf(phase.before);
    case 'closed':
      return phase.round;
    case 'task':
    case 'unopened':
      return null;
  }
}

export function currentVersion(state: Recommendation) {
  return state.versions.at(-1);
}

/** The bodies that hold the roles which the stage asks, each once. */
export function bodiesAsked(state: Recommendation, rule: DecisionStage): readonly string[] {
  const roles = typeof rule.electorate === 'string' ? [rule.electorate] : rule.electorate;
  return [...new Set(roles.flatMap((role) => state.setting.roles[role] ?? []))];
}

/** Bodies whose answer counts: the frozen electorate less those that recused themselves. */
export function voters(round: Round): readonly string[] {
  return round.electorate.filter((body) => !round.recused.includes(body));
}
