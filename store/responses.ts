import { sql } from 'kysely';
import type { Response } from '../domain/state.ts';
import type { Store } from './connection.ts';
import { ms } from './instants.ts';

export type ResponseLine = Response & {
  readonly stage: string;
  readonly round: number;
  readonly status: 'counted' | 'late' | 'void';
  /** Why it is void; null otherwise. */
  readonly why: string | null;
};

/** Every response ever given to a recommendation, counted or not, as it stands now, by receipt. */
export async function findResponses(
  store: Store,
  reference: string,
): Promise<readonly ResponseLine[]> {
  const { rows } = await sql<ResponseLine>`
    select p.stage, p.round, p.body, p.position, ${ms('p.at')} as at, p.person, p.letter,
      p.reason, p.statement, p.status, p.why
    from nemcon.responses p join nemcon.recommendations r on r.workflow = p.workflow
    where r.reference = ${reference} order by p.at, p.body`.execute(store.db);
  return rows;
}
