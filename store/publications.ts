import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Store } from './connection.ts';
import { ms } from './instants.ts';
import { pageOf, readCursor, type Page } from './page.ts';

/** What the registrar published of one recommendation. */
export type Publication = {
  readonly reference: string;
  readonly review: string;
  readonly workflow: string;
  readonly title: string;
  readonly marking: string | null;
  readonly outcome: string | null;
  /** The first entry first; each later one corrects the one before. */
  readonly entries: readonly PublishedEntry[];
};

export type PublishedEntry = {
  readonly sequence: number;
  readonly at: number;
  readonly entry: string;
};

const entries: RawBuilder<unknown> = sql`
  select e.workflow, min(e.at) as first_at,
    jsonb_agg(jsonb_build_object('sequence', e.sequence, 'at', ${ms('e.at')},
      'entry', coalesce(nemcon.tombstone(d.redaction), d.text, '')) order by e.sequence) as entries
  from nemcon.events e
    left join lateral nemcon.documents_by(array[e.event->>'entry']) d on true
  where e.type in ('published', 'publication-corrected')`;

/** The public register, the newest first. @throws CursorUnreadable */
export async function listPublications(
  store: Store,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<Publication>> {
  const after = cursor === undefined ? null : readCursor(cursor, [0, '']);
  const from = after
    ? sql`where (${ms('p.first_at')}, r.reference) < (${after[0]}::bigint, ${after[1]})`
    : sql``;
  const { rows } = await sql<Publication & { firstAt: number }>`
    select r.reference, r.review, r.workflow, r.title, r.marking, r.outcome, p.entries,
      ${ms('p.first_at')} as "firstAt"
    from (${entries} group by e.workflow) p
      join nemcon.recommendations r on r.workflow = p.workflow
    ${from}
    order by ${ms('p.first_at')} desc, r.reference desc limit ${limit + 1}`.execute(store.db);
  return pageOf(rows, limit, ({ firstAt, reference }) => [firstAt, reference]);
}

export async function findPublication(
  store: Store,
  reference: string,
): Promise<Publication | undefined> {
  return (await findPublications(store, [reference]))[0];
}

/** Those of these recommendations that were published, in no order. */
export async function findPublications(
  store: Store,
  references: readonly string[],
): Promise<readonly Publication[]> {
  const { rows } = await sql<Publication>`
    select r.reference, r.review, r.workflow, r.title, r.marking, r.outcome, p.entries
    from nemcon.recommendations r
      cross join lateral (${entries} and e.workflow = r.workflow group by e.workflow) p
    where r.reference = any(${references}::text[])`.execute(store.db);
  return rows;
}
