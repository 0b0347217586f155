import { sql } from 'kysely';
import type { Recommendation } from '../domain/state.ts';
import { concerns } from './concern.ts';
import type { Store } from './connection.ts';
import type { Holder } from './holder.ts';
import { seenStates } from './recommendation-line.ts';
import type { FoundRecommendation } from './recommendations.ts';
import { settingOf } from './settings.ts';

export type ReviewMember = {
  readonly found: FoundRecommendation;
  readonly state: Recommendation;
};

/**
 * The recommendations of a review with their states, by reference; at most 1,000.
 * @param knownTo only those that these may know of; null: all
 * @param first of more than that those which must be among them
 */
export async function loadMembers(
  store: Store,
  review: string,
  knownTo: readonly Holder[] | null,
  first: readonly string[] = [],
): Promise<readonly ReviewMember[]> {
  const { rows } = await sql<FoundRecommendation>`${seenStates(sql`
    from nemcon.recommendations r where r.review = ${review}
      and ${knownTo === null ? sql`true` : concerns(knownTo)}
    order by r.reference = any(${first}::text[]) desc, r.reference limit 1000`)}`.execute(store.db);
  const members: ReviewMember[] = [];
  for (const found of rows.toSorted((a, b) => (a.reference < b.reference ? -1 : 1))) {
    const setting = await settingOf(store, found.settingHash);
    members.push({ found, state: { ...found.state, setting } });
  }
  return members;
}

/** The references of a review's recommendations that these may know of. */
export async function findKnownMembers(
  store: Store,
  review: string,
  held: readonly Holder[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ reference: string }>`
    select r.reference from nemcon.recommendations r
    where r.review = ${review} and ${concerns(held)}`.execute(store.db);
  return new Set(rows.map(({ reference }) => reference));
}
