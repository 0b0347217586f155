import { sql } from 'kysely';
import type { Recommendation, Round, StageState } from '../domain/state.ts';
import type { Part } from './record-parts.ts';
import { asTable, names, replaced } from './rows.ts';
import type { Columns, Row } from './rows.ts';

/** Rows that are new or other than before. `evolve` keeps what it does not change, so most are not compared. */
export function changed<R extends Row>(
  before: ReadonlyMap<string, R>,
  after: ReadonlyMap<string, R>,
): R[] {
  return [...after]
    .filter(([key, row]) => JSON.stringify(before.get(key)) !== JSON.stringify(row))
    .map(([, row]) => row);
}

export function changedStages(before: Recommendation, after: Recommendation): StageState[] {
  return after.stages.filter((stage, index) => stage !== before.stages[index]);
}

/** A part that writes rows of a recommendation over those with the same key. */
export function upsert(
  name: string,
  table: string,
  columns: Columns,
  key: readonly string[],
  rows: Row[],
): Part[] {
  if (rows.length === 0) return [];
  return [
    sql`${sql.ref(name)} as (
    insert into ${sql.table(table)} (workflow, ${names(columns)})
    select moved.workflow, ${names(columns, 'r')}
    from moved, ${asTable('r', columns, rows)}
    on conflict (${sql.join(key.map((column) => sql.ref(column)))})
    do update set ${replaced(columns, key)})`,
  ];
}

/** The round that a stage is in, was in, or was interrupted in; null before one opened. */
export function roundOf({ phase }: StageState): Round | null {
  switch (phase.is) {
    case 'running':
      return phase;
    case 'determination':
    case 'closed':
      return phase.round;
    case 'held':
      if (phase.before.is === 'running') return phase.before;
      return phase.before.is === 'determination' ? phase.before.round : null;
    case 'task':
    case 'unopened':
      return null;
  }
}
