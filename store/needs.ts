import { sql } from 'kysely';
import type { Needs } from '../domain/needs.ts';
import type { Store } from './connection.ts';
import { seenOf } from './recommendation-line.ts';

/** What a matter needs, as each kind of viewer may know it, before it is put into words. */
export type NeedsKept = Readonly<Record<'officer' | 'body' | 'public', Needs>>;

/** By reference, for the kinds of viewer that whoever asks is; without what was recorded before it was kept. */
export async function findNeeds(
  store: Store,
  references: readonly string[],
): Promise<ReadonlyMap<string, Partial<NeedsKept>>> {
  if (references.length === 0) return new Map();
  const { rows } = await sql<{ reference: string; needs: Partial<NeedsKept> }>`
    with line as materialized (
      select r.workflow, r.reference from nemcon.recommendations r
      where r.reference = any(${[...references]}::text[]))
    select line.reference, seen.kept as needs
    from line join ${seenOf} seen on seen.workflow = line.workflow
    where seen.kept is not null`.execute(store.db);
  return new Map(rows.map(({ reference, needs }) => [reference, needs]));
}
