import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { BodyId, Role } from '../domain/actor.ts';
import type { Lendable, SetBy } from '../domain/stand-ins.ts';
import type { Instant } from '../domain/time.ts';
import type { Store } from './connection.ts';
import { AlreadyKept } from './faults.ts';
import { hashOf } from './hash.ts';
import { instant, instantOrNull, ms } from './instants.ts';

export type { SetBy };

/**
 * A person may act for a body, in a role, from one instant until before another; `until` null: until
 * it is revoked; `lentFrom` and `principal` null: held in one's own right.
 */
export type Mandate = Lendable & {
  readonly grantedBy: string;
  /** 1 as granted, 2 once revoked. */
  readonly version: number;
} & Besides;

type Besides = {
  /** Who set a stand-in; null for a mandate that was not lent. */
  readonly setBy: SetBy | null;
  readonly reason: string | null;
  /** The mandate that it took over from, with all that waited for its holder. */
  readonly succeeds: string | null;
};

/** What is granted; a stand-in's says who set it and why, a successor's whom it follows. */
export type NewMandate = Omit<Mandate, 'revokedAt' | 'version' | 'principal' | keyof Besides> &
  Partial<Besides>;

/** Columns of `nemcon.mandates m` that make a mandate. */
export const mandateColumns: RawBuilder<unknown> = sql`
  m.id, m.person, m.body, m.role, ${ms('m.valid_from')} as "from", ${ms('m.valid_until')} as until,
  m.lent_from as "lentFrom", m.granted_by as "grantedBy", ${ms('m.revoked_at')} as "revokedAt",
  m.version, m.set_by as "setBy", m.reason, m.succeeds,
  (select lender.person from nemcon.mandates lender where lender.id = m.lent_from) as principal`;

/**
 * Keeps a mandate. The same one again changes nothing.
 * @throws AlreadyKept where the id stands for another one
 */
export async function insertMandate(store: Store, mandate: NewMandate): Promise<void> {
  const { id, person, body, role, from, until, lentFrom, grantedBy } = mandate;
  const { setBy = null, reason = null, succeeds = null } = mandate;
  const { rows } = await sql`
    insert into nemcon.mandates
      (id, person, body, role, valid_from, valid_until, lent_from, granted_by, set_by, reason,
        succeeds)
    values (${id}, ${person}, ${body}, ${role}, ${instant(from)}::timestamptz,
      ${instantOrNull(until)}::timestamptz, ${lentFrom}, ${grantedBy}, ${setBy}, ${reason},
      ${succeeds})
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
    select ${mandateColumns} from nemcon.mandates m where m.id = ${id}`.execute(store.db);
  return rows[0];
}

/** The same, and nobody changes it before the transaction that asks has ended. */
export async function findMandateToChange(store: Store, id: string): Promise<Mandate | undefined> {
  const { rows } = await sql<Mandate>`
    select ${mandateColumns} from nemcon.mandates m where m.id = ${id} for update of m`.execute(
    store.db,
  );
  return rows[0];
}

/** Ends a mandate at an instant. Revoking twice keeps the first. @returns false where there is none */
export async function revokeMandate(
  store: Store,
  id: string,
  at: Instant,
  { by = null, reason = null }: { by?: string | null; reason?: string | null } = {},
): Promise<boolean> {
  const { rows } = await sql`
    update nemcon.mandates
    set version = version + (revoked_at is null)::int,
      revoked_by = case when revoked_at is null then ${by}::text else revoked_by end,
      revoked_reason = case when revoked_at is null then ${reason}::text else revoked_reason end,
      revoked_at = coalesce(revoked_at, ${instant(at)}::timestamptz)
    where id = ${id} returning id`.execute(store.db);
  return rows.length > 0;
}

/**
 * Under which a person may act at an instant. A lent one holds only while the one that it was lent
 * from does, and only where that one was not lent itself: one hop. A program holds none, whatever
 * was granted: it binds nobody.
 */
export async function findMandates(
  store: Store,
  person: string,
  at: Instant,
): Promise<readonly Mandate[]> {
  const { rows } = await sql<Mandate>`
    select ${mandateColumns} from nemcon.mandates m
    where m.person = ${person} and ${holds('m', at)} and ${isOwnOrLent(at)}
      and not exists (select from nemcon.service_accounts s where s.client = m.person)
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
    select ${mandateColumns}, coalesce(p.name, m.person) as name
    from nemcon.mandates m left join nemcon.people p on p.id = m.person
    where m.body = ${body} and ${holds('m', at)} and ${isOwnOrLent(at)}
    order by m.role, m.id`.execute(store.db);
  return rows;
}

/** Which roles somebody holds for each of these bodies at an instant. */
export async function findHeldDesks(
  store: Store,
  bodies: readonly BodyId[],
  at: Instant,
): Promise<readonly { readonly body: BodyId; readonly role: Role }[]> {
  const { rows } = await sql<{ body: BodyId; role: Role }>`
    select distinct m.body, m.role from nemcon.mandates m
    where m.body = any(${[...bodies]}::text[]) and ${holds('m', at)} and ${isOwnOrLent(at)}`.execute(
    store.db,
  );
  return rows;
}

export function holds(alias: string, at: Instant): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const when = sql`${instant(at)}::timestamptz`;
  return sql`${column('valid_from')} <= ${when}
    and (${column('valid_until')} is null or ${when} < ${column('valid_until')})
    and (${column('revoked_at')} is null or ${when} < ${column('revoked_at')})`;
}

/** Of `nemcon.mandates m`: nothing lent is worth more than what it was lent from. */
export function isOwnOrLent(at: Instant): RawBuilder<unknown> {
  return sql`(m.lent_from is null or exists (
    select from nemcon.mandates lent
    where lent.id = m.lent_from and lent.lent_from is null and lent.body = m.body and lent.role = m.role
      and ${holds('lent', at)}))`;
}
