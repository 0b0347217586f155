import { sql } from 'kysely';
import type { Head } from '../../audit/check.ts';
import type { Store } from '../connection.ts';
import { logSize } from './entries.ts';
import type { Reading } from './entries.ts';
import { findRoot } from './root.ts';

/**
 * Whether the log still leads to what was signed of it once.
 * @returns null: it does, or somebody accepted on record that it does not; else what is wrong
 */
export async function findLoss(store: Reading, seen: Head): Promise<string | null> {
  const root = await findRoot(store, seen.size);
  if (root === seen.root || (await isAccepted(store, seen))) return null;
  const size = await logSize(store);
  const what =
    root === undefined
      ? `the audit log has ${size} entries, and one of ${seen.size} was signed: an older backup was restored, or the log was cut`
      : `the audit log's first ${seen.size} entries are not those that were signed: an older backup was restored and went on, or the log was changed`;
  return `ALARM: ${what}. Nothing is signed any more. Restore the newest backup, or put on record that the rest is lost: npm run audit -- accept-loss (docs/audit.md).`;
}

async function isAccepted(store: Reading, { size, root }: Head): Promise<boolean> {
  const { rows } = await sql`
    select from nemcon.losses where size = ${size} and root = ${root} limit 1`.execute(store.db);
  return rows.length > 0 && (await logSize(store)) > size;
}

/**
 * Puts on record that what was signed up to `lost` is not there any more. The log gets an entry for
 * each number that was signed, so that it never signs two logs of one size.
 * @returns how many entries that took; 0: nothing is lost, and nothing was written
 */
export async function acceptLoss(
  store: Store,
  lost: Head,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<number> {
  if ((await findLoss(store, lost)) === null) return 0;
  return await store.db.transaction().execute(async (db) => {
    const { rows } = await sql<{ size: number }>`
      select size from nemcon.audit_head where id = 1 for update`.execute(db);
    const size = rows[0]?.size ?? 0;
    const last = Math.max(size, lost.size);
    await sql`
      insert into nemcon.losses (id, at, "by", reason, size, root)
      select id, now(), ${by}, ${reason}, ${lost.size}, ${lost.root}
      from generate_series(${size}::int, ${last}::int) as id`.execute(db);
    return last - size + 1;
  });
}
