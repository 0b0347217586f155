import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { Reading } from './audit/entries.ts';
import type { Store } from './connection.ts';
import { instant, ms } from './instants.ts';
import { together } from './transaction.ts';

/** That a review was archived. */
export type Archived = {
  /** Review and number: `SDPR/1`. */
  readonly id: string;
  readonly review: string;
  readonly number: number;
  /** The archive holds what was received up to then. */
  readonly at: Instant;
  readonly by: string;
  readonly closedAt: Instant;
  /** In ISO 8601. */
  readonly after: string;
  readonly events: number;
  /** Of its manifest. */
  readonly sha256: string;
};

/** The newest archive of a review; undefined before the first. */
export async function findArchived({ db }: Reading, review: string): Promise<Archived | undefined> {
  const { rows } = await sql<Archived>`
    select id, review, number, ${ms('at')} as at, "by", ${ms('closed_at')} as "closedAt", after,
      events, sha256
    from nemcon.archives where review = ${review} order by number desc limit 1`.execute(db);
  return rows[0];
}

/**
 * Whether a review is archived, and so read only; waits for an archive that is being put on record.
 * Asked once the act's own receipt is committed: either the archive saw that (`isActUnderWay`), or
 * the act sees the archive.
 */
export async function isArchived(store: Store, review: string): Promise<boolean> {
  return await together(store, async (within) => {
    // A statement of its own: what the next one sees begins after the wait.
    await sql`select pg_advisory_xact_lock_shared(${turnOf(review)})`.execute(within.db);
    return (await findArchived(within, review)) !== undefined;
  });
}

/** Keeps acts on what is over waiting until the transaction of the archive ends. */
export async function holdOffActs({ db }: Reading, review: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${turnOf(review)})`.execute(db);
}

function turnOf(review: string): RawBuilder<unknown> {
  return sql`hashtextextended('archive of ' || ${review}::text, 0)`;
}

/** Whether something was received for the review or a recommendation of it that is not settled yet. */
export async function isActUnderWay({ db }: Reading, review: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (
      select from nemcon.receipts r where r.settled_at is null and (
        r.start ->> 'review' = ${review}
        or r.workflow in (
          select workflow from nemcon.recommendations where review = ${review}
          union all select workflow from nemcon.reviews where id = ${review}))) as is`.execute(db);
  return rows[0]?.is ?? false;
}

/** Puts on record that a review was archived; the audit log witnesses it. */
export async function recordArchived({ db }: Reading, archived: Archived): Promise<void> {
  const { id, review, number, at, by, closedAt, after, events, sha256 } = archived;
  await sql`
    insert into nemcon.archives (id, review, number, at, "by", closed_at, after, events, sha256)
    values (${id}, ${review}, ${number}, ${instant(at)}::timestamptz, ${by},
      ${instant(closedAt)}::timestamptz, ${after}, ${events}, ${sha256})`.execute(db);
}

/** Ids of the reviews that no archive is on record of, the oldest first. */
export async function findUnarchived({ db }: Reading): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from nemcon.reviews v
    where not exists (select from nemcon.archives a where a.review = v.id)
    order by created_at, id`.execute(db);
  return rows.map(({ id }) => id);
}
