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

export async function findDocument(store: Store, hash: string): Promise<NewDocument | undefined> {
  const { rows } = await sql<NewDocument>`
    select sha256 as hash, media_type as "mediaType", ${shownText} as text
    from nemcon.documents_by(array[${hash}]::text[])`.execute(store.db);
  return rows[0];
}

/** The texts of several documents by hash; unknown ones are left out. */
export async function findTexts(
  store: Store,
  hashes: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ hash: string; text: string }>`
    select sha256 as hash, ${shownText} as text
    from nemcon.documents_by(${hashes}::text[])`.execute(store.db);
  return new Map(rows.map(({ hash, text }) => [hash, text]));
}
