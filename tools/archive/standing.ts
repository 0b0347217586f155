import { archivable, type Archivable, type Rest } from '../../domain/archive.ts';
import type { Instant } from '../../domain/time.ts';
import { findMembers } from '../../store/archive-contents.ts';
import type { Store } from '../../store/connection.ts';
import { loadRecommendation } from '../../store/recommendations.ts';
import { loadReview } from '../../store/reviews.ts';
import { Trouble } from '../trouble.ts';

/** Where a review stands on its way into the archive, by what the register has of it. */
export async function standingOf(
  store: Store,
  review: string,
  rest: Rest,
  now: Instant,
): Promise<Archivable> {
  const state = await loadReview(store, review);
  if (!state) return { is: 'open', why: 'it was never opened' };
  const states = [];
  for (const { reference } of await findMembers(store, review)) {
    const loaded = await loadRecommendation(store, reference);
    if (loaded) states.push(loaded.state);
  }
  return archivable(state, states, rest, now);
}

/** A length of time in ISO 8601, in years, months and days. @throws Trouble */
export function restOf(text: string): Rest {
  const found = /^P(?=\d)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?$/.exec(text);
  if (!found)
    throw new Trouble(
      `ARCHIVE_AFTER is ${JSON.stringify(text)}: write a length of time such as P1Y, P18M or P90D.`,
    );
  const [years, months, days] = found.slice(1).map((part) => Number(part ?? 0));
  return { years: years ?? 0, months: months ?? 0, days: days ?? 0 };
}
