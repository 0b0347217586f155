import { stageRule } from '../stages.ts';
import type { Recommendation } from '../state.ts';
import type { Instant } from '../time.ts';
import { backward, forward, type Forward } from './passes.ts';
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
  const earliest = then.summitReached ?? summitReached;
  return { holdsUntil, earliest, stage: titleOf(state, lastOfFirst(ahead, soonest)) };
}

/** Of the stages that are next, the one that takes longest. */
function lastOfFirst(ahead: readonly StepAhead[], soonest: Forward['soonest']): string | undefined {
  const next = ahead.find(({ step }) => step.stages.some(({ id }) => soonest.has(id)))?.step;
  const ends = (next?.stages ?? []).flatMap(({ id }) => {
    const end = soonest.get(id)?.end;
    return end === undefined ? [] : [{ id, end }];
  });
  return ends.toSorted((a, b) => b.end - a.end)[0]?.id;
}

function titleOf({ setting }: Recommendation, stage: string | undefined): string {
  return (stage && stageRule(setting.procedure, stage)?.title) ?? '';
}

/**
 * Mostly one of the instants that counting back finds. Over closed days counting back is not the
 * inverse of counting on: then it is found by halving.
 */
function lastFitting(
  state: Recommendation,
  ahead: readonly StepAhead[],
  summitAt: Instant,
): Instant {
  const fits = (at: Instant) => (forward(state, ahead, at).summitReached ?? 0) <= summitAt;
  if (!fits(0)) return 0;
  const first = ahead.find(({ isSkipped }) => !isSkipped)?.step.stages ?? [];
  const latest = backward(state, ahead, summitAt);
  const found = first.flatMap(({ id }) => {
    const { start, end } = latest.get(id) ?? { start: 0, end: 0 };
    return [start, end];
  });
  const exact = found.find((at) => fits(at) && !fits(at + 1));
  return exact ?? halved(fits, summitAt);
}

function halved(fits: (at: Instant) => boolean, summitAt: Instant): Instant {
  let last = 0;
  for (let never = summitAt + 1; never - last > 1;) {
    const middle = Math.floor((last + never) / 2);
    if (fits(middle)) last = middle;
    else never = middle;
  }
  return last;
}
