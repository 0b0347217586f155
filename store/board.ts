import { sql } from 'kysely';
import type { Store } from './connection.ts';
import { concerns } from './concern.ts';
import type { Holder } from './holder.ts';
import { instant } from './instants.ts';
import { seenLines } from './recommendation-line.ts';
import type { RecommendationLine } from './recommendation-line.ts';

/** What everyone above looks at: a review's recommendations by where they are. */
export type Board = {
  readonly columns: readonly BoardColumn[];
  /** Those that need attention first: held, escalated, then by what is due; at most `limit`. */
  readonly lines: readonly RecommendationLine[];
  readonly total: number;
};

export type BoardColumn = {
  /** Open stages, or `over`, `meeting`, …, as a line's `stage` names them. */
  readonly stage: string;
  /** The step that those stages belong to; null outside the procedure's steps. */
  readonly step: string | null;
  readonly count: number;
  readonly overdue: number;
  readonly held: number;
};

/** @param options.limit lines at most; default 100 */
export async function findBoard(
  store: Store,
  review: string,
  options: { now: number; knownTo: readonly Holder[]; limit?: number },
): Promise<Board> {
  const [columns, lines] = await Promise.all([
    findColumns(store, review, options),
    findLines(store, review, options),
  ]);
  return { columns, lines, total: columns.reduce((sum, { count }) => sum + count, 0) };
}

async function findColumns(
  store: Store,
  review: string,
  { now, knownTo }: { now: number; knownTo: readonly Holder[] },
): Promise<BoardColumn[]> {
  const { rows } = await sql<BoardColumn>`
    select stage, min(step) as step, count(*)::int as count,
      (count(*) filter (where not over and due_at < ${instant(now)}::timestamptz))::int as overdue,
      (count(*) filter (where held))::int as held
    from nemcon.recommendations r where r.review = ${review} and ${concerns(knownTo)}
    group by stage order by stage`.execute(store.db);
  return rows;
}

/** The order is an index's (`recommendations_by_attention`), so that a long board costs no more. */
async function findLines(
  store: Store,
  review: string,
  { knownTo, limit = 100 }: { knownTo: readonly Holder[]; limit?: number },
): Promise<RecommendationLine[]> {
  const { rows } = await sql<RecommendationLine>`${seenLines(sql`
    from nemcon.recommendations r where r.review = ${review} and ${concerns(knownTo)}
    order by r.over, r.held desc, r.escalation desc, r.due_at, r.reference
    limit ${limit}`)}`.execute(store.db);
  return rows;
}
