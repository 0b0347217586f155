import { sql } from 'kysely';
import type { Needs } from '../domain/needs.ts';
import type { Store } from './connection.ts';

/** What a matter needs, as each kind of viewer may know it, before it is put into words. */
export type NeedsKept = Readonly<Record<'officer' | 'body' | 'public', Needs>>;

/** By reference; without those that were recorded before the register kept it. */
export async function findNeeds(
  store: Store,
  references: readonly string[],
): Promise<ReadonlyMap<string, NeedsKept>> {
  if (references.length === 0) return new Map();
  const { rows } = await sql<{ reference: string; needs: NeedsKept }>`
    select reference, needs from nemcon.recommendations
    where reference = any(${[...references]}::text[]) and needs is not null`.execute(store.db);
  return new Map(rows.map(({ reference, needs }) => [reference, needs]));
}
