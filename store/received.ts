import { sql } from 'kysely';
import type { Store } from './connection.ts';

/** Whether this very request was received before: the same key, of the same person, for the same thing. */
export async function wasReceived(
  store: Store,
  asked: {
    /** Of which workflow; null: of none. */
    readonly workflow: string | null;
    readonly person: string;
    readonly key: string;
    readonly hash: string;
  },
): Promise<boolean> {
  const { workflow, person, key, hash } = asked;
  const { rows } = await sql<{ was: boolean }>`
    select exists (
      select from nemcon.receipts r where r.workflow = ${workflow} and r.key = ${key}
        and r.person = ${person} and r.hash = ${hash})
      or exists (
        select from nemcon.requests q where q.person = ${person} and q.key = ${key}
          and q.hash = ${hash}) as was`.execute(store.db);
  return rows[0]?.was ?? false;
}
