import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Store } from './connection.ts';
import { concerns, sitsAtDesk } from './concern.ts';
import type { Holder } from './holder.ts';
import { instant } from './instants.ts';
import { pageOf, readCursor } from './page.ts';
import type { Page } from './page.ts';
import { seenLines } from './recommendation-line.ts';
import type { RecommendationLine } from './recommendation-line.ts';

export type ListFilter = {
  readonly review?: string | undefined;
  /** An open stage, or `over`, `meeting`, `chair`, `council`. */
  readonly stage?: string | undefined;
  /** A body or an office that is awaited. */
  readonly waitingOn?: string | undefined;
  /** Past its deadline at this instant. */
  readonly overdueAt?: number | undefined;
  readonly workingGroup?: string | undefined;
  /** Words of the reference or the title, each from its beginning. */
  readonly text?: string | undefined;
  /** Those that may know of it; left out: the register itself asks. */
  readonly knownTo?: readonly Holder[];
  /** Of these only where one of these desks is of the matter. */
  readonly atDesk?: readonly Holder[];
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** By reference. @throws CursorUnreadable */
export async function listRecommendations(
  store: Store,
  filter: ListFilter,
): Promise<Page<RecommendationLine>> {
  const { rows } = await sql<RecommendationLine>`${seenLines(sql`
    from nemcon.recommendations r
    where ${sql.join([sql`true`, ...conditions(filter)], sql` and `)}
    order by r.reference limit ${filter.limit + 1}`)}`.execute(store.db);
  return pageOf(rows, filter.limit, ({ reference }) => [reference]);
}

function conditions(filter: ListFilter): RawBuilder<unknown>[] {
  const { review, stage, waitingOn, overdueAt, workingGroup, text, cursor } = filter;
  const { knownTo, atDesk } = filter;
  return [
    knownTo !== undefined && concerns(knownTo),
    atDesk !== undefined && sitsAtDesk(atDesk),
    review !== undefined && sql`r.review = ${review}`,
    workingGroup !== undefined && sql`r.working_group = ${workingGroup}`,
    stage !== undefined && inStage(stage),
    waitingOn !== undefined &&
      sql`r.workflow in (select workflow from nemcon.awaited where who = ${waitingOn})`,
    overdueAt !== undefined && sql`not r.over and r.due_at < ${instant(overdueAt)}::timestamptz`,
    text !== undefined && words(text),
    cursor !== undefined && sql`r.reference > ${readCursor(cursor, [''])[0]}`,
  ].filter((condition) => condition !== false);
}

/** Of parallel stages a recommendation is in each; a life outside the route has no stage at all. */
function inStage(stage: string): RawBuilder<unknown> {
  return sql`(r.stage = ${stage} or r.workflow in (
    select workflow from nemcon.stages where stage = ${stage} and phase <> 'closed'))`;
}

/** Only letters and digits reach the search, so that no sign of its language does. */
function words(text: string): RawBuilder<unknown> {
  const beginnings = (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `${word}:*`);
  if (beginnings.length === 0) return sql`true`;
  // By a function, because the index is no use to a search that policies have to come before.
  return sql`r.workflow in (select nemcon.found_by_words(${beginnings.join(' & ')}))`;
}
