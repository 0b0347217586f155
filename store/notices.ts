import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { BodyId, Role } from '../domain/actor.ts';
import type { NoticeKind } from '../domain/projection.ts';
import type { Store } from './connection.ts';
import { desksOf } from './holder.ts';
import type { Holder } from './holder.ts';
import { instant, ms } from './instants.ts';
import { pageOf, readCursor } from './page.ts';
import type { Page } from './page.ts';

export type NoticeLine = {
  /** The same however often the event is recorded. */
  readonly id: string;
  /** null for a notice about a review as a whole. */
  readonly reference: string | null;
  readonly review: string;
  readonly kind: NoticeKind;
  readonly body: BodyId;
  readonly role: Role | null;
  readonly office: string | null;
  readonly stage: string | null;
  readonly at: number;
  readonly why: string;
};

const columns: RawBuilder<unknown> = sql`
  n.id, n.reference, n.review, n.kind, n.body, n.role, n.office, n.stage, ${ms('n.at')} as at, n.why`;

/** The newest first. @throws CursorUnreadable */
export async function findNotices(
  store: Store,
  where: { holders: readonly Holder[]; cursor?: string | undefined; limit: number },
): Promise<Page<NoticeLine>> {
  const before = beforeCursor(where.cursor);
  const { rows } = await sql<NoticeLine>`
    select ${columns}
    from unnest(${desksOf(where.holders)}::text[]) as desks(desk)
    cross join lateral (
      select * from nemcon.notices m where m.desk = desks.desk and ${before}
      order by m.at desc, m.id desc limit ${where.limit + 1}) n
    order by n.at desc, n.id desc limit ${where.limit + 1}`.execute(store.db);
  return pageOf(rows, where.limit, ({ at, id }) => [at, id]);
}

function beforeCursor(cursor: string | undefined): RawBuilder<unknown> {
  if (cursor === undefined) return sql`true`;
  const [at, id] = readCursor<readonly [number, string]>(cursor, [0, '']);
  return sql`(m.at, m.id) < (${instant(at)}::timestamptz, ${id})`;
}

/** All notices of one recommendation or review, in the order of its events. */
export async function findNoticesOf(
  store: Store,
  workflow: string,
): Promise<readonly NoticeLine[]> {
  const { rows } = await sql<NoticeLine>`
    select ${columns} from nemcon.notices n where n.workflow = ${workflow}
    order by n.sequence, n.number`.execute(store.db);
  return rows;
}
