import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Role } from '../domain/actor.ts';
import type { NoticeKind } from '../domain/projection.ts';
import type { Store } from './connection.ts';
import { instant, ms } from './instants.ts';
import { mailMark } from './record-parts.ts';

/** Any number that nobody else locks by: one process at a time writes mails, or two would be written. */
const writersLock = 7_480_003;

/** Whether this transaction is the one that writes mails now. */
export async function lockMailWriting(within: Store): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(${writersLock}) as mine`.execute(within.db);
  return rows[0]?.mine ?? false;
}

/** A notice that is to go out by mail. */
export type NoticeToMail = {
  readonly id: string;
  readonly workflow: string;
  readonly reference: string | null;
  readonly review: string;
  readonly kind: NoticeKind;
  readonly body: string;
  readonly role: Role | null;
  readonly desk: string;
  readonly stage: string | null;
  readonly at: number;
  readonly why: string;
};

const columns: RawBuilder<unknown> = sql`
  n.id, n.workflow, n.reference, n.review, n.kind, n.body, n.role, n.desk, n.stage,
  ${ms('n.at')} as at, n.why`;

/**
 * Takes the notices that wait to be mailed, once the oldest has waited for `window`; all of them, so
 * that what follows closely on one another goes to a person as one mail.
 */
export async function takeNoticesToMail(
  within: Store,
  { window, limit }: { window: number; limit: number },
): Promise<readonly NoticeToMail[]> {
  const { rows } = await sql<NoticeToMail & { sequence: number; number: number }>`
    update nemcon.notices n set mail = 'mailed'
    where n.mail = 'waiting' and n.id in (
      select id from nemcon.notices where mail = 'waiting' order by recorded_at, id limit ${limit})
      and exists (select from nemcon.notices old where old.mail = 'waiting'
        and old.recorded_at <= now() - ${window} * interval '1 millisecond')
    returning ${columns}, n.sequence, n.number`.execute(within.db);
  return rows.toSorted((a, b) => a.at - b.at || a.sequence - b.sequence || a.number - b.number);
}

/** A notice that no event caused: about a mail, told to an office. Written twice it is one. */
export async function insertMailNotice(
  store: Store,
  notice: Omit<NoticeToMail, 'kind' | 'role'> & {
    readonly sequence: number;
    readonly role: Role;
    readonly office: string;
  },
): Promise<void> {
  const { id, workflow, sequence, reference, review, body, role, office, desk, stage } = notice;
  await sql`
    insert into nemcon.notices (id, workflow, sequence, number, reference, review, kind, body, role,
      office, desk, stage, at, why, mail)
    values (${id}, ${workflow}, ${sequence}, 1000, ${reference}, ${review}, 'undelivered', ${body},
      ${role}, ${office}, ${desk}, ${stage}, ${instant(notice.at)}::timestamptz, ${notice.why},
      ${mailMark})
    on conflict (id) do nothing`.execute(store.db);
}

/**
 * Has what a person missed by mail in the last week written again: mails that were refused, came back
 * or were given up, and notices to their bodies that nobody had an address for. Where the address is
 * still the same, the outbox finds that it holds those mails already. Their calendar entries come anew.
 */
export async function mailAgain(store: Store, person: string): Promise<void> {
  await sql`
    update nemcon.calendar_entries e set is_open = false
    where e.person = ${person} and e.is_open and e.workflow in (
      select n.workflow from nemcon.mails m
      join nemcon.mail_notices t on t.mail = m.id join nemcon.notices n on n.id = t.notice
      where m.person = ${person} and m.state in ('refused', 'bounced', 'given-up'))`.execute(
    store.db,
  );
  await sql`
    update nemcon.notices n set mail = 'waiting'
    where n.mail = 'mailed' and n.recorded_at > now() - interval '7 days' and n.id in (
      select t.notice from nemcon.mails m join nemcon.mail_notices t on t.mail = m.id
      where m.person = ${person} and m.state in ('refused', 'bounced', 'given-up')
      union
      select missed.id from nemcon.mandates held join nemcon.notices missed on missed.body = held.body
      where held.person = ${person} and missed.mail = 'mailed'
        and missed.recorded_at > now() - interval '7 days'
        and not exists (select from nemcon.mail_notices t where t.notice = missed.id))`.execute(
    store.db,
  );
}
