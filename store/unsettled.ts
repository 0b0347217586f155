import { sql } from 'kysely';
import type { Command } from '../domain/command.ts';
import type { ReviewCommand } from '../domain/review/command.ts';
import type { Instant } from '../domain/time.ts';
import type { Store } from './connection.ts';
import { instant, ms } from './instants.ts';
import type { Start } from './receipts.ts';

/** A receipt nobody has answered, with all that is needed to send it again. */
export type Unsettled = {
  readonly workflow: string;
  readonly envelope: {
    readonly key: string;
    readonly hash: string;
    readonly receivedAt: Instant;
    readonly command: Command;
  };
  readonly start: Start | null;
};

/** The same for a review. */
export type UnsettledReview = Omit<Unsettled, 'envelope'> & {
  readonly envelope: Omit<Unsettled['envelope'], 'command'> & { readonly command: ReviewCommand };
};

export type UnsettledWhere = {
  readonly workflow?: string;
  /** Stamped before this instant. */
  readonly before: Instant;
  /** Default 500. */
  readonly limit?: number;
};

/** Unsettled receipts of recommendations, oldest first. */
export function findUnsettled(store: Store, where: UnsettledWhere): Promise<readonly Unsettled[]> {
  return find<Command>(store, 'recommendation', where);
}

/** The same of reviews. */
export function findUnsettledReviews(
  store: Store,
  where: UnsettledWhere,
): Promise<readonly UnsettledReview[]> {
  return find<ReviewCommand>(store, 'review', where);
}

type UnsettledRow<C> = {
  workflow: string;
  key: string;
  hash: string;
  received_at: number;
  command: C;
  start: Start | null;
};

/** A workflow's id says what it is: `recommendation:…` or `review:…`; so does its commands' shape. */
async function find<C>(
  store: Store,
  kind: 'recommendation' | 'review',
  { workflow, before, limit = 500 }: UnsettledWhere,
) {
  const { rows } = await sql<UnsettledRow<C>>`
    select workflow, key, hash, ${ms('received_at')} as received_at, command, start
    from nemcon.receipts
    where settled_at is null and received_at < ${instant(before)}::timestamptz
      and starts_with(workflow, ${`${kind}:`})
      and (${workflow ?? null}::text is null or workflow = ${workflow ?? null})
    order by received_at, workflow, key limit ${limit}`.execute(store.db);
  return rows.map(({ received_at: receivedAt, key, hash, command, ...row }) => ({
    ...row,
    envelope: { key, hash, receivedAt, command },
  }));
}
