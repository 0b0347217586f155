import { sql } from 'kysely';
import type { Store } from '../../store/connection.ts';

export type FloorRow = { readonly sequence: number; readonly position: string };

export function createFloorActivities({ db }: Store) {
  return {
    /** One insert; a row that is there already stays. */
    insert: async (workflow: string, rows: readonly FloorRow[]): Promise<void> => {
      const sequences = rows.map(({ sequence }) => sequence);
      const positions = rows.map(({ position }) => position);
      await sql`
        insert into bench.decisions (workflow, sequence, position)
        select ${workflow}, * from unnest(${sequences}::int[], ${positions}::text[])
        on conflict do nothing`.execute(db);
    },
  };
}

export type FloorActivities = ReturnType<typeof createFloorActivities>;

export async function createFloorTable({ db }: Store): Promise<void> {
  await sql`create schema if not exists bench`.execute(db);
  await sql`
    create table if not exists bench.decisions (
      workflow text not null,
      sequence int not null,
      position text not null,
      primary key (workflow, sequence))`.execute(db);
}

/** The last recorded sequence of each workflow. */
export async function findFloorSequences(
  { db }: Store,
  workflows: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ workflow: string; sequence: number }>`
    select workflow, max(sequence) as sequence from bench.decisions
    where workflow = any(${workflows}::text[]) group by workflow`.execute(db);
  return new Map(rows.map(({ workflow, sequence }) => [workflow, sequence]));
}
