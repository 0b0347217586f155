import { sql } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { instant } from './instants.ts';
import type { Hashed } from './record-batch.ts';
import type { Part } from './record-parts.ts';
import { asTable } from './rows.ts';
import type { Row } from './rows.ts';

const columns = {
  sequence: 'int',
  at: 'timestamptz',
  mandate: 'text',
  person: 'text',
  body: 'text',
  role: 'text',
  speaker: 'text',
};

type AnyEvent = {
  readonly sequence: number;
  readonly at: number;
  readonly by: Actor;
  readonly event: object;
};

/**
 * Flags, in the statement that records them, acts whose mandate did not hold when they were
 * received, for example because a revocation was committed while they were on their way. They count
 * as they did: what was acknowledged is never dropped. Compared in PostgreSQL, which alone knows.
 */
export function flagsPart(fresh: readonly Hashed<AnyEvent>[]): Part[] {
  const rows = fresh.flatMap(({ recorded }) => citedBy(recorded));
  if (rows.length === 0) return [];
  return [
    sql`flag as (
    insert into nemcon.mandate_flags (workflow, sequence, mandate, body, why, since, received_at)
    select moved.workflow, c.sequence, c.mandate, c.body, f.why, f.since, c.at
    from moved, ${asTable('c', columns, rows)},
      lateral nemcon.mandate_flaw(c.mandate, c.person, c.body, c.role, c.speaker, c.at) f
    on conflict do nothing)`,
  ];
}

/** The actor's own mandate, and that under which a letter speaks for another body. */
function citedBy({ sequence, at, by, event }: AnyEvent): Row[] {
  if (by.is !== 'person') return [];
  const { person, body: speaker, role, mandate } = by;
  const act = { sequence, at: instant(at), person, speaker };
  const other = otherBody(event);
  return [
    { ...act, mandate, body: speaker, role },
    ...(other ? [{ ...act, mandate: other.under, body: other.body, role: null }] : []),
  ];
}

function otherBody(event: object): { readonly under: string; readonly body: string } | null {
  const response: unknown = 'response' in event ? event.response : null;
  if (typeof response !== 'object' || response === null) return null;
  if (!('under' in response) || !('body' in response)) return null;
  const { under, body } = response;
  return typeof under === 'string' && typeof body === 'string' ? { under, body } : null;
}
