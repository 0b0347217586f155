import { sql } from 'kysely';
import type { Store } from './connection.ts';
import { instant } from './instants.ts';
import { asTable, names } from './rows.ts';

/**
 * `waiting`: to be offered to the server; `taken`: the server answers for it; `refused`: the server
 * said for good that it will not; `bounced`: it came back later; `given-up`: no server took it in
 * all the time that it was tried.
 */
export type MailState = 'waiting' | 'taken' | 'refused' | 'bounced' | 'given-up';

/** A mail as it was written, ready to be offered any number of times with the same content. */
export type MailMessage = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: string;
  /** Message-IDs that it belongs to: one for each recommendation. */
  readonly threads: readonly string[];
  readonly calendars: readonly {
    readonly method: 'PUBLISH' | 'CANCEL';
    readonly content: string;
  }[];
};

export type NewMail = {
  readonly id: string;
  readonly person: string;
  readonly address: string;
  readonly messageId: string;
  readonly message: MailMessage;
  /** Ids of the notices that it tells; none where it only tidies a calendar. */
  readonly notices: readonly string[];
};

const mailColumns = {
  id: 'text',
  person: 'text',
  address: 'text',
  message_id: 'text',
  message: 'jsonb',
};

const told = { notice: 'text', mail: 'text' };

/** Puts mails into the outbox. One with an id that is there already changes nothing. */
export async function insertMails(store: Store, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return;
  const rows = mails.map(({ id, person, address, messageId, message }) => ({
    id,
    person,
    address,
    message,
    message_id: messageId,
  }));
  const links = mails.flatMap(({ id, notices }) => notices.map((notice) => ({ notice, mail: id })));
  await sql`
    with mail as (
      insert into nemcon.mails (${names(mailColumns)})
      select ${names(mailColumns, 'm')} from ${asTable('m', mailColumns, rows)}
      on conflict (id) do nothing)
    insert into nemcon.mail_notices (notice, mail)
    select notice, mail from ${asTable('t', told, links)}
    on conflict do nothing`.execute(store.db);
}

export type ClaimedMail = {
  readonly id: string;
  readonly person: string;
  readonly address: string;
  readonly messageId: string;
  readonly message: MailMessage;
  /** How often it was tried, this time with it. */
  readonly tries: number;
  /** Milliseconds since it was written. */
  readonly age: number;
};

/**
 * Takes mails that are due for one try. Nobody else takes them for the length of the lease; a
 * process that dies meanwhile leaves them to be tried again, with the same Message-ID.
 */
export async function claimMails(
  store: Store,
  { limit, lease }: { limit: number; lease: number },
): Promise<readonly ClaimedMail[]> {
  const { rows } = await sql<ClaimedMail>`
    update nemcon.mails m
    set tries = m.tries + 1, next_at = now() + ${lease} * interval '1 millisecond'
    from (
      select id from nemcon.mails where state = 'waiting' and next_at <= now()
      order by next_at, id limit ${limit} for update skip locked) due
    where m.id = due.id
    returning m.id, m.person, m.address, m.message_id as "messageId", m.message, m.tries,
      (extract(epoch from now() - m.made_at) * 1000)::float8 as age`.execute(store.db);
  return rows;
}

/** The server took it. What it said before no longer counts; the content is not needed any more. */
export async function noteTaken(store: Store, id: string, words: string): Promise<void> {
  await sql`
    update nemcon.mails set state = 'taken', message = null, words = ${words},
      settled_at = clock_timestamp()
    where id = ${id} and state in ('waiting', 'given-up')`.execute(store.db);
}

/** Not now: it is tried again after a while, unless somebody else has settled it since. */
export async function noteDelayed(
  store: Store,
  { id, tries, words, wait }: { id: string; tries: number; words: string; wait: number },
): Promise<void> {
  await sql`
    update nemcon.mails set words = ${words}, next_at = now() + ${wait} * interval '1 millisecond'
    where id = ${id} and state = 'waiting' and tries = ${tries}`.execute(store.db);
}

/** A mail that reached nobody, with what it was about. */
export type Undelivered = {
  readonly id: string;
  readonly person: string;
  readonly words: string;
  readonly notices: readonly {
    readonly id: string;
    readonly workflow: string;
    readonly sequence: number;
    readonly reference: string | null;
    readonly review: string;
    readonly kind: string;
    readonly body: string;
    readonly stage: string | null;
  }[];
};

/**
 * It will not arrive. @returns the mail, where this is news; undefined where it was known or there
 * is no such mail in a state from which that can happen
 */
export async function noteUndelivered(
  store: Store,
  where: { readonly id: string } | { readonly messageId: string },
  state: 'refused' | 'bounced' | 'given-up',
  words: string,
): Promise<Undelivered | undefined> {
  const named = 'id' in where ? sql`m.id = ${where.id}` : sql`m.message_id = ${where.messageId}`;
  const from =
    state === 'bounced' ? sql`m.state in ('waiting', 'taken')` : sql`m.state = 'waiting'`;
  const { rows } = await sql<Undelivered>`
    with lost as (
      update nemcon.mails m set state = ${state}, message = null, words = ${words},
        settled_at = clock_timestamp()
      where ${named} and ${from} returning m.id, m.person, m.words)
    select lost.*, coalesce((
      select jsonb_agg(jsonb_build_object('id', n.id, 'workflow', n.workflow, 'sequence', n.sequence,
        'reference', n.reference, 'review', n.review, 'kind', n.kind, 'body', n.body,
        'stage', n.stage) order by n.id)
      from nemcon.mail_notices t join nemcon.notices n on n.id = t.notice
      where t.mail = lost.id), '[]'::jsonb) as notices
    from lost`.execute(store.db);
  return rows[0];
}

export type MailLine = {
  readonly id: string;
  readonly messageId: string;
  readonly person: string;
  readonly state: MailState;
  readonly settledAt: number | null;
  readonly words: string | null;
};

/** A mail by its Message-ID. */
export async function findMail(store: Store, messageId: string): Promise<MailLine | undefined> {
  const { rows } = await sql<MailLine>`
    select id, message_id as "messageId", person, state, words,
      (extract(epoch from settled_at) * 1000)::float8 as "settledAt"
    from nemcon.mails where message_id = ${messageId}`.execute(store.db);
  return rows[0];
}

/** Bodies that a circulation had not reached at an instant, though mail was set up when it went out. */
export async function findUnreached(
  store: Store,
  { workflow, stage, at }: { workflow: string; stage: string; at: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ body: string }>`
    select distinct n.body
    from nemcon.notices n
    where n.workflow = ${workflow} and n.stage = ${stage} and n.kind = 'opened'
      and n.mail is not null
      and n.sequence = (
        select max(last.sequence) from nemcon.notices last
        where last.workflow = n.workflow and last.stage = n.stage and last.kind = 'opened')
      and not exists (
        select from nemcon.mail_notices t join nemcon.mails m on m.id = t.mail
        where t.notice = n.id and m.state = 'taken'
          and m.settled_at <= ${instant(at)}::timestamptz)
    order by n.body`.execute(store.db);
  return rows.map(({ body }) => body);
}
