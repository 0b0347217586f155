import { sql } from 'kysely';
import type { BodyId, Role } from '../domain/actor.ts';
import type { Instant } from '../domain/time.ts';
import type { Store } from './connection.ts';
import { instant, ms } from './instants.ts';
import { mandateColumns, type Mandate } from './mandates.ts';

/**
 * What is lent at a desk now or later. Within a transaction nobody else lends there before it has
 * ended: two who lend to each other at once must see each other.
 */
export async function findLentAt(
  store: Store,
  desk: { readonly body: BodyId; readonly role: Role },
  at: Instant,
): Promise<readonly Mandate[]> {
  const name = `stand-ins of ${desk.role} of ${desk.body}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(store.db);
  const { rows } = await sql<Mandate>`
    select ${mandateColumns} from nemcon.mandates m
    where m.body = ${desk.body} and m.role = ${desk.role} and ${isLentAfter(at)}`.execute(store.db);
  return rows;
}

/** Stand-ins now and to come, or all that ever were; of one body or of all, the soonest first. */
export async function findStandIns(
  store: Store,
  where: { readonly body?: BodyId | undefined; readonly at: Instant; readonly ended: boolean },
): Promise<readonly Mandate[]> {
  const { body = null, at, ended } = where;
  const { rows } = await sql<Mandate>`
    select ${mandateColumns} from nemcon.mandates m
    where (${body}::text is null or m.body = ${body}) and m.lent_from is not null
      and (${ended} or (${isLentAfter(at)}))
    order by m.valid_from, m.id limit 1000`.execute(store.db);
  return rows;
}

/** A stand-in that holds now, with both by name. */
export type StandingIn = Pick<Mandate, 'id' | 'body' | 'role' | 'until'> & {
  readonly person: Named;
  readonly principal: Named;
};
type Named = { readonly id: string; readonly name: string };

/** Whom somebody stands in for now, and who stands in for them; the soonest to end first. */
export async function findStandInsOf(
  store: Store,
  person: string,
  at: Instant,
): Promise<readonly StandingIn[]> {
  const named = (id: string) => sql`jsonb_build_object('id', ${sql.ref(id)}, 'name',
    coalesce((select p.name from nemcon.people p where p.id = ${sql.ref(id)}), ${sql.ref(id)}))`;
  const { rows } = await sql<StandingIn>`
    select m.id, m.body, m.role, ${ms('m.valid_until')} as until,
      ${named('m.person')} as person, ${named('lender.person')} as principal
    from nemcon.mandates m join nemcon.mandates lender on lender.id = m.lent_from
    where ${person} in (m.person, lender.person) and lender.lent_from is null
      and m.valid_from <= ${instant(at)}::timestamptz and ${isLentAfter(at)}
    order by m.valid_until, m.id limit 100`.execute(store.db);
  return rows;
}

/** Not over at an instant, and what it was lent from is not over either. */
function isLentAfter(at: Instant) {
  const when = instant(at);
  return sql`m.revoked_at is null
    and (m.valid_until is null or m.valid_until > ${when}::timestamptz)
    and exists (select from nemcon.mandates held where held.id = m.lent_from
      and held.revoked_at is null
      and (held.valid_until is null or held.valid_until > ${when}::timestamptz))`;
}
