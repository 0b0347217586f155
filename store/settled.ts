import { sql } from 'kysely';
import type { Store } from './connection.ts';

/** A receipt by its name. */
export type ReceiptName = { readonly workflow: string; readonly key: string };

/** Those of these receipts whose answer is on record, with the events that it speaks of. */
export async function findSettled(
  store: Store,
  names: readonly ReceiptName[],
): Promise<readonly ReceiptName[]> {
  const workflows = names.map(({ workflow }) => workflow);
  const keys = names.map(({ key }) => key);
  const { rows } = await sql<ReceiptName>`
    select r.workflow, r.key from nemcon.receipts r
    join unnest(${workflows}::text[], ${keys}::text[]) asked(workflow, key)
      on r.workflow = asked.workflow and r.key = asked.key
    where r.settled_at is not null`.execute(store.db);
  return rows;
}
