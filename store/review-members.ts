import { sql } from 'kysely';
import type { Recommendation } from '../domain/state.ts';
import type { Store } from './connection.ts';
import { lineColumns } from './recommendation-line.ts';
import type { FoundRecommendation } from './recommendations.ts';
import { settingOf } from './settings.ts';

export type ReviewMember = {
  readonly found: FoundRecommendation;
  readonly state: Recommendation;
};

/**
 * The recommendations of a review with their states, by reference; at most 1,000.
 * @param first of more than that those which must be among them
 */
export async function loadMembers(
  store: Store,
  review: string,
  first: readonly string[] = [],
): Promise<readonly ReviewMember[]> {
  const { rows } = await sql<FoundRecommendation>`
    select * from (
      select ${lineColumns}, r.setting_hash as "settingHash", r.state
      from nemcon.recommendations r where r.review = ${review}
      order by r.reference = any(${first}::text[]) desc, r.reference limit 1000) member
    order by member.reference`.execute(store.db);
  const members: ReviewMember[] = [];
  for (const found of rows) {
    const setting = await settingOf(store, found.settingHash);
    members.push({ found, state: { ...found.state, setting } });
  }
  return members;
}
