import { sql } from 'kysely';
import type { Recommendation } from '../domain/state.ts';
import type { Store } from './connection.ts';
import { Gathered } from './gathered.ts';
import { seenStates } from './recommendation-line.ts';
import type { RecommendationLine } from './recommendation-line.ts';
import { settingOf } from './settings.ts';
import type { StoredState } from './stored-state.ts';

export type { RecommendationLine } from './recommendation-line.ts';
export { listRecommendations, type ListFilter } from './recommendation-list.ts';

export type FoundRecommendation = RecommendationLine & {
  readonly settingHash: string;
  /** As whoever asks may know it: without what other bodies said (docs/row-security.md). */
  readonly state: StoredState;
};

const gathered = new WeakMap<Store, Gathered<FoundRecommendation>>();

/** Many who look at the same moment (33 delegations that are answered at once) are one query. */
export function findRecommendation(
  store: Store,
  reference: string,
): Promise<FoundRecommendation | undefined> {
  const known = gathered.get(store);
  if (known) return known.find(reference);
  const fresh = new Gathered((references) => findAll(store, references));
  gathered.set(store, fresh);
  return fresh.find(reference);
}

async function findAll(
  store: Store,
  references: readonly string[],
): Promise<Map<string, FoundRecommendation>> {
  const { rows } = await sql<FoundRecommendation>`${seenStates(
    sql`from nemcon.recommendations r where r.reference = any(${references}::text[])`,
  )}`.execute(store.db);
  return new Map(rows.map((row) => [row.reference, row]));
}

/** Whether a reference is taken, by whatever recommendation. */
export async function isTasked({ db }: Store, reference: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select nemcon.is_tasked(${reference}) as is`.execute(db);
  return rows[0]?.is ?? false;
}

/**
 * The state with its setting, ready for the domain's functions, as whoever asks may know it; undefined
 * for unknown references.
 */
export async function loadRecommendation(
  store: Store,
  reference: string,
): Promise<{ found: FoundRecommendation; state: Recommendation } | undefined> {
  const found = await findRecommendation(store, reference);
  if (!found) return undefined;
  const setting = await settingOf(store, found.settingHash);
  return { found, state: { ...found.state, setting } };
}
