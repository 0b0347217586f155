import { sql } from 'kysely';
import type { Recommendation } from '../domain/state.ts';
import type { Store } from './connection.ts';
import { lineColumns } from './recommendation-line.ts';
import type { RecommendationLine } from './recommendation-line.ts';
import { settingOf } from './settings.ts';
import type { StoredState } from './stored-state.ts';

export type { RecommendationLine } from './recommendation-line.ts';
export { listRecommendations, type ListFilter } from './recommendation-list.ts';

export type FoundRecommendation = RecommendationLine & {
  readonly settingHash: string;
  readonly state: StoredState;
};

export async function findRecommendation(
  store: Store,
  reference: string,
): Promise<FoundRecommendation | undefined> {
  const { rows } = await sql<FoundRecommendation>`
    select ${lineColumns}, r.setting_hash as "settingHash", r.state
    from nemcon.recommendations r where r.reference = ${reference}`.execute(store.db);
  return rows[0];
}

/** The state with its setting, ready for the domain's functions; undefined for unknown references. */
export async function loadRecommendation(
  store: Store,
  reference: string,
): Promise<{ found: FoundRecommendation; state: Recommendation } | undefined> {
  const found = await findRecommendation(store, reference);
  if (!found) return undefined;
  const setting = await settingOf(store, found.settingHash);
  return { found, state: { ...found.state, setting } };
}
