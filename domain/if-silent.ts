import type { Awaited } from './awaited.ts';
import { standing } from './judge.ts';
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
  if (act === 'lift') return 'objection-stands';
  const rule = stageRule(state.setting.procedure, stage);
  const phase = currentStage(state, stage, round)?.phase;
  if (act !== 'respond' || rule?.kind !== 'decision' || phase?.is !== 'running') return 'goes-up';
  if (standing(rule, phase, 'breaks').length > 0) return null;
  switch (rule.silence) {
    case 'assent':
      return 'silence-agrees';
    case 'abstention':
      return 'counts-as-abstained';
    case 'missing':
      return 'answer-missing';
  }
}
