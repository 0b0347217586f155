import { sql } from 'kysely';
import type { Store } from '../connection.ts';
import { ms } from '../instants.ts';
import type { StoredCheckpoint } from './checkpoints.ts';
import type { Reading } from './entries.ts';

/** A checkpoint that an outlet lacks, lent to whoever asked until it is noted or the lease is over. */
export type Due = StoredCheckpoint & {
  /** This one included. */
  readonly tries: number;
};

/** Outlets that are not known yet lack everything, from the first checkpoint on. */
export async function addOutlets({ db }: Reading, names: readonly string[]): Promise<void> {
  await sql`
    insert into nemcon.audit_outlets (name) select unnest(${names}::text[])
    on conflict (name) do nothing`.execute(db);
}

/**
 * The oldest checkpoint that an outlet lacks, one after the other and none left out. Of several
 * workers one gets it; where it ends without a word the next gets it after `lease` milliseconds.
 */
export async function claimDue(
  { db }: Store,
  name: string,
  lease: number,
): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    with due as (
      select o.name, c.size, c.note, c.keys
      from nemcon.audit_outlets o
      cross join lateral (
        select size, note, keys from nemcon.audit_checkpoints
        where size > o.published order by size limit 1) c
      where o.name = ${name} and o.next_at <= now() for update of o skip locked)
    update nemcon.audit_outlets o
    set tries = o.tries + 1, next_at = now() + ${lease} * interval '1 millisecond'
    from due where due.name = o.name
    returning due.size, due.note, due.keys, o.tries`.execute(db);
  return rows[0];
}

/** The outlet has it, and all before it. */
export async function notePublished({ db }: Store, name: string, size: number): Promise<void> {
  await sql`
    update nemcon.audit_outlets
    set published = ${size}, tries = 0, next_at = now(), published_at = now(), trouble = null,
      trouble_at = null
    where name = ${name} and published < ${size}`.execute(db);
}

/** It does not have it; it is offered again after a while. */
export async function noteUnpublished(
  { db }: Store,
  name: string,
  { tries, trouble, wait }: { tries: number; trouble: string; wait: number },
): Promise<void> {
  await sql`
    update nemcon.audit_outlets
    set trouble = ${trouble}, trouble_at = coalesce(trouble_at, now()),
      next_at = now() + ${wait} * interval '1 millisecond'
    where name = ${name} and tries = ${tries}`.execute(db);
}

export type OutletLine = {
  readonly name: string;
  readonly published: number;
  /** How many checkpoints it lacks, and when the oldest of them was signed. */
  readonly waiting: number;
  readonly oldest: number | null;
  readonly trouble: string | null;
};

/** How each of these outlets stands. */
export async function findOutlets(
  { db }: Reading,
  names: readonly string[],
): Promise<readonly OutletLine[]> {
  const { rows } = await sql<OutletLine>`
    select o.name, o.published, o.trouble, w.waiting, ${ms<number | null>('w.oldest')} as oldest
    from nemcon.audit_outlets o
    cross join lateral (
      select count(*)::int as waiting, min(made_at) as oldest
      from nemcon.audit_checkpoints where size > o.published) w
    where o.name = any(${names}::text[]) order by o.name`.execute(db);
  return rows;
}
