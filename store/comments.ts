import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { EventOf } from '../domain/event.ts';
import type { Comment } from '../domain/state.ts';
import type { Store } from './connection.ts';
import { findTexts } from './documents.ts';
import { ms } from './instants.ts';

/** One line of the comment matrix. */
export type CommentLine = Comment & {
  readonly person: string | null;
  /** null where the comment has no text of its own. */
  readonly text: string | null;
  /** The wording that is suggested, if any. */
  readonly proposal: string | null;
  /** Who disposed of it, when and why; null while it is open. */
  readonly disposed: {
    readonly person: string | null;
    readonly at: number;
    readonly reason: string | null;
  } | null;
};

type Told<T extends 'commented' | 'disposed'> = {
  readonly at: number;
  readonly by: Actor;
  readonly event: EventOf<T>;
};

/** The comment matrix of a recommendation, in the order in which the comments were made. */
export async function findComments(
  store: Store,
  reference: string,
): Promise<readonly CommentLine[]> {
  const [comments, dispositions] = await Promise.all([
    told(store, reference, 'commented'),
    told(store, reference, 'disposed'),
  ]);
  const texts = await findTexts(store, [
    ...comments.flatMap(({ event }) => [event.document ?? [], event.proposal ?? []].flat()),
    ...dispositions.map(({ event }) => event.reason),
  ]);
  const disposed = new Map(dispositions.map((one) => [one.event.comment, one]));
  return comments.map((one) => line(one, disposed.get(one.event.id), texts));
}

function line(
  { at, by, event }: Told<'commented'>,
  disposed: Told<'disposed'> | undefined,
  texts: ReadonlyMap<string, string>,
): CommentLine {
  const { type: _, proposal, ...comment } = event;
  return {
    ...comment,
    at,
    person: personOf(by),
    text: (event.document && texts.get(event.document)) ?? null,
    proposal: (proposal && texts.get(proposal)) ?? null,
    disposition: disposed?.event.disposition ?? null,
    disposed: disposed
      ? {
          person: personOf(disposed.by),
          at: disposed.at,
          reason: texts.get(disposed.event.reason) ?? null,
        }
      : null,
  };
}

function personOf(by: Actor): string | null {
  return by.is === 'person' ? by.person : null;
}

async function told<T extends 'commented' | 'disposed'>(
  store: Store,
  reference: string,
  type: T,
): Promise<readonly Told<T>[]> {
  const { rows } = await sql<Told<T>>`
    select ${ms('e.at')} as at, e.by, e.event
    from nemcon.events e join nemcon.recommendations r on r.workflow = e.workflow
    where r.reference = ${reference} and e.type = ${type}
    order by e.sequence`.execute(store.db);
  return rows;
}
