import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * A timestamptz as milliseconds, as the domain counts. Times are converted here and nowhere else:
 * in the database they are timestamptz, so that people who read it with SQL see times.
 */
export function ms<T extends number | null = number>(column: string): RawBuilder<T> {
  return sql<T>`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;
}

/** Milliseconds as PostgreSQL reads a time. */
export function instant(at: number): string {
  return new Date(at).toISOString();
}

export function instantOrNull(at: number | null | undefined): string | null {
  return at === null || at === undefined ? null : instant(at);
}
