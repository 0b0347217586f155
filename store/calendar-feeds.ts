import { sql } from 'kysely';
import type { Store } from './connection.ts';
import { instant } from './instants.ts';

/** Keeps the address of a personal calendar. @returns false where that id is kept already */
export async function insertCalendarFeed(
  store: Store,
  feed: { id: string; person: string; tokenHash: string; madeAt: number },
): Promise<boolean> {
  const { id, person, tokenHash, madeAt } = feed;
  const { rows } = await sql`
    insert into nemcon.calendar_feeds (id, person, token_hash, made_at)
    values (${id}, ${person}, ${tokenHash}, ${instant(madeAt)}::timestamptz)
    on conflict (id) do nothing returning id`.execute(store.db);
  return rows.length > 0;
}

/** Whose calendar a token opens; undefined where it is unknown or revoked. */
export async function findFeedOwner(store: Store, tokenHash: string): Promise<string | undefined> {
  const { rows } = await sql<{ person: string | null }>`
    select nemcon.feed_owner(${tokenHash}) as person`.execute(store.db);
  return rows[0]?.person ?? undefined;
}

/** Ends a person's own feed; twice keeps the first. @returns false where they have no such feed */
export async function revokeCalendarFeed(
  store: Store,
  { id, person, at }: { id: string; person: string; at: number },
): Promise<boolean> {
  const { rows } = await sql`
    update nemcon.calendar_feeds
    set revoked_at = coalesce(revoked_at, ${instant(at)}::timestamptz)
    where id = ${id} and person = ${person} returning id`.execute(store.db);
  return rows.length > 0;
}
