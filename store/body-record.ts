import { sql } from 'kysely';
import type { Actor, BodyId, Role } from '../domain/actor.ts';
import type { Event } from '../domain/event.ts';
import type { MandateFlag } from '../domain/mandate-flag.ts';
import type { ReviewEvent } from '../domain/review/event.ts';
import type { Store } from './connection.ts';
import { ms } from './instants.ts';

/** A recommendation or review, in the order in which the register is gone through. */
export type MatterLine = {
  readonly workflow: string;
  readonly review: string;
  /** null for a review as a whole. */
  readonly reference: string | null;
};

/** Some of all recommendations and reviews by their workflow, after one of them. */
export async function findMatters(
  { db }: Store,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly MatterLine[]> {
  const { rows } = await sql<MatterLine>`
    select workflow, review, reference from nemcon.matters(${after}, ${limit})`.execute(db);
  return rows;
}

/** Something that a body did, or that was done about it, with what became of it. */
export type BodyEvent = {
  readonly workflow: string;
  readonly sequence: number;
  readonly at: number;
  readonly by: Actor;
  readonly event: Event | ReviewEvent;
  /** Number of its entry in the audit log. */
  readonly leaf: number | null;
  /** Of a response: counted, late or void, as it stands now, and why. */
  readonly status: string | null;
  readonly why: string | null;
  /** Of those of its mandates that did not hold when it was received. */
  readonly flags: readonly MandateFlag[];
};

/**
 * What a body said in these matters: its own acts, responses in its name by whomever, and what was
 * done about what it said (a disposition of its comment, an erratum, going on without it).
 */
export async function findBodyEvents(
  { db }: Store,
  body: BodyId,
  workflows: readonly string[],
): Promise<readonly BodyEvent[]> {
  const { rows } = await sql<BodyEvent>`
    select e.workflow, e.sequence, ${ms('e.at')} as at, e.by, e.event, l.index as leaf,
      r.status, r.why, coalesce((
        select jsonb_agg(jsonb_build_object('mandate', f.mandate, 'body', f.body, 'why', f.why,
          'since', ${ms('f.since')}) order by f.mandate)
        from nemcon.mandate_flags f
        where f.workflow = e.workflow and f.sequence = e.sequence and f.body = ${body}), '[]') as flags
    from nemcon.events e
    left join nemcon.audit_leaves l
      on l.kind = 'event' and l.key = e.workflow || '/' || e.sequence
    left join nemcon.responses r on e.type = 'responded' and r.workflow = e.workflow
      and r.stage = e.event ->> 'stage' and r.round = (e.event ->> 'round')::int
      and r.body = e.event #>> '{response,body}' and r.letter = e.event #>> '{response,letter}'
    where e.workflow = any(${workflows}::text[]) and (
      e.by ->> 'body' = ${body}
      or e.event ->> 'body' = ${body}
      or e.event #>> '{response,body}' = ${body}
      or e.event #>> '{struck,body}' = ${body}
      or e.type = 'disposed' and exists (
        select from nemcon.events c
        where c.workflow = e.workflow and c.type = 'commented'
          and c.event ->> 'id' = e.event ->> 'comment' and c.event ->> 'body' = ${body}))
    order by e.workflow, e.sequence`.execute(db);
  return rows;
}

/** What a body's desks were told, and the mails that told it. */
export type BodyNotice = {
  readonly workflow: string;
  readonly at: number;
  readonly kind: string;
  readonly stage: string | null;
  readonly role: Role | null;
  readonly why: string;
  /** Of the event that it tells of. */
  readonly leaf: number | null;
  readonly mails: readonly {
    readonly person: string;
    readonly state: string;
    readonly settledAt: number | null;
  }[];
};

export async function findBodyNotices(
  { db }: Store,
  body: BodyId,
  workflows: readonly string[],
): Promise<readonly BodyNotice[]> {
  const { rows } = await sql<BodyNotice>`
    select n.workflow, ${ms('n.at')} as at, n.kind, n.stage, n.role, n.why, l.index as leaf,
      coalesce((
        select jsonb_agg(jsonb_build_object('person', m.person, 'state', m.state,
          'settledAt', ${ms('m.settled_at')}) order by m.id)
        from nemcon.mail_notices t join nemcon.mails m on m.id = t.mail
        where t.notice = n.id), '[]'::jsonb) as mails
    from nemcon.notices n
    left join nemcon.audit_leaves l
      on l.kind = 'event' and l.key = n.workflow || '/' || n.sequence
    where n.workflow = any(${workflows}::text[]) and n.body = ${body}
    order by n.workflow, n.sequence, n.number`.execute(db);
  return rows;
}

/** What was received from somebody acting for a body, and what it was answered. */
export type BodyReceipt = {
  readonly workflow: string;
  readonly key: string;
  readonly person: string;
  readonly role: Role | null;
  readonly act: string;
  readonly stage: string | null;
  readonly receivedAt: number;
  /** Number of the last event that it brought about; null where it was refused or is not settled. */
  readonly sequence: number | null;
  /** Why it was refused; null where it was not. */
  readonly refusal: string | null;
  /** Of the refusal; null for what was accepted, which has its event's. */
  readonly leaf: number | null;
};

export async function findBodyReceipts(
  { db }: Store,
  body: BodyId,
  workflows: readonly string[],
): Promise<readonly BodyReceipt[]> {
  const { rows } = await sql<BodyReceipt>`
    select r.workflow, r.key, r.person, r.command #>> '{by,role}' as role,
      r.command ->> 'type' as act, r.command ->> 'stage' as stage,
      ${ms('r.received_at')} as "receivedAt", (r.answer ->> 'sequence')::int as sequence,
      r.answer ->> 'code' as refusal, l.index as leaf
    from nemcon.receipts r
    left join nemcon.audit_leaves l on l.kind = 'refusal' and l.key = r.workflow || '/' || r.key
    where r.workflow = any(${workflows}::text[]) and r.command #>> '{by,body}' = ${body}
    order by r.workflow, r.received_at, r.key`.execute(db);
  return rows;
}

/** A mandate of a body, ended or not, as it stands now. */
export type BodyMandate = {
  readonly id: string;
  readonly person: string;
  readonly role: Role;
  readonly from: number;
  readonly until: number | null;
  readonly revokedAt: number | null;
  readonly lentFrom: string | null;
  readonly grantedBy: string;
  /** Of its last change. */
  readonly leaf: number | null;
};

/** Every mandate that a body ever had. */
export async function findBodyMandates(
  { db }: Store,
  body: BodyId,
): Promise<readonly BodyMandate[]> {
  const { rows } = await sql<BodyMandate>`
    select m.id, m.person, m.role, ${ms('m.valid_from')} as "from", ${ms('m.valid_until')} as until,
      ${ms('m.revoked_at')} as "revokedAt", m.lent_from as "lentFrom",
      m.granted_by as "grantedBy",
      (select max(l.index) from nemcon.audit_leaves l
        where l.kind = 'mandate' and l.key = m.id) as leaf
    from nemcon.mandates m where m.body = ${body} order by m.valid_from, m.id`.execute(db);
  return rows;
}
