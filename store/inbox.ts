import { sql } from 'kysely';
import type { Awaited } from '../domain/awaited.ts';
import type { BodyId, Role } from '../domain/actor.ts';
import type { Instant } from '../domain/time.ts';
import { claimColumn, type Claim } from './claims.ts';
import type { Store } from './connection.ts';
import { desksOf } from './holder.ts';
import type { Holder } from './holder.ts';
import { instant, ms } from './instants.ts';
import { CursorUnreadable, pageOf, readCursor } from './page.ts';
import type { Page } from './page.ts';
import { seenOf } from './recommendation-line.ts';
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
  /** Who of the desk has taken it upon themselves. */
  readonly claim: Claim | null;
  readonly needs: Needs;
  /** What it is judged by: a setting's hash. */
  readonly settingHash: string;
  /** An objection to it stands, so somebody is asked to lift it. */
  readonly isObjectedTo: boolean;
  /** Of the recommendation's last event. */
  readonly sequence: number;
};

type InboxRow = Omit<InboxLine, 'due'> & {
  id: string;
  due_at: number | null;
  due_zone: string | null;
};

/** What is due first comes first; what has no deadline last. @throws CursorUnreadable */
export async function findInbox(
  store: Store,
  where: { holders: readonly Holder[]; cursor?: string | undefined; limit: number; at?: Instant },
): Promise<Page<InboxLine>> {
  const [after, id] = begin(where.cursor);
  const { rows } = await sql<InboxRow>`
    with line as materialized (
    select a.workflow, a.order_at, a.id, a.stage, a.round, a.act, a.level, a.body, a.role, a.office, a.due_zone,
      ${ms('a.since')} as since, ${ms('a.due_at')} as due_at, ${claimColumn(where.at ?? Date.now())},
      r.reference, r.review, r.title, r.sequence,
      r.setting_hash as "settingHash",
      nemcon.is_objected_to(a.workflow, a.stage, a.round) as "isObjectedTo"
    from unnest(${desksOf(where.holders)}::text[]) as desks(desk)
    cross join lateral (
      select * from nemcon.awaited w
      where w.desk = desks.desk and (w.order_at, w.id) > (${after}::timestamptz, ${id})
      order by w.order_at, w.id limit ${where.limit + 1}) a
    join nemcon.recommendations r on r.workflow = a.workflow
    order by a.order_at, a.id limit ${where.limit + 1})
    select line.*, seen.needs from line
      join (select distinct on (workflow) workflow, needs from ${seenOf}) seen
        on seen.workflow = line.workflow
    order by line.order_at, line.id`.execute(store.db);
  const page = pageOf(rows, where.limit, (row) => [orderOf(row.due_at), row.id]);
  return { items: page.items.map(line), next: page.next };
}

function line(row: InboxRow): InboxLine {
  const { due_at: at, due_zone: zone, stage, round, act, since, level, body, role, office } = row;
  const { reference, review, title, needs, claim, sequence, settingHash, isObjectedTo } = row;
  const due = at === null || zone === null ? null : { at, zone };
  const wait = { stage, round, act, since, due, level };
  return {
    ...wait,
    reference,
    review,
    title,
    body,
    role,
    office,
    claim,
    needs,
    sequence,
    settingHash,
    isObjectedTo,
  };
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
