import { sql } from 'kysely';
import type { Store } from '../../store/connection.ts';

/** The last recorded sequence of each workflow; one that the register does not know is left out. */
export async function findSequences(
  store: Store,
  workflows: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ workflow: string; sequence: number }>`
    select workflow, sequence from nemcon.recommendations
    where workflow = any(${workflows}::text[])
    union all
    select workflow, sequence from nemcon.reviews
    where workflow = any(${workflows}::text[])`.execute(store.db);
  return new Map(rows.map(({ workflow, sequence }) => [workflow, sequence]));
}
