import type { Recommendation } from '../state.ts';
import type { Instant } from '../time.ts';
import { forward } from './passes.ts';
import { planOf } from './plan-of.ts';
import { routeAhead, type StepAhead } from './route-ahead.ts';

/** What a review is told of a recommendation's plan, so that the passing of time alone can flag it. */
export type Outlook = {
  /** The last instant at which, with nothing more done, the summit still holds; 0: it does not. */
  readonly holdsUntil: Instant;
  /** The soonest that the summit could take it up once that has passed. */
  readonly earliest: Instant;
  /** Title of the stage that it hangs on. */
  readonly stage: string;
};

/** null: no summit lies before it, or it has come there. */
export function outlookOf(state: Recommendation, at: Instant): Outlook | null {
  const ahead = routeAhead(state);
  const { summitAt } = state.setting;
  const { soonest, summitReached } = forward(state, ahead, at);
  // With nothing left to be done before it, it is at the summit.
  if (summitAt === null || summitReached === null || soonest.size === 0) return null;
  const holdsUntil = lastFitting(state, ahead, summitAt);
  const then = forward(state, ahead, Math.max(at, holdsUntil + 1));
  const hangsOn = planOf(state, at).stages.find(({ isCritical }) => isCritical);
  const earliest = then.summitReached ?? summitReached;
  return { holdsUntil, earliest, stage: hangsOn?.title ?? '' };
}

/** Found by halving, because counting back over closed days is not the inverse of counting on. */
function lastFitting(
  state: Recommendation,
  ahead: readonly StepAhead[],
  summitAt: Instant,
): Instant {
  const fits = (at: Instant) => (forward(state, ahead, at).summitReached ?? 0) <= summitAt;
  let last = 0;
  if (!fits(last)) return last;
  for (let never = summitAt + 1; never - last > 1;) {
    const middle = Math.floor((last + never) / 2);
    if (fits(middle)) last = middle;
    else never = middle;
  }
  return last;
}
