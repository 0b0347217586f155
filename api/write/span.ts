import type { Instant } from '../../domain/time.ts';
import { momentAt } from '../calendar/moment.ts';
import type { Moment } from '../contract/times.ts';
import { Problem } from '../problem.ts';
import { say } from '../../domain/words/say.ts';

/**
 * From when until when something is to hold: from now where nothing is said.
 * @throws Problem where it would end before it begins, or has ended already
 */
export function spanOf(
  { from, until }: { readonly from?: Moment | undefined; readonly until: Moment },
  receivedAt: Instant,
): { readonly from: Instant; readonly until: Instant } {
  const span = { from: from === undefined ? receivedAt : momentAt(from), until: momentAt(until) };
  if (span.from < span.until && receivedAt < span.until) return span;
  throw new Problem(
    'invalid-request',
    say`It would have ended before it begins. Nothing was kept.`,
    {
      errors: [{ path: '/until', message: say`is not after from, or is past` }],
    },
  );
}
