import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { EventOf } from '../domain/event.ts';
import type { Store } from './connection.ts';
import { ms } from './instants.ts';

/** What was shown of an implementation, and what was said to it. */
export type EvidenceLine = {
  readonly reference: string;
  readonly at: number;
  readonly by: Actor;
  readonly event: EventOf<'evidence-submitted' | 'evidence-accepted' | 'evidence-refused'>;
};

/** Of all recommendations of a review, each in its order. */
export async function findEvidence(store: Store, review: string): Promise<readonly EvidenceLine[]> {
  const { rows } = await sql<EvidenceLine>`
    select r.reference, ${ms('e.at')} as at, e.by, e.event
    from nemcon.recommendations r join nemcon.events e on e.workflow = r.workflow
    where r.review = ${review}
      and e.type in ('evidence-submitted', 'evidence-accepted', 'evidence-refused')
    order by r.reference, e.sequence`.execute(store.db);
  return rows;
}
