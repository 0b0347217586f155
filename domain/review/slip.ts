import { planOf } from '../plan/plan-of.ts';
import type { Slack } from '../plan/slack.ts';
import type { Recommendation } from '../state.ts';
import type { Instant } from '../time.ts';

/** What it costs a recommendation to slip. */
export type Slip = {
  /** The latest that what is open now may end, so that the summit holds; null: nothing is left. */
  readonly latest: Instant | null;
  /** What is left until then, for all that lies ahead; negative: too late; null: no summit ahead. */
  readonly slack: Slack | null;
  /** What it misses if it is later; null where it goes to no summit. */
  readonly misses: Instant | null;
};

/** @param at for when the slack is reckoned */
export function slipOf(state: Recommendation, at: Instant): Slip {
  const { slack, summitAt, stages } = planOf(state, at);
  const ends = stages.flatMap(({ standing, latest }) =>
    standing === 'open' && latest ? [latest.end] : [],
  );
  return { latest: ends.length > 0 ? Math.min(...ends) : null, slack, misses: summitAt };
}
