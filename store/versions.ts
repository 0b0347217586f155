import { sql } from 'kysely';
import type { TextVersion } from '../domain/state.ts';
import type { Store } from './connection.ts';
import { ms } from './instants.ts';

export type VersionLine = Pick<TextVersion, 'number' | 'hash' | 'frozenAt'> & {
  /** Document of the authoritative text; `hash`, what a decision binds, may cover annexes too. */
  readonly text: string;
  /** Who froze it; null: the machine. */
  readonly person: string | null;
  /** What it names for its implementation: hashes of documents, a body, an instant. */
  readonly benchmark: string | null;
  readonly authority: string | null;
  readonly dueDate: number | null;
  readonly indicator: string | null;
};

/** Frozen texts of a recommendation, by number. */
export async function findVersions(
  store: Store,
  reference: string,
): Promise<readonly VersionLine[]> {
  const { rows } = await sql<VersionLine>`
    select v.number, coalesce(v.bound, v.text) as hash, v.text, ${ms('v.frozen_at')} as "frozenAt", v.person, v.benchmark,
      v.authority, ${ms('v.due_at')} as "dueDate", v.indicator
    from nemcon.versions v join nemcon.recommendations r on r.workflow = v.workflow
    where r.reference = ${reference} order by v.number`.execute(store.db);
  return rows;
}

/** The version in force of each of these recommendations, as a response carries it. */
export async function findTextsInForce(
  store: Store,
  references: readonly string[],
): Promise<ReadonlyMap<string, { readonly version: number; readonly hash: string }>> {
  if (references.length === 0) return new Map();
  const { rows } = await sql<{ reference: string; version: number; hash: string }>`
    select r.reference, v.number as version, coalesce(v.bound, v.text) as hash
    from nemcon.recommendations r
    cross join lateral (
      select number, bound, text from nemcon.versions v
      where v.workflow = r.workflow order by v.number desc limit 1) v
    where r.reference = any(${[...references]}::text[])`.execute(store.db);
  return new Map(rows.map(({ reference, version, hash }) => [reference, { version, hash }]));
}
