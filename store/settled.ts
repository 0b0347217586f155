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
    select workflow, key from nemcon.settled(${workflows}::text[], ${keys}::text[])`.execute(
    store.db,
  );
  return rows;
}
