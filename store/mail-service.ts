import { sql } from 'kysely';
import type { Store } from './connection.ts';
import { ms } from './instants.ts';

/**
 * Writes down whether notices go out by mail from now on. Notices are marked by this row in the
 * statement that records them, so it takes effect for all workers at once.
 */
export async function setMailService(store: Store, isOn: boolean): Promise<void> {
  await sql`
    insert into nemcon.mail_service as old (name, is_on) values ('mail', ${isOn})
    on conflict (name) do update
      set is_on = excluded.is_on, changed_at = now(), trouble = null, trouble_at = null
      where old.is_on <> excluded.is_on`.execute(store.db);
}

/** What keeps all mail from going, in the server's words; null: it goes again. */
export async function noteMailTrouble(store: Store, trouble: string | null): Promise<void> {
  await sql`
    update nemcon.mail_service set trouble = ${trouble}::text,
      trouble_at = case when ${trouble}::text is null then null else coalesce(trouble_at, now()) end
    where trouble is distinct from ${trouble}::text`.execute(store.db);
}

export type MailBacklog = {
  readonly isOn: boolean;
  /** Notices and mails that the server has not taken yet. */
  readonly waiting: number;
  /** Since when the oldest of them waits; null where none does. */
  readonly oldest: number | null;
  /** Refused, come back or given up in the last day. */
  readonly undelivered: number;
  readonly trouble: string | null;
};

/** How the outbox stands. */
export async function findMailBacklog(store: Store): Promise<MailBacklog> {
  const { rows } = await sql<MailBacklog>`
    select coalesce(s.is_on, false) as "isOn", s.trouble, w.waiting, ${ms('w.oldest')} as oldest,
      (select count(*)::int from nemcon.mails
        where state in ('refused', 'bounced', 'given-up')
          and settled_at > now() - interval '1 day') as undelivered
    from (
      select count(*)::int as waiting, min(since) as oldest from (
        select recorded_at as since from nemcon.notices where mail = 'waiting'
        union all select made_at from nemcon.mails where state = 'waiting') one) w
    left join nemcon.mail_service s on true`.execute(store.db);
  return rows[0] ?? { isOn: false, waiting: 0, oldest: null, undelivered: 0, trouble: null };
}
