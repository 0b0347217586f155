import type { Recommendation } from './state.ts';

/** Nothing will happen any more, by anybody. */
export function isOver(state: Recommendation): boolean {
  return state.life.is === 'over';
}
