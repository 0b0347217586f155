import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Store } from './connection.ts';
import { instant, ms } from './instants.ts';
import { asTable, names, replaced } from './rows.ts';

/** A deadline in somebody's calendar, as the last mail about it left it. */
export type CalendarEntry = {
  readonly uid: string;
  readonly person: string;
  readonly workflow: string;
  readonly stage: string;
  readonly round: number;
  readonly desk: string;
  readonly dueAt: number;
  readonly sequence: number;
  readonly isOpen: boolean;
};

const columns: RawBuilder<unknown> = sql`
  e.uid, e.person, e.workflow, e.stage, e.round, e.desk, ${ms('e.due_at')} as "dueAt", e.sequence,
  e.is_open as "isOpen"`;

/** What stands in a person's calendar about a workflow. */
export async function findCalendarEntries(
  store: Store,
  { person, workflow }: { person: string; workflow: string },
): Promise<readonly CalendarEntry[]> {
  const { rows } = await sql<CalendarEntry>`
    select ${columns} from nemcon.calendar_entries e
    where e.person = ${person} and e.workflow = ${workflow} order by e.uid`.execute(store.db);
  return rows;
}

/**
 * Open entries whose wait has ended, with no notice under way that would say so: an answer was
 * given, a task was done.
 */
export async function findEndedEntries(
  store: Store,
  limit: number,
): Promise<readonly CalendarEntry[]> {
  const { rows } = await sql<CalendarEntry>`
    select ${columns} from nemcon.calendar_entries e
    where e.is_open
      and not exists (
        select from nemcon.awaited a
        where a.workflow = e.workflow and a.stage = e.stage and a.round = e.round
          and a.desk = e.desk)
      and not exists (
        select from nemcon.notices n where n.mail = 'waiting' and n.workflow = e.workflow)
    order by e.person, e.uid limit ${limit}`.execute(store.db);
  return rows;
}

const entryColumns = {
  uid: 'text',
  person: 'text',
  workflow: 'text',
  stage: 'text',
  round: 'int',
  desk: 'text',
  due_at: 'timestamptz',
  sequence: 'int',
  is_open: 'boolean',
};

/** Writes down what a mail puts into a calendar or takes out of it. */
export async function putCalendarEntries(
  store: Store,
  entries: readonly CalendarEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ dueAt, isOpen, ...rest }) => ({
    ...rest,
    due_at: instant(dueAt),
    is_open: isOpen,
  }));
  await sql`
    insert into nemcon.calendar_entries (${names(entryColumns)})
    select ${names(entryColumns, 'e')} from ${asTable('e', entryColumns, rows)}
    on conflict (uid, person) do update set ${replaced(entryColumns, ['uid', 'person'])}`.execute(
    store.db,
  );
}
