import { sql } from 'kysely';
import type { ReviewSetting } from '../domain/review/state.ts';
import type { Setting } from '../domain/setting.ts';
import type { Instant } from '../domain/time.ts';
import type { Content } from '../audit/receipt.ts';
import type { Reading, StoredEntry } from './audit/entries.ts';
import { instant, ms } from './instants.ts';

/** A recommendation of a review, and what it was judged by when it began. */
export type ArchivedMember = {
  readonly workflow: string;
  readonly reference: string;
  readonly settingHash: string;
};

/** All that were ever tasked in a review, by their reference. */
export async function findMembers(
  { db }: Reading,
  review: string,
): Promise<readonly ArchivedMember[]> {
  const { rows } = await sql<ArchivedMember>`
    select r.workflow, r.reference, coalesce((
      select p.start ->> 'settingHash' from nemcon.receipts p
      where p.workflow = r.workflow and p.start is not null and p.answer ->> 'code' is null
      order by p.received_at limit 1), r.setting_hash) as "settingHash"
    from nemcon.recommendations r where r.review = ${review}
    order by r.reference collate "C"`.execute(db);
  return rows;
}

/** An entry of the log with what it witnesses, as it was hashed. */
export type WitnessedEntry = StoredEntry & { readonly event: Content | null };

/** The entries of all events of these workflows, in the order of the log. */
export async function findEventEntries(
  { db }: Reading,
  workflows: readonly string[],
): Promise<readonly WitnessedEntry[]> {
  const { rows } = await sql<WitnessedEntry>`
    select l.index, l.kind, l.key, l.leaf, l.hash, l.content, l.redaction,
      jsonb_build_object('sequence', e.sequence, 'at', ${ms('e.at')}, 'by', e.by,
        'event', e.event) as event
    from nemcon.events e
    join nemcon.audit_leaves l on l.kind = 'event' and l.key = e.workflow || '/' || e.sequence
    where e.workflow = any(${workflows}::text[]) order by l.index`.execute(db);
  return rows;
}

/** What else the log says of a review until an instant: how it was set up, what was refused or flagged. */
export async function findEntriesAbout(
  { db }: Reading,
  about: {
    readonly review: string;
    readonly references: readonly string[];
    readonly workflows: readonly string[];
  },
  until: Instant,
): Promise<readonly WitnessedEntry[]> {
  const { review, workflows } = about;
  const subjects = [review, ...about.references];
  const { rows } = await sql<WitnessedEntry>`
    with about (kind, key) as (
      select 'review', ${review}::text
      union all select 'refusal', workflow || '/' || key from nemcon.receipts
        where workflow = any(${workflows}::text[]) and answer ->> 'code' is not null
          and received_at <= ${instant(until)}::timestamptz
      union all select 'mandate-flag', workflow || '/' || sequence || '/' || mandate
        from nemcon.mandate_flags
        where workflow = any(${workflows}::text[]) and found_at <= ${instant(until)}::timestamptz
      union all select 'refused-attempt', id::text from nemcon.refused_attempts
        where subject = any(${subjects}::text[]) and at <= ${instant(until)}::timestamptz)
    select l.index, l.kind, l.key, l.leaf, l.hash, l.content, l.redaction, null as event
    from about join nemcon.audit_leaves l using (kind, key) order by l.index`.execute(db);
  return rows;
}

/** The entries of a kind by what they are known by. */
export async function findKeptEntries(
  { db }: Reading,
  kind: string,
  keys: readonly string[],
): Promise<readonly WitnessedEntry[]> {
  const { rows } = await sql<WitnessedEntry>`
    select index, kind, key, leaf, hash, content, redaction, null as event
    from nemcon.audit_leaves
    where kind = ${kind} and key = any(${keys}::text[]) order by index`.execute(db);
  return rows;
}

/** An act that was received and taken, with what it was answered. */
export type ArchivedReceipt = {
  readonly workflow: string;
  readonly key: string;
  readonly hash: string;
  readonly person: string;
  readonly command: unknown;
  readonly receivedAt: Instant;
  readonly answer: unknown;
  /** null: nobody has answered it yet. */
  readonly settledAt: Instant | null;
};

/** The receipts of what was not refused, until an instant. */
export async function findTakenReceipts(
  { db }: Reading,
  workflows: readonly string[],
  until: Instant,
): Promise<readonly ArchivedReceipt[]> {
  const { rows } = await sql<ArchivedReceipt>`
    select workflow, key, hash, person, command, ${ms('received_at')} as "receivedAt", answer,
      ${ms('settled_at')} as "settledAt"
    from nemcon.receipts
    where workflow = any(${workflows}::text[]) and answer ->> 'code' is null
      and received_at <= ${instant(until)}::timestamptz
    order by received_at, workflow collate "C", key collate "C"`.execute(db);
  return rows;
}

/** A text or a file, or what a redaction left of it. */
export type ArchivedDocument = {
  readonly sha256: string;
  readonly is: 'text' | 'file';
  readonly mediaType: string;
  readonly content: Buffer;
  /** Id of the redaction that took its content away. */
  readonly redaction: string | null;
};

/** Those of these hashes under which a text or a file is kept, by their hash. */
export async function findKept(
  { db }: Reading,
  hashes: readonly string[],
): Promise<readonly ArchivedDocument[]> {
  const { rows } = await sql<ArchivedDocument>`
    select * from (
      select sha256, 'text' as "is", media_type as "mediaType", convert_to(text, 'UTF8') as content,
        redaction
      from nemcon.documents where sha256 = any(${hashes}::text[])
      union all
      select sha256, 'file', media_type, content, redaction
      from nemcon.attachments where sha256 = any(${hashes}::text[])) kept
    order by sha256, "is"`.execute(db);
  return rows;
}

/** What a review or its recommendations were judged by. */
export type ArchivedSetting = {
  readonly hash: string;
  readonly kind: string;
  readonly setting: Setting | ReviewSetting;
};

/** Those of these hashes under which a setting is kept, by their hash. */
export async function findKeptSettings(
  { db }: Reading,
  hashes: readonly string[],
): Promise<readonly ArchivedSetting[]> {
  const { rows } = await sql<ArchivedSetting>`
    select hash, kind, setting from nemcon.settings
    where hash = any(${hashes}::text[]) order by hash`.execute(db);
  return rows;
}

/** Ids of the redactions of these texts and files. */
export async function findRedactionsOf(
  { db }: Reading,
  hashes: readonly string[],
): Promise<readonly { readonly id: string; readonly reason: string }[]> {
  const { rows } = await sql<{ id: string; reason: string }>`
    select id, reason from nemcon.redactions
    where kind in ('document', 'attachment') and subject = any(${hashes}::text[])
    order by id`.execute(db);
  return rows;
}

/**
 * Keeps these workflows from being recorded further until the transaction ends.
 * @returns how many events they have on record
 */
export async function holdRecord({ db }: Reading, workflows: readonly string[]): Promise<number> {
  const { rows } = await sql<{ sequence: number }>`
    select sequence from nemcon.reviews where workflow = any(${workflows}::text[]) for update`.execute(
    db,
  );
  const { rows: members } = await sql<{ sequence: number }>`
    select sequence from nemcon.recommendations
    where workflow = any(${workflows}::text[]) for update`.execute(db);
  return [...rows, ...members].reduce((sum, { sequence }) => sum + sequence, 0);
}
