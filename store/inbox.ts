import { sql } from 'kysely';
import type { Awaited } from '../domain/awaited.ts';
import type { BodyId, Role } from '../domain/actor.ts';
import type { Store } from './connection.ts';
import { desksOf } from './holder.ts';
import type { Holder } from './holder.ts';
import { instant, ms } from './instants.ts';
import { CursorUnreadable, pageOf, readCursor } from './page.ts';
import type { Page } from './page.ts';
import { needsColumns } from './recommendation-line.ts';
import type { Needs } from './recommendation-line.ts';

/** One thing that waits for somebody at these desks. */
export type InboxLine = Omit<Awaited, 'who'> & {
  readonly reference: string;
  readonly review: string;
  readonly title: string;
  readonly body: BodyId;
  /** The role that is awaited; null: any that may speak for the body. */
  readonly role: Role | null;
  readonly office: string | null;
  readonly needs: Needs;
};

type InboxRow = Omit<InboxLine, 'due'> & {
  id: string;
  due_at: number | null;
  due_zone: string | null;
};

/** What is due first comes first; what has no deadline last. @throws CursorUnreadable */
export async function findInbox(
  store: Store,
  where: { holders: readonly Holder[]; cursor?: string | undefined; limit: number },
): Promise<Page<InboxLine>> {
  const [after, id] = begin(where.cursor);
  const { rows } = await sql<InboxRow>`
    select w.id, w.stage, w.round, w.act, w.level, w.body, w.role, w.office, w.due_zone,
      ${ms('w.since')} as since, ${ms('w.due_at')} as due_at,
      r.reference, r.review, r.title, ${needsColumns('r')}
    from unnest(${desksOf(where.holders)}::text[]) as desks(desk)
    cross join lateral (
      select * from nemcon.awaited a
      where a.desk = desks.desk and (a.order_at, a.id) > (${after}::timestamptz, ${id})
      order by a.order_at, a.id limit ${where.limit + 1}) w
    join nemcon.recommendations r on r.workflow = w.workflow
    order by w.order_at, w.id limit ${where.limit + 1}`.execute(store.db);
  const page = pageOf(rows, where.limit, (row) => [orderOf(row.due_at), row.id]);
  return { items: page.items.map(line), next: page.next };
}

function line(row: InboxRow): InboxLine {
  const { due_at: at, due_zone: zone, stage, round, act, since, level, body, role, office } = row;
  const { reference, review, title, needs } = row;
  const due = at === null || zone === null ? null : { at, zone };
  const wait = { stage, round, act, since, due, level };
  return { ...wait, reference, review, title, body, role, office, needs };
}

function orderOf(dueAt: number | null): string {
  return dueAt === null ? 'infinity' : instant(dueAt);
}

function begin(cursor: string | undefined): readonly [string, string] {
  if (cursor === undefined) return ['-infinity', ''];
  const [after = '', id = ''] = readCursor(cursor, ['', '']);
  if (after !== 'infinity' && Number.isNaN(Date.parse(after))) throw new CursorUnreadable();
  return [after, id];
}
