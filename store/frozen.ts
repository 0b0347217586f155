import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import type { EventOf } from '../domain/event.ts';
import type { Store } from './connection.ts';
import { ms } from './instants.ts';

/** How a version came to be: who froze it, and what was said with it. */
export type Frozen = {
  readonly at: number;
  readonly by: Actor;
  readonly event: EventOf<'version-frozen'>;
};

/** The freezing of each version of a recommendation, in their order. */
export async function findFrozen(store: Store, reference: string): Promise<readonly Frozen[]> {
  const { rows } = await sql<Frozen>`
    select ${ms('e.at')} as at, e.by, e.event
    from nemcon.events e join nemcon.recommendations r on r.workflow = e.workflow
    where r.reference = ${reference} and e.type = 'version-frozen'
    order by e.sequence`.execute(store.db);
  return rows;
}
