import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { BodyId, Role } from '../domain/actor.ts';
import type { Instant } from '../domain/time.ts';
import type { Store } from './connection.ts';
import { AlreadyKept } from './faults.ts';
import { hashOf } from './hash.ts';
import { instant, instantOrNull, ms } from './instants.ts';

/** A person may act for a body, in a role, from one instant until before another. */
export type Mandate = {
  readonly id: string;
  readonly person: string;
  readonly body: BodyId;
  readonly role: Role;
  readonly from: Instant;
  /** null: until it is revoked. */
  readonly until: Instant | null;
  /** Whose stand-in this is: the mandate it was lent from; null: held in one's own right. */
  readonly lentFrom: string | null;
  readonly grantedBy: string;
  readonly revokedAt: Instant | null;
  /** 1 as granted, 2 once revoked. */
  readonly version: number;
};

export type NewMandate = Omit<Mandate, 'revokedAt' | 'version'>;

const columns: RawBuilder<unknown> = sql`
  m.id, m.person, m.body, m.role, ${ms('m.valid_from')} as "from", ${ms('m.valid_until')} as until,
  m.lent_from as "lentFrom", m.granted_by as "grantedBy", ${ms('m.revoked_at')} as "revokedAt",
  m.version`;

/**
 * Keeps a mandate. The same one again changes nothing.
 * @throws AlreadyKept where the id stands for another one
 */
export async function insertMandate(store: Store, mandate: NewMandate): Promise<void> {
  const { id, person, body, role, from, until, lentFrom, grantedBy } = mandate;
  const { rows } = await sql`
    insert into nemcon.mandates
      (id, person, body, role, valid_from, valid_until, lent_from, granted_by)
    values (${id}, ${person}, ${body}, ${role}, ${instant(from)}::timestamptz,
      ${instantOrNull(until)}::timestamptz, ${lentFrom}, ${grantedBy})
    on conflict (id) do nothing returning id`.execute(store.db);
  if (rows.length > 0) return;
  const kept = await findMandate(store, id);
  if (!kept || hashOf(granted(kept)) !== hashOf(granted(mandate)))
    throw new AlreadyKept('mandate', id);
}

/** What was granted, without what became of it. */
function granted(mandate: NewMandate): NewMandate {
  const { id, person, body, role, from, until, lentFrom, grantedBy } = mandate;
  return { id, person, body, role, from, until, lentFrom, grantedBy };
}

export async function findMandate(store: Store, id: string): Promise<Mandate | undefined> {
  const { rows } = await sql<Mandate>`
    select ${columns} from nemcon.mandates m where m.id = ${id}`.execute(store.db);
  return rows[0];
}

/** Ends a mandate at an instant. Revoking twice keeps the first. @returns false where there is none */
export async function revokeMandate(store: Store, id: string, at: Instant): Promise<boolean> {
  const { rows } = await sql`
    update nemcon.mandates
    set version = version + (revoked_at is null)::int,
      revoked_at = coalesce(revoked_at, ${instant(at)}::timestamptz)
    where id = ${id} returning id`.execute(store.db);
  return rows.length > 0;
}

/**
 * Under which a person may act at an instant. A lent one holds only while the one that it was lent
 * from does, and only where that one was not lent itself: one hop.
 */
export async function findMandates(
  store: Store,
  person: string,
  at: Instant,
): Promise<readonly Mandate[]> {
  const { rows } = await sql<Mandate>`
    select ${columns} from nemcon.mandates m
    where m.person = ${person} and ${holds('m', at)} and ${isOwnOrLent(at)}
    order by m.body, m.role, m.id`.execute(store.db);
  return rows;
}

/** Who holds which role for a body at an instant, with the people's names. */
export async function findHolders(
  store: Store,
  body: BodyId,
  at: Instant,
): Promise<readonly (Mandate & { readonly name: string })[]> {
  const { rows } = await sql<Mandate & { name: string }>`
    select ${columns}, coalesce(p.name, m.person) as name
    from nemcon.mandates m left join nemcon.people p on p.id = m.person
    where m.body = ${body} and ${holds('m', at)} and ${isOwnOrLent(at)}
    order by m.role, m.id`.execute(store.db);
  return rows;
}

function holds(alias: string, at: Instant): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const when = sql`${instant(at)}::timestamptz`;
  return sql`${column('valid_from')} <= ${when}
    and (${column('valid_until')} is null or ${when} < ${column('valid_until')})
    and (${column('revoked_at')} is null or ${when} < ${column('revoked_at')})`;
}

function isOwnOrLent(at: Instant): RawBuilder<unknown> {
  return sql`(m.lent_from is null or exists (
    select from nemcon.mandates lent
    where lent.id = m.lent_from and lent.lent_from is null and lent.body = m.body
      and ${holds('lent', at)}))`;
}
