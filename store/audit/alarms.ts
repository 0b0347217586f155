import { sql } from 'kysely';
import type { Head } from '../../audit/check.ts';
import type { Store } from '../connection.ts';
import type { Reading } from './entries.ts';

/** A worker that still finds it says so each minute. */
const stands = '3 minutes';

/** The register does not lead to what was signed of it once; each worker that finds so tells it here. */
export async function noteAlarm({ db }: Store, { size, root }: Head, alarm: string): Promise<void> {
  await sql`
    insert into nemcon.audit_alarms (size, root, alarm, at)
    values (${size}, ${root}, ${alarm}, now())
    on conflict (size, root) do update set alarm = excluded.alarm, at = excluded.at`.execute(db);
}

/**
 * What a worker found wrong with the register and nobody has accepted since; null: nothing. A worker
 * that is gone, or has another register now, says nothing any more.
 */
export async function findAlarm({ db }: Reading): Promise<string | null> {
  const { rows } = await sql<{ alarm: string }>`
    select alarm from nemcon.audit_alarms a
    where at > now() - ${stands}::interval
      and not exists (select from nemcon.losses l where l.size = a.size and l.root = a.root)
    order by at desc limit 1`.execute(db);
  return rows[0]?.alarm ?? null;
}
