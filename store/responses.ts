import { sql } from 'kysely';
import type { Response } from '../domain/state.ts';
import type { Store } from './connection.ts';
import { ms } from './instants.ts';

export type ResponseLine = Omit<
  Response,
  'principal' | 'under' | 'clauses' | 'carriedFrom' | 'sequence'
> & {
  /** What of the text it is about; empty: the whole. */
  readonly clauses: readonly string[];
  /** Number of the version it was given to; null unless it was carried on from there. */
  readonly carriedFrom: number | null;
  readonly stage: string;
  readonly round: number;
  readonly status: 'counted' | 'late' | 'void';
  /** Why it is void; null otherwise. */
  readonly why: string | null;
  /** In whose place a stand-in answered. */
  readonly principal: string | null;
  /** The mandate or authorisation under which another body's letter spoke. */
  readonly under: string | null;
};

/** Every response ever given to a recommendation, counted or not, as it stands now, by receipt. */
export async function findResponses(
  store: Store,
  reference: string,
): Promise<readonly ResponseLine[]> {
  const { rows } = await sql<ResponseLine>`
    select p.stage, p.round, p.body, p.position, ${ms('p.at')} as at, p.person, p.letter,
      p.reason, p.statement, p.status, p.why, p.principal, p.under, p.clauses,
      p.carried_from as "carriedFrom"
    from nemcon.responses p join nemcon.recommendations r on r.workflow = p.workflow
    where r.reference = ${reference} order by p.at, p.body`.execute(store.db);
  return rows;
}
