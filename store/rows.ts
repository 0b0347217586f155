import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** Columns of a row set with their PostgreSQL types, in order: `{ sequence: 'int', by: 'jsonb' }`. */
export type Columns = Readonly<Record<string, string>>;

/** What fits into one bound parameter. */
export type Cell = string | number | boolean | null | readonly unknown[] | object;
export type Row = Readonly<Record<string, Cell>>;

/**
 * Rows as a table of a statement, all in one bound parameter: one statement writes many rows
 * however many there are. Names and types come from our own tables, values never enter the SQL.
 */
export function asTable(
  alias: string,
  columns: Columns,
  rows: readonly Row[],
): RawBuilder<unknown> {
  const definitions = Object.entries(columns).map(
    ([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`,
  );
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${sql.ref(alias)}(${sql.join(definitions)})`;
}

/** The columns' names, each after an alias where one is given: `e.sequence, e.at`. */
export function names(columns: Columns, alias?: string): RawBuilder<unknown> {
  return sql.join(
    Object.keys(columns).map((name) => sql.ref(alias === undefined ? name : `${alias}.${name}`)),
  );
}

/** `a = excluded.a, b = excluded.b` for an upsert, without the columns of the key. */
export function replaced(columns: Columns, key: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    Object.keys(columns)
      .filter((name) => !key.includes(name))
      .map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`),
  );
}
