import { sql } from 'kysely';
import type { Store } from './connection.ts';
import type { StoredState } from './stored-state.ts';

/**
 * States with everybody's positions, by workflow, for rules that need all of it: to begin a run again
 * and to freeze a package. Nothing of it may be shown: what is shown comes from `findRecommendation`,
 * which leaves out what its viewer may not know. Who may import this is a list of a test.
 */
export async function wholeStatesForRules(
  { db }: Store,
  workflows: readonly string[],
): Promise<ReadonlyMap<string, StoredState>> {
  const { rows } = await sql<{ workflow: string; state: StoredState }>`
    select workflow, state from nemcon.states_whole(${workflows}::text[])`.execute(db);
  return new Map(rows.map(({ workflow, state }) => [workflow, state]));
}
