import { sql } from 'kysely';
import type { Recommendation } from '../domain/state.ts';
import { concerns } from './concern.ts';
import type { Store } from './connection.ts';
import type { Holder } from './holder.ts';
import { settingOf } from './settings.ts';
import type { StoredState } from './stored-state.ts';

/** A recommendation of a review, ready for the domain's functions. */
export type Member = {
  readonly reference: string;
  readonly title: string;
  readonly workingGroup: string;
  readonly state: Recommendation;
};

/** The recommendations of a review that these may know of, by reference, in one query; their settings are shared. */
export async function findMembers(
  store: Store,
  review: string,
  knownTo: readonly Holder[],
): Promise<readonly Member[]> {
  const { rows } = await sql<{ title: string; settingHash: string; state: StoredState }>`
    with line as materialized (
      select r.workflow, r.reference, r.title, r.setting_hash as "settingHash"
      from nemcon.recommendations r where r.review = ${review} and ${concerns(knownTo)})
    select line.title, line."settingHash", seen.state
    from line join nemcon.states_seen(array(select workflow from line)) seen
      on seen.workflow = line.workflow
    order by line.reference`.execute(store.db);
  const settings = new Map<string, Recommendation['setting']>();
  for (const hash of new Set(rows.map(({ settingHash }) => settingHash)))
    settings.set(hash, await settingOf(store, hash));
  return rows.flatMap(({ title, settingHash, state }) => {
    const setting = settings.get(settingHash);
    if (!setting) return [];
    const { reference, workingGroup } = state;
    return [{ reference, title, workingGroup, state: { ...state, setting } }];
  });
}
