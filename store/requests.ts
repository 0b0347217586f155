import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { Store } from './connection.ts';
import { instant, ms } from './instants.ts';

/** A write that is no act on a workflow; one key of a person serves one of them. */
export type NewRequest = {
  readonly person: string;
  readonly key: string;
  /** SHA-256 of what was asked, where and by whom. */
  readonly hash: string;
  /** `POST /api/mandates` */
  readonly route: string;
  /** What was asked, for auditors. */
  readonly asked: unknown;
  readonly receivedAt: Instant;
};

export type KeptRequest =
  | { readonly is: 'new' }
  /** The same with the same key: what it was answered then; null: it has no answer of its own. */
  | { readonly is: 'known'; readonly answer: unknown; readonly receivedAt: Instant }
  | { readonly is: 'differs' };

/**
 * Keeps what was asked, before it has an effect. Within a transaction, another one with the same
 * key waits until this one has ended.
 */
export async function keepRequest(store: Store, request: NewRequest): Promise<KeptRequest> {
  const { person, key, hash, route, asked, receivedAt } = request;
  const { rows } = await sql`
    insert into nemcon.requests (person, key, hash, route, asked, received_at)
    values (${person}, ${key}, ${hash}, ${route}, ${JSON.stringify(asked)}::jsonb,
      ${instant(receivedAt)}::timestamptz)
    on conflict (person, key) do nothing returning key`.execute(store.db);
  if (rows.length > 0) return { is: 'new' };
  const { rows: found } = await sql<{ hash: string; answer: unknown; receivedAt: number }>`
    select hash, answer, ${ms('received_at')} as "receivedAt"
    from nemcon.requests where person = ${person} and key = ${key}`.execute(store.db);
  const [known] = found;
  if (!known) throw new Error(`The request ${key} of ${person} could not be read back.`);
  if (known.hash !== hash) return { is: 'differs' };
  return { is: 'known', answer: known.answer, receivedAt: known.receivedAt };
}

export async function answerRequest(
  store: Store,
  { person, key }: Pick<NewRequest, 'person' | 'key'>,
  answer: unknown,
): Promise<void> {
  await sql`
    update nemcon.requests set answer = ${JSON.stringify(answer)}::jsonb
    where person = ${person} and key = ${key}`.execute(store.db);
}
