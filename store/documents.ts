import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Store } from './connection.ts';
import { asTable } from './rows.ts';

/** A text as it is kept. PostgreSQL checks that the hash is the text's. */
export type NewDocument = {
  /** SHA-256 of the text in UTF-8 (`sha256` of hash.ts). */
  readonly hash: string;
  readonly mediaType: string;
  readonly text: string;
};

const columns = { hash: 'text', media_type: 'text', text: 'text' };

/** A `document` part of a statement that keeps texts; the same text twice is one row. */
export function documentsPart(documents: readonly NewDocument[]): RawBuilder<unknown> {
  // In one order everywhere, so that two requests with the same texts never wait for each other.
  const rows = documents
    .map(({ hash, mediaType, text }) => ({ hash, media_type: mediaType, text }))
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  return sql`document as (
    insert into nemcon.documents (sha256, media_type, text)
    select d.hash, d.media_type, d.text from ${asTable('d', columns, rows)}
    on conflict do nothing)`;
}

/** Keeps texts; the same text twice is one row. */
export async function insertDocuments(
  store: Store,
  documents: readonly NewDocument[],
): Promise<void> {
  await sql`with ${documentsPart(documents)} select`.execute(store.db);
}

/** The text, or once it is redacted the sentence that says when, by whom and why. */
const shownText = sql`coalesce(nemcon.tombstone(redaction), text)`;

/** The texts of several documents by hash; unknown ones, and those that one may not read, are left out. */
export async function findTexts(
  store: Store,
  hashes: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ hash: string; text: string }>`
    select sha256 as hash, ${shownText} as text
    from nemcon.documents_by(${hashes}::text[])`.execute(store.db);
  return new Map(rows.map(({ hash, text }) => [hash, text]));
}

/**
 * The manifest of a review's closed package, without the positions that whoever asks may not know and
 * the members that do not concern them; undefined where the review is not theirs to see.
 */
export async function findManifest(
  store: Store,
  review: string,
  hash: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ text: string | null }>`
    select nemcon.manifest_by(${review}, ${hash}) as text`.execute(store.db);
  return rows[0]?.text ?? undefined;
}
