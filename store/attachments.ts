import { sql } from 'kysely';
import { concerns } from './concern.ts';
import type { Store } from './connection.ts';
import type { Holder } from './holder.ts';

export type NewAttachment = {
  /** SHA-256 of the bytes, lower-case hexadecimal. PostgreSQL checks it. */
  readonly hash: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** Who handed it in first. */
  readonly person: string;
};

export type Attachment = NewAttachment & {
  readonly size: number;
  /** When, by whom and why it was redacted; null: it was not. */
  readonly redacted: string | null;
};

/** A file as it belongs to a version of a recommendation. */
export type AttachedFile = {
  readonly version: number;
  readonly hash: string;
  readonly name: string;
  readonly isAnnex: boolean;
  readonly mediaType: string | null;
  readonly size: number | null;
};

/** Keeps a file for ever; the same bytes again change nothing. */
export async function insertAttachment(store: Store, attachment: NewAttachment): Promise<void> {
  const { hash, mediaType, content, person } = attachment;
  await sql`
    insert into nemcon.attachments (sha256, media_type, size, content, person)
    values (${hash}, ${mediaType}, ${content.byteLength}, ${Buffer.from(content)}, ${person})
    on conflict do nothing`.execute(store.db);
}

export async function findAttachment(store: Store, hash: string): Promise<Attachment | undefined> {
  const { rows } = await sql<Attachment>`
    select sha256 as hash, media_type as "mediaType", size, content, person,
      nemcon.tombstone(redaction) as redacted
    from nemcon.file_by(${hash})`.execute(store.db);
  return rows[0];
}

/** Of these hashes those that no file is kept under. */
export async function unknownAttachments(
  store: Store,
  hashes: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ hash: string }>`
    select sha256 as hash from nemcon.attachments
    where sha256 = any(${hashes}::text[])`.execute(store.db);
  const known = new Set(rows.map(({ hash }) => hash));
  return hashes.filter((hash) => !known.has(hash));
}

/** The files of a recommendation's versions, annexes first. */
export async function findAttached(
  store: Store,
  reference: string,
): Promise<readonly AttachedFile[]> {
  const { rows } = await sql<AttachedFile>`
    select t.version, t.sha256 as hash, t.name, t.is_annex as "isAnnex",
      a.media_type as "mediaType", a.size
    from nemcon.attached t
    join nemcon.recommendations r on r.workflow = t.workflow
    left join nemcon.attachments a on a.sha256 = t.sha256
    where r.reference = ${reference}
    order by t.version, t.is_annex desc, t.name, t.sha256`.execute(store.db);
  return rows;
}

/** Where a file belongs, at most `limit` places, the newest recommendations first. */
export async function findUses(
  store: Store,
  hash: string,
  { knownTo, limit }: { knownTo: readonly Holder[]; limit: number },
): Promise<
  readonly { readonly reference: string; readonly version: number; readonly name: string }[]
> {
  const { rows } = await sql<{ reference: string; version: number; name: string }>`
    select r.reference, t.version, t.name
    from nemcon.attached t join nemcon.recommendations r on r.workflow = t.workflow
    where t.sha256 = ${hash} and (r.published or ${concerns(knownTo)})
    order by r.tasked_at desc, t.version desc limit ${limit}`.execute(store.db);
  return rows;
}
