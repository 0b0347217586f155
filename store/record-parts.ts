import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Actor, BodyId, Office, OfficeId, Role } from '../domain/actor.ts';
import type { Notice } from '../domain/projection.ts';
import type { Batch, Hashed } from './record-batch.ts';
import { settledColumns, settledRows } from './record-batch.ts';
import { deskOf } from './holder.ts';
import { instant } from './instants.ts';
import { asTable, names } from './rows.ts';

/**
 * Parts of the one statement that records a batch. Each takes its rows only while `moved`, the
 * update of the workflow's own row, found the record where it was expected: so either all of it
 * happens or nothing, in one round trip, and everybody locks that row first.
 */
export type Part = RawBuilder<unknown>;

const eventColumns = {
  sequence: 'int',
  type: 'text',
  at: 'timestamptz',
  by: 'jsonb',
  event: 'jsonb',
  hash: 'text',
};

type AnyEvent = {
  readonly sequence: number;
  readonly at: number;
  readonly by: Actor;
  readonly event: { readonly type: string };
};

export function eventsPart(fresh: readonly Hashed<AnyEvent>[]): Part {
  const rows = fresh.map(({ recorded: { sequence, at, by, event }, hash }) => ({
    sequence,
    type: event.type,
    at: instant(at),
    by,
    event,
    hash,
  }));
  return sql`event as (
    insert into nemcon.events (workflow, ${names(eventColumns)})
    select moved.workflow, ${names(eventColumns, 'e')}
    from moved, ${asTable('e', eventColumns, rows)})`;
}

export function settledPart(batch: Batch<unknown>): Part[] {
  if (batch.settled.length === 0) return [];
  return [
    sql`settled as (
    update nemcon.receipts r set answer = s.answer, settled_at = now()
    from moved, ${asTable('s', settledColumns, settledRows(batch))}
    where r.workflow = moved.workflow and r.key = s.key and r.settled_at is null)`,
  ];
}

/** A notice with the event it comes from: `number` counts the notices of one event. */
export type NumberedNotice = {
  readonly sequence: number;
  readonly number: number;
  readonly notice: Notice;
};

const noticeColumns = {
  id: 'text',
  sequence: 'int',
  number: 'int',
  reference: 'text',
  review: 'text',
  kind: 'text',
  body: 'text',
  role: 'text',
  office: 'text',
  desk: 'text',
  stage: 'text',
  at: 'timestamptz',
  why: 'text',
};

/**
 * Whether a notice is to go out by mail is a fact of the moment at which it is recorded, written in
 * the same statement: so none is lost, and a deadline can be judged by what held when it was told.
 */
export const mailMark = sql`(select 'waiting' from nemcon.mail_service where is_on)`;

export function noticesPart(
  notices: readonly NumberedNotice[],
  about: {
    readonly workflow: string;
    readonly reference: string | null;
    readonly review: string;
    readonly offices: Readonly<Record<OfficeId, Office>>;
  },
): Part[] {
  if (notices.length === 0) return [];
  const rows = notices.map(({ sequence, number, notice }) => ({
    id: `${about.workflow}/${sequence}/${number}`,
    sequence,
    number,
    reference: about.reference,
    review: about.review,
    kind: notice.kind,
    ...deskColumns(notice.to, about.offices),
    stage: notice.stage,
    at: instant(notice.at),
    why: notice.why,
  }));
  return [
    sql`notice as (
    insert into nemcon.notices (workflow, mail, ${names(noticeColumns)})
    select moved.workflow, ${mailMark}, ${names(noticeColumns, 'n')}
    from moved, ${asTable('n', noticeColumns, rows)}
    on conflict (id) do nothing)`,
  ];
}

/** Where somebody sits: a body as a whole (any role that speaks for it), or an office's role. */
export function deskColumns(
  who: { readonly body: BodyId } | { readonly office: OfficeId },
  offices: Readonly<Record<OfficeId, Office>>,
): { body: string; role: Role | null; office: string | null; desk: string } {
  if ('body' in who)
    return { body: who.body, role: null, office: null, desk: deskOf(who.body, null) };
  const office = offices[who.office];
  // An office that nobody holds must not stop the record: it stays visible by its own name.
  if (!office) return { body: who.office, role: null, office: who.office, desk: `?/${who.office}` };
  return { ...office, office: who.office, desk: deskOf(office.body, office.role) };
}
