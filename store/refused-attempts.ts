import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { Store } from './connection.ts';
import { instant, ms } from './instants.ts';

/** Somebody tried what they may not; on record for auditors, without the texts. */
export type RefusedAttempt = {
  readonly at: Instant;
  /** Subject of the token; null where none was readable. */
  readonly person: string | null;
  readonly code: string;
  /** `POST /api/recommendations/:reference/acts` */
  readonly route: string;
  /** What it was about, for example a reference; null for none. */
  readonly subject: string | null;
  /** SHA-256 of the body. */
  readonly bodyHash: string;
  readonly message: string;
};

export async function recordRefusedAttempt(store: Store, attempt: RefusedAttempt): Promise<void> {
  const { at, person, code, route, subject, bodyHash, message } = attempt;
  await sql`
    insert into nemcon.refused_attempts (at, person, code, route, subject, body_hash, message)
    values (${instant(at)}::timestamptz, ${person}, ${code}, ${route}, ${subject}, ${bodyHash},
      ${message})`.execute(store.db);
}

/** The newest first, at most `limit` (default 100). */
export async function findRefusedAttempts(
  store: Store,
  { person, subject, limit = 100 }: { person?: string; subject?: string; limit?: number },
): Promise<readonly RefusedAttempt[]> {
  const { rows } = await sql<RefusedAttempt>`
    select ${ms('at')} as at, person, code, route, subject, body_hash as "bodyHash", message
    from nemcon.refused_attempts
    where (${person ?? null}::text is null or person = ${person ?? null})
      and (${subject ?? null}::text is null or subject = ${subject ?? null})
    order by id desc limit ${limit}`.execute(store.db);
  return rows;
}
