import { stageRule } from './stages.ts';
import type { Recommendation, StageState } from './state.ts';

export type ImplementationState =
  'not-begun' | 'evidence-awaited' | 'evidence-submitted' | 'evidence-accepted';

/** Where the carrying out of an endorsed recommendation stands; null for what is not endorsed. */
export function implementationOf(state: Recommendation): ImplementationState | null {
  const { life, facts } = state;
  const isEndorsed = life.is === 'endorsed' || (life.is === 'over' && life.outcome === 'endorsed');
  if (!isEndorsed) return null;
  const stage = implementationStage(state);
  if (!stage) return 'not-begun';
  if (stage.phase.is === 'closed') return 'evidence-accepted';
  return facts['evidenceSubmitted'] === true ? 'evidence-submitted' : 'evidence-awaited';
}

/** The stage in which evidence is accepted; undefined before it is reached. */
export function implementationStage(state: Recommendation): StageState | undefined {
  return state.stages.findLast(({ stage }) => {
    const rule = stageRule(state.setting.procedure, stage);
    return rule?.kind === 'task' && rule.act === 'accept-evidence';
  });
}
