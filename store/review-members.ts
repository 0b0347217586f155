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

/** Every recommendation of a review with its state, by reference; at most 1,000. */
export async function loadMembers(store: Store, review: string): Promise<readonly ReviewMember[]> {
  const { rows } = await sql<FoundRecommendation>`
    select ${lineColumns}, r.setting_hash as "settingHash", r.state
    from nemcon.recommendations r where r.review = ${review}
    order by r.reference limit 1000`.execute(store.db);
  const members: ReviewMember[] = [];
  for (const found of rows) {
    const setting = await settingOf(store, found.settingHash);
    members.push({ found, state: { ...found.state, setting } });
  }
  return members;
}
