import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { BodyId } from '../domain/actor.ts';
import type { Instant } from '../domain/time.ts';
import type { Store } from './connection.ts';
import { instant, ms } from './instants.ts';

/** A body authorised another one in writing to speak for it, from one instant until before another. */
export type Authorisation = {
  readonly id: string;
  readonly body: BodyId;
  /** The body whose letters may speak for it. */
  readonly speaker: BodyId;
  /** SHA-256 of what was written. */
  readonly document: string;
  readonly from: Instant;
  readonly until: Instant;
  /** Only in this review, only for this recommendation; null: in any. */
  readonly review: string | null;
  readonly reference: string | null;
  readonly givenBy: string;
  readonly givenAs: 'body' | 'secretary';
  readonly revokedAt: Instant | null;
};

const columns: RawBuilder<unknown> = sql`
  a.id, a.body, a.speaker, a.document, ${ms('a.valid_from')} as "from",
  ${ms('a.valid_until')} as until, a.review, a.reference, a.given_by as "givenBy",
  a.given_as as "givenAs", ${ms('a.revoked_at')} as "revokedAt"`;

/** Its document must be kept already. The same id twice is one. */
export async function insertAuthorisation(
  store: Store,
  authorisation: Omit<Authorisation, 'revokedAt'>,
): Promise<void> {
  const { id, body, speaker, document, from, until, review, reference, givenBy, givenAs } =
    authorisation;
  await sql`
    insert into nemcon.authorisations
      (id, body, speaker, document, valid_from, valid_until, review, reference, given_by, given_as)
    values (${id}, ${body}, ${speaker}, ${document}, ${instant(from)}::timestamptz,
      ${instant(until)}::timestamptz, ${review}, ${reference}, ${givenBy}, ${givenAs})
    on conflict (id) do nothing`.execute(store.db);
}

export async function findAuthorisation(
  store: Store,
  id: string,
): Promise<Authorisation | undefined> {
  const { rows } = await sql<Authorisation>`
    select ${columns} from nemcon.authorisations a where a.id = ${id}`.execute(store.db);
  return rows[0];
}

/** Ends it at an instant; revoking twice keeps the first. */
export async function revokeAuthorisation(
  store: Store,
  id: string,
  { at, by, reason }: { readonly at: Instant; readonly by: string; readonly reason: string | null },
): Promise<void> {
  await sql`
    update nemcon.authorisations
    set revoked_at = ${instant(at)}::timestamptz, revoked_by = ${by}, revoked_reason = ${reason}
    where id = ${id} and revoked_at is null`.execute(store.db);
}

/** Those in force at an instant by which one of these speakers may speak for one of these bodies. */
export async function findAuthorities(
  store: Store,
  asked: {
    readonly speakers: readonly BodyId[];
    readonly bodies: readonly BodyId[];
    readonly reference: string;
    readonly at: Instant;
  },
): Promise<readonly Authorisation[]> {
  const { speakers, bodies, reference, at } = asked;
  const when = sql`${instant(at)}::timestamptz`;
  const { rows } = await sql<Authorisation>`
    select ${columns} from nemcon.authorisations a
    where a.speaker = any(${speakers}::text[]) and a.body = any(${bodies}::text[])
      and a.valid_from <= ${when} and ${when} < a.valid_until
      and (a.revoked_at is null or ${when} < a.revoked_at)
      and (a.reference is null or a.reference = ${reference})
      and (a.review is null or a.review =
        (select r.review from nemcon.recommendations r where r.reference = ${reference}))
    order by a.id`.execute(store.db);
  return rows;
}

/** Given or held by one of these bodies (null: by any), the newest first. */
export async function findAuthorisations(
  store: Store,
  bodies: readonly BodyId[] | null,
): Promise<readonly Authorisation[]> {
  const { rows } = await sql<Authorisation>`
    select ${columns} from nemcon.authorisations a
    where ${bodies === null} or a.body = any(${bodies ?? []}::text[])
      or a.speaker = any(${bodies ?? []}::text[])
    order by a.valid_from desc, a.id limit 1000`.execute(store.db);
  return rows;
}
