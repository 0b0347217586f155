import { sql } from 'kysely';
import type { Store } from './connection.ts';
import { pageOf, readCursor, type Page } from './page.ts';

/** A recommendation that the words occur in; `rank` 0 where its reference alone has them. */
export type Candidate = { readonly reference: string; readonly rank: number };

export const rankedKey = ({ rank, reference }: Candidate) => [rank, reference] as const;

/**
 * Recommendations with these words, each from its beginning, in their references, titles, texts in
 * force and public entries, as far as whoever asks may read them; those found by their reference
 * first. The order depends on nothing that is not shown.
 *
 * @param words letters and digits alone (`askedWords`), so that no sign of the search's language gets in
 * @throws CursorUnreadable
 */
export async function findCandidates(
  store: Store,
  words: readonly string[],
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<Candidate>> {
  if (words.length === 0) return { items: [], next: null };
  const asked = words.map((word) => `${word}:*`).join(' & ');
  const after = cursor === undefined ? null : readCursor(cursor, [0, '']);
  const from = after ? sql`where (rank, reference) > (${after[0]}::int, ${after[1]})` : sql``;
  const { rows } = await sql<Candidate>`
    select reference, rank from (
      select r.reference, case when to_tsvector('simple'::regconfig,
          translate(r.reference, '-/.', '   ')) @@ to_tsquery('simple'::regconfig, ${asked})
        then 0 else 1 end as rank
      from nemcon.recommendations r
      where r.workflow in (select nemcon.searched(${asked}))) found
    ${from}
    order by rank, reference limit ${limit + 1}`.execute(store.db);
  return pageOf(rows, limit, rankedKey);
}
