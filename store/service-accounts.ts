import { sql } from 'kysely';
import type { BodyId } from '../domain/actor.ts';
import type { Scope } from '../domain/policy/row.ts';
import type { Instant } from '../domain/time.ts';
import type { Store } from './connection.ts';
import { instant, instantOrNull, ms } from './instants.ts';

/** A program that may use the API. */
export type ServiceAccount = {
  /** The `sub` of its tokens: with most issuers the client id. */
  readonly client: string;
  readonly name: string;
  /** Whose it is. */
  readonly body: BodyId;
  readonly scopes: readonly Scope[];
  readonly from: Instant;
  readonly until: Instant | null;
  readonly revokedAt: Instant | null;
  readonly registeredBy: string;
  readonly version: number;
};

const columns = sql`s.client, s.name, s.body, s.scopes, ${ms('s.valid_from')} as "from",
  ${ms<number | null>('s.valid_until')} as until, ${ms<number | null>('s.revoked_at')} as "revokedAt",
  s.registered_by as "registeredBy", s.version`;

/** Registers a program, or changes what was registered; what was revoked counts again. */
export async function putServiceAccount(
  store: Store,
  account: Omit<ServiceAccount, 'revokedAt' | 'version'>,
): Promise<void> {
  const { client, name, body, scopes, from, until, registeredBy } = account;
  await sql`
    insert into nemcon.service_accounts
      (client, name, body, scopes, valid_from, valid_until, registered_by)
    values (${client}, ${name}, ${body}, ${[...scopes]}::text[], ${instant(from)}::timestamptz,
      ${instantOrNull(until)}::timestamptz, ${registeredBy})
    on conflict (client) do update set name = excluded.name, body = excluded.body,
      scopes = excluded.scopes, valid_from = excluded.valid_from,
      valid_until = excluded.valid_until, registered_by = excluded.registered_by,
      revoked_at = null, version = service_accounts.version + 1`.execute(store.db);
}

/** Ends a program's access. Twice keeps the first. @returns false where there is none */
export async function revokeServiceAccount(
  store: Store,
  client: string,
  at: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update nemcon.service_accounts
    set version = version + (revoked_at is null)::int,
      revoked_at = coalesce(revoked_at, ${instant(at)}::timestamptz)
    where client = ${client} returning client`.execute(store.db);
  return rows.length > 0;
}

export async function findServiceAccount(
  store: Store,
  client: string,
): Promise<ServiceAccount | undefined> {
  const { rows } = await sql<ServiceAccount>`
    select ${columns} from nemcon.service_accounts s where s.client = ${client}`.execute(store.db);
  return rows[0];
}

export async function listServiceAccounts(store: Store): Promise<readonly ServiceAccount[]> {
  const { rows } = await sql<ServiceAccount>`
    select ${columns} from nemcon.service_accounts s order by s.client`.execute(store.db);
  return rows;
}

/** Whether it counts at an instant. */
export function counts({ from, until, revokedAt }: ServiceAccount, at: Instant): boolean {
  return from <= at && (until === null || at < until) && (revokedAt === null || at < revokedAt);
}
