import { sql } from 'kysely';
import type { MandateFlag } from '../domain/mandate-flag.ts';
import type { Store } from './connection.ts';
import { ms } from './instants.ts';

/** Flags of a recommendation's or review's acts, by the number of the event. */
export type MandateFlags = ReadonlyMap<number, readonly MandateFlag[]>;

/** @param between numbers of the first and the last event asked for; left out: of all */
export async function findMandateFlags(
  { db }: Store,
  workflow: string,
  between: readonly [number, number] = [0, 2_147_483_647],
): Promise<MandateFlags> {
  const [first, last] = between;
  const { rows } = await sql<MandateFlag & { sequence: number }>`
    select sequence, mandate, body, why, ${ms('since')} as since
    from nemcon.mandate_flags
    where workflow = ${workflow} and sequence between ${first} and ${last}
    order by sequence, mandate`.execute(db);
  const byEvent = Map.groupBy(rows, ({ sequence }) => sequence);
  return new Map(
    [...byEvent].map(([sequence, flags]) => [
      sequence,
      flags.map(({ mandate, body, why, since }) => ({ mandate, body, why, since })),
    ]),
  );
}
