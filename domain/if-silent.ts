import type { Awaited } from './awaited.ts';
import { standing } from './judge.ts';
import type { Procedure } from './procedure.ts';
import { currentStage, stageRule } from './stages.ts';
import type { Recommendation } from './state.ts';

/**
 * What comes of doing nothing until the deadline: silence agrees, counts as an abstention, or is an
 * answer that is missing; an objection stands; a task that slips goes up the ladder, and nothing else.
 */
export type IfSilent =
  'silence-agrees' | 'counts-as-abstained' | 'answer-missing' | 'objection-stands' | 'goes-up';

/** @returns null where it brings nothing about either way: somebody's objection stands already */
export function ifSilent(
  state: Recommendation,
  { act, stage, round }: Pick<Awaited, 'act' | 'stage' | 'round'>,
): IfSilent | null {
  const { procedure } = state.setting;
  const rule = stageRule(procedure, stage);
  const phase = currentStage(state, stage, round)?.phase;
  if (rule?.kind !== 'decision' || phase?.is !== 'running')
    return act === 'lift' ? 'objection-stands' : 'goes-up';
  return ifNothingIsDone(procedure, { act, stage }, standing(rule, phase, 'breaks').length > 0);
}

/** The same for a stage that is open, of which only this much is known. */
export function ifNothingIsDone(
  procedure: Procedure,
  { act, stage }: Pick<Awaited, 'act' | 'stage'>,
  isBroken: boolean,
): IfSilent | null {
  if (act === 'lift') return 'objection-stands';
  const rule = stageRule(procedure, stage);
  if (act !== 'respond' || rule?.kind !== 'decision') return 'goes-up';
  if (isBroken) return null;
  switch (rule.silence) {
    case 'assent':
      return 'silence-agrees';
    case 'abstention':
      return 'counts-as-abstained';
    case 'missing':
      return 'answer-missing';
  }
}

/** Whether an objection that stands there can only be one that broke the silence. */
export function breaksOnly(procedure: Procedure, stage: string): boolean {
  const rule = stageRule(procedure, stage);
  const effects = rule?.kind === 'decision' ? Object.values(rule.positions) : [];
  return (
    effects.some(({ effect }) => effect === 'breaks') &&
    !effects.some(({ effect }) => effect === 'blocks')
  );
}
