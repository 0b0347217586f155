import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { Store } from './connection.ts';
import { instant, instantOrNull, ms } from './instants.ts';
import { seenAsThemselves } from './viewing.ts';

/** A browser in which somebody is signed in. */
export type Session = {
  /** Names it in lists; opens nothing. */
  readonly id: string;
  readonly person: string;
  /** When the person last showed the issuer who they are; null: the issuer does not say. */
  readonly authenticatedAt: Instant | null;
  readonly signedInAt: Instant;
  /** When it was last used, give or take a minute. */
  readonly seenAt: Instant;
  readonly endsAt: Instant;
  /** What the browser calls itself. */
  readonly browser: string | null;
};

export type NewSession = Omit<Session, 'seenAt'> & { readonly secretHash: string };

/** For so many milliseconds an unused session is good. */
type Idle = { readonly at: Instant; readonly idle: number };

type Asked = Idle & {
  /** false: nobody is at it, so it is left as near its end as it was. */
  readonly isUse: boolean;
};

const columns = sql`s.id, s.person, ${ms<number | null>('s.authenticated_at')} as "authenticatedAt",
  ${ms('s.signed_in_at')} as "signedInAt", ${ms('s.seen_at')} as "seenAt",
  ${ms('s.ends_at')} as "endsAt", s.browser`;

const keptAfterEnd = 30 * 24 * 60 * 60_000;

/** Keeps a new session, and forgets those that ended a month ago. */
export async function insertSession(store: Store, session: NewSession): Promise<void> {
  const { id, secretHash, person, authenticatedAt, signedInAt, endsAt, browser } = session;
  const old = instant(signedInAt - keptAfterEnd);
  await sql`select nemcon.forget_sessions(${old}::timestamptz)`.execute(store.db);
  await sql`
    insert into nemcon.sessions (id, secret_hash, person, authenticated_at, signed_in_at, seen_at,
      ends_at, browser)
    values (${id}, ${secretHash}, ${person}, ${instantOrNull(authenticatedAt)}::timestamptz,
      ${instant(signedInAt)}::timestamptz, ${instant(signedInAt)}::timestamptz,
      ${instant(endsAt)}::timestamptz, ${browser})`.execute(store.db);
}

/**
 * The session of a secret, if it has not ended. That it is used is noted, but not at each request:
 * a tenth of the idle time, or a minute, may go unnoted.
 */
export async function findSession(
  store: Store,
  secretHash: string,
  { at, idle, isUse }: Asked,
): Promise<Session | undefined> {
  const { rows } = await sql<Session>`
    select ${columns} from nemcon.session_of(${secretHash}) s
    where ${isOpen({ at, idle })}`.execute(store.db);
  const session = rows[0];
  if (isUse && session && session.seenAt < at - Math.min(idle / 10, 60_000))
    await sql`
      update nemcon.sessions set seen_at = greatest(seen_at, ${instant(at)}::timestamptz)
      where id = ${session.id} and ended_at is null`.execute(
      seenAsThemselves(store, session.person).db,
    );
  return session;
}

/** Those of a person that have not ended, the newest first. */
export async function listSessions(
  store: Store,
  person: string,
  { at, idle }: Idle,
): Promise<readonly Session[]> {
  const { rows } = await sql<Session>`
    select ${columns} from nemcon.sessions s
    where s.person = ${person} and ${isOpen({ at, idle })}
    order by s.signed_in_at desc, s.id`.execute(store.db);
  return rows;
}

/** Whether a session is open; that somebody asks is no use of it. */
export async function isSessionOpen(store: Store, id: string, idle: Idle): Promise<boolean> {
  const { rows } = await sql`
    select from nemcon.sessions s where s.id = ${id} and ${isOpen(idle)}`.execute(store.db);
  return rows.length > 0;
}

/** Ends one session of a person. @returns false where they have no such session open */
export async function endSession(
  store: Store,
  { id, person, at }: { readonly id: string; readonly person: string; readonly at: Instant },
): Promise<boolean> {
  const { rows } = await sql`
    update nemcon.sessions set ended_at = ${instant(at)}::timestamptz
    where id = ${id} and person = ${person} and ended_at is null returning id`.execute(store.db);
  return rows.length > 0;
}

/** Ends the session of a secret, whoever's it is: nobody has it any more. */
export async function endSessionOf(store: Store, secretHash: string, at: Instant): Promise<void> {
  await sql`select nemcon.end_session(${secretHash}, ${instant(at)}::timestamptz)`.execute(
    store.db,
  );
}

/** Ends every session of a person. @returns how many there were */
export async function endAllSessions(store: Store, person: string, at: Instant): Promise<number> {
  const { rows } = await sql`
    update nemcon.sessions set ended_at = ${instant(at)}::timestamptz
    where person = ${person} and ended_at is null and ends_at > ${instant(at)}::timestamptz
    returning id`.execute(store.db);
  return rows.length;
}

/** Ends the sessions of a person that had begun by then. @returns how many there were */
export async function endSessionsBegunBy(
  store: Store,
  {
    person,
    begunBy,
    at,
  }: { readonly person: string; readonly begunBy: Instant; readonly at: Instant },
): Promise<number> {
  const { rows } = await sql`
    update nemcon.sessions set ended_at = ${instant(at)}::timestamptz
    where person = ${person} and ended_at is null and ends_at > ${instant(at)}::timestamptz
      and signed_in_at <= ${instant(begunBy)}::timestamptz
    returning id`.execute(store.db);
  return rows.length;
}

function isOpen({ at, idle }: Idle) {
  return sql`s.ended_at is null and s.ends_at > ${instant(at)}::timestamptz
    and s.seen_at > ${instant(at - idle)}::timestamptz`;
}
