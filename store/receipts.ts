import { sql } from 'kysely';
import type { BodyId, Role } from '../domain/actor.ts';
import type { Command } from '../domain/command.ts';
import type { Refusal } from '../domain/decision.ts';
import type { ReviewCommand } from '../domain/review/command.ts';
import type { Instant } from '../domain/time.ts';
import type { Answer } from './answer.ts';
import type { Store } from './connection.ts';
import { documentsPart } from './documents.ts';
import type { NewDocument } from './documents.ts';
import { instant, ms } from './instants.ts';

export type { NewDocument } from './documents.ts';

/** What a receipt that starts a workflow needs beside its command, so that the sweep can start it. */
export type Start = { readonly review: string; readonly settingHash: string };

export type NewReceipt = {
  readonly workflow: string;
  /** The request's Idempotency-Key. */
  readonly key: string;
  /** SHA-256 of the request's body. */
  readonly hash: string;
  readonly person: string;
  readonly command: Command | ReviewCommand;
  readonly receivedAt: Instant;
  readonly documents: readonly NewDocument[];
  /** null unless the command begins a workflow. */
  readonly start: Start | null;
};

export type Receipt = {
  readonly workflow: string;
  readonly key: string;
  readonly hash: string;
  readonly person: string;
  /** As it was first received: by whom, and under what held then. */
  readonly command: Command | ReviewCommand;
  readonly receivedAt: Instant;
  /** null until it was accepted and recorded, or refused. */
  readonly settled: {
    readonly at: Instant;
    readonly answer: Answer | Refusal;
  } | null;
};

export type Committed =
  | { readonly is: 'new' }
  /** The same key with the same body: ask again or answer from it. */
  | { readonly is: 'known'; readonly receipt: Receipt }
  /** The key was used for another body. */
  | { readonly is: 'differs' };

/**
 * Commits a receipt and its documents in one statement, before anything is sent to a workflow. The
 * first one with a key stays: safe to repeat, and at once from several places.
 */
export async function commitReceipt(store: Store, receipt: NewReceipt): Promise<Committed> {
  const { workflow, key, hash, person, command, start, receivedAt } = receipt;
  const { rows } = await sql`
    with ${documentsPart(receipt.documents)}
    insert into nemcon.receipts (workflow, key, hash, person, command, start, received_at)
    values (${workflow}, ${key}, ${hash}, ${person}, ${JSON.stringify(command)}::jsonb,
      ${start && JSON.stringify(start)}::jsonb, ${instant(receivedAt)}::timestamptz)
    on conflict (workflow, key) do nothing
    returning key`.execute(store.db);
  if (rows.length > 0) return { is: 'new' };
  const known = await findReceipt(store, workflow, key);
  // Another person's is not shown to this one, and is no answer to them either.
  return known?.hash === hash ? { is: 'known', receipt: known } : { is: 'differs' };
}

/**
 * Keeps a refusal as the answer to a key, unless it has one.
 * @returns the answer that is final for the key; undefined where there is no such receipt
 */
export async function settleRefusal(
  store: Store,
  workflow: string,
  key: string,
  refusal: Refusal,
): Promise<Answer | Refusal | undefined> {
  const { rows } = await sql<{ answer: Answer | Refusal }>`
    update nemcon.receipts
    set answer = coalesce(answer, ${JSON.stringify(refusal)}::jsonb),
      settled_at = coalesce(settled_at, now())
    where workflow = ${workflow} and key = ${key}
    returning answer`.execute(store.db);
  return rows[0]?.answer;
}

export async function findReceipt(
  store: Store,
  workflow: string,
  key: string,
): Promise<Receipt | undefined> {
  const { rows } = await sql<ReceiptRow>`
    select hash, person, command, ${ms('received_at')} as received_at, answer,
      ${ms('settled_at')} as settled_at
    from nemcon.receipts where workflow = ${workflow} and key = ${key}`.execute(store.db);
  const row = rows[0];
  if (!row) return undefined;
  const { hash, person, command, received_at: receivedAt, answer, settled_at: at } = row;
  const settled = answer === null || at === null ? null : { at, answer };
  return { workflow, key, hash, person, command, receivedAt, settled };
}

/** Something that is on record, sent by somebody or in the name of a body of theirs. */
export type OwnReceipt = {
  readonly key: string;
  readonly person: string;
  readonly body: BodyId | null;
  readonly role: Role | null;
  readonly act: string;
  readonly stage: string | null;
  /** Of an answer: what was said, and to which text. */
  readonly position: string | null;
  readonly text: string | null;
  readonly receivedAt: Instant;
  readonly status: Answer['status'];
};

/** What a person, or a body, did on one matter, the newest first; what was refused left nothing. */
export async function findOwnReceipts(
  store: Store,
  workflow: string,
  { person, bodies }: { readonly person: string; readonly bodies: readonly BodyId[] },
): Promise<readonly OwnReceipt[]> {
  const { rows } = await sql<OwnReceipt>`
    select r.key, r.person, r.command #>> '{by,body}' as body, r.command #>> '{by,role}' as role,
      r.command ->> 'type' as act, r.command ->> 'stage' as stage,
      r.command ->> 'position' as position,
      case when r.command ->> 'type' = 'respond' then r.command ->> 'text' end as text,
      ${ms('r.received_at')} as "receivedAt", r.answer ->> 'status' as status
    from nemcon.receipts r
    where r.workflow = ${workflow} and r.answer ->> 'sequence' is not null
      and (r.person = ${person} or r.command #>> '{by,body}' = any(${[...bodies]}::text[]))
    order by r.received_at desc, r.key limit 200`.execute(store.db);
  return rows;
}

type ReceiptRow = {
  hash: string;
  person: string;
  command: Command | ReviewCommand;
  received_at: number;
  answer: Answer | Refusal | null;
  settled_at: number | null;
};
