import { sql } from 'kysely';
import type { RecordedEvent } from '../domain/event.ts';
import type { RecordedReviewEvent } from '../domain/review/event.ts';
import type { Store } from './connection.ts';
import { ms } from './instants.ts';
import { pageOf, readCursor } from './page.ts';
import type { Page } from './page.ts';

/** An event as it is on record, and since when. */
export type TimelineLine<E> = E & {
  readonly recordedAt: number;
  /** SHA-256 of the event's content, as an auditor can compute it. */
  readonly hash: string;
};

type Where = { readonly workflow: string; readonly after: number; readonly limit: number | null };

/** What happened to a recommendation, in order. Empty for an unknown one. @throws CursorUnreadable */
export async function findTimeline(
  store: Store,
  where: { reference: string; cursor?: string | undefined; limit: number },
): Promise<Page<TimelineLine<RecordedEvent>>> {
  const { rows } = await sql<{ workflow: string }>`
    select workflow from nemcon.recommendations where reference = ${where.reference}`.execute(
    store.db,
  );
  return page<RecordedEvent>(store, rows[0]?.workflow, where);
}

/** All of it at once, for whoever is not shown every event and so cannot be told their numbers. */
export async function findWholeTimeline(
  store: Store,
  workflow: string,
): Promise<readonly TimelineLine<RecordedEvent>[]> {
  return await read<RecordedEvent>(store, { workflow, after: 0, limit: null });
}

/** The same for a review as a whole. */
export async function findReviewTimeline(
  store: Store,
  where: { review: string; cursor?: string | undefined; limit: number },
): Promise<Page<TimelineLine<RecordedReviewEvent>>> {
  const { rows } = await sql<{ workflow: string }>`
    select workflow from nemcon.reviews where id = ${where.review}`.execute(store.db);
  return page<RecordedReviewEvent>(store, rows[0]?.workflow, where);
}

/** Every recorded event of a recommendation's workflow: what a run is started again from. */
export async function findEvents(
  store: Store,
  workflow: string,
): Promise<readonly RecordedEvent[]> {
  const lines = await read<RecordedEvent>(store, { workflow, after: 0, limit: null });
  return lines.map(({ sequence, at, by, event }) => ({ sequence, at, by, event }));
}

/** The same for a review's workflow. */
export async function findReviewEvents(
  store: Store,
  workflow: string,
): Promise<readonly RecordedReviewEvent[]> {
  const lines = await read<RecordedReviewEvent>(store, { workflow, after: 0, limit: null });
  return lines.map(({ sequence, at, by, event }) => ({ sequence, at, by, event }));
}

/** One event as it is on record, of a recommendation or a review. */
export async function findEvent(
  store: Store,
  workflow: string,
  sequence: number,
): Promise<RecordedEvent | RecordedReviewEvent | undefined> {
  const { rows } = await sql<RecordedEvent | RecordedReviewEvent>`
    select sequence, ${ms('at')} as at, by, event
    from nemcon.events where workflow = ${workflow} and sequence = ${sequence}`.execute(store.db);
  return rows[0];
}

/** An act brings about no more events than this. */
const mostOfAnAct = 50;

/**
 * The event that says what somebody did, by the last one that the act brought about: what follows
 * from an act is the machine's, at the same instant.
 */
export async function findActEvent(
  store: Store,
  { workflow, last, person }: { workflow: string; last: number; person: string },
): Promise<number> {
  const { rows } = await sql<{ sequence: number | null }>`
    select nemcon.act_event(${workflow}, ${last - mostOfAnAct}, ${last}, ${person})
      as sequence`.execute(store.db);
  return rows[0]?.sequence ?? last;
}

async function page<E extends { readonly sequence: number }>(
  store: Store,
  workflow: string | undefined,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<TimelineLine<E>>> {
  const [after = 0] = cursor === undefined ? [0] : readCursor(cursor, [0]);
  if (workflow === undefined) return { items: [], next: null };
  const lines = await read<E>(store, { workflow, after, limit: limit + 1 });
  return pageOf(lines, limit, ({ sequence }) => [sequence]);
}

async function read<E>(
  store: Store,
  { workflow, after, limit }: Where,
): Promise<TimelineLine<E>[]> {
  const { rows } = await sql<TimelineLine<E>>`
    select sequence, ${ms('at')} as at, by, event, hash, ${ms('recorded_at')} as "recordedAt"
    from nemcon.events where workflow = ${workflow} and sequence > ${after}
    order by sequence limit ${limit}`.execute(store.db);
  return rows;
}
