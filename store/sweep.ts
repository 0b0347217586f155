import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { Store } from './connection.ts';
import { instant, ms } from './instants.ts';

/** A workflow that should live, with what starts it again. */
export type LiveWorkflow = {
  readonly workflow: string;
  readonly kind: 'recommendation' | 'review';
  /** Reference of the recommendation, or id of the review. */
  readonly id: string;
  readonly review: string;
  /** Number of the last event on record; 0 for a review whose workflow has not opened it. */
  readonly sequence: number;
  readonly settingHash: string;
};

/** Workflows with receipts that nobody has answered, stamped before an instant (now less 5 s). */
export async function findBehind(
  store: Store,
  { before, limit = 1_000 }: { before: Instant; limit?: number },
): Promise<readonly { workflow: string; oldest: Instant; receipts: number }[]> {
  const { rows } = await sql<{ workflow: string; oldest: Instant; receipts: number }>`
    select workflow, ${ms('first')} as oldest, receipts
    from (
      select workflow, min(received_at) as first, count(*)::int as receipts
      from nemcon.receipts
      where settled_at is null and received_at < ${instant(before)}::timestamptz
      group by workflow) waiting
    order by first, workflow limit ${limit}`.execute(store.db);
  return rows;
}

/** Live workflows of both kinds as rows of one shape. */
const live = sql`(
  select workflow, 'recommendation' as kind, reference as id, review, sequence,
    setting_hash as "settingHash", next_due_at
  from nemcon.recommendations where not over
  union all
  select workflow, 'review', id, id, sequence, setting_hash, next_due_at
  from nemcon.reviews where not over) live`;

/** Workflows whose time to act by themselves went by before an instant: lost timers. */
export async function findPastDue(
  store: Store,
  { before, limit = 1_000 }: { before: Instant; limit?: number },
): Promise<readonly (LiveWorkflow & { readonly dueAt: Instant })[]> {
  const { rows } = await sql<LiveWorkflow & { dueAt: Instant }>`
    select workflow, kind, id, review, sequence, "settingHash", ${ms('next_due_at')} as "dueAt"
    from ${live} where next_due_at < ${instant(before)}::timestamptz
    order by next_due_at, workflow limit ${limit}`.execute(store.db);
  return rows;
}

/** All workflows that are not over, by their id, after `after`, at most `limit` (default 1,000). */
export async function findLive(
  store: Store,
  { after = '', limit = 1_000 }: { after?: string; limit?: number },
): Promise<readonly LiveWorkflow[]> {
  const { rows } = await sql<LiveWorkflow>`
    select workflow, kind, id, review, sequence, "settingHash" from ${live}
    where workflow > ${after} order by workflow limit ${limit}`.execute(store.db);
  return rows;
}
