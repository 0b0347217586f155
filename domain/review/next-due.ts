import type { Instant } from '../time.ts';
import { plansToFlag } from './plans.ts';
import { reviewRungs } from './rungs.ts';
import type { Review } from './state.ts';

/** When the passing of time alone will do something for the review; null: never. */
export function nextDueReview(state: Review): { readonly at: Instant } | null {
  const rungs = reviewRungs(state).slice(0, 1);
  const due = [...rungs, ...plansToFlag(state)].map(({ at }) => at);
  return due.length > 0 ? { at: Math.min(...due) } : null;
}
