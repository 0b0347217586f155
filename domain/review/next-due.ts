import type { Instant } from '../time.ts';
import { reviewRungs } from './rungs.ts';
import type { Review } from './state.ts';

/** When the passing of time alone will do something for the review; null: never. */
export function nextDueReview(state: Review): { readonly at: Instant } | null {
  const rung = reviewRungs(state)[0];
  return rung ? { at: rung.at } : null;
}
