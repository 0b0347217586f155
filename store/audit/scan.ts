import { sql } from 'kysely';
import type { Actor } from '../../domain/actor.ts';
import type { Event } from '../../domain/event.ts';
import type { ReviewEvent } from '../../domain/review/event.ts';
import { ms } from '../instants.ts';
import type { Reading } from './entries.ts';

/** An entry of the log with what it witnesses. */
export type ScannedEntry = {
  readonly index: number;
  readonly kind: string;
  readonly key: string;
  readonly hash: string;
  /** The text that a decision was bound to; null for none, and for what is no event. */
  readonly text: string | null;
  /** Of what is kept beside events, for those who read the log; null for events. */
  readonly content: unknown;
  /** The event that it is, or that a flag stands beside. */
  readonly told: {
    readonly workflow: string;
    readonly sequence: number;
    readonly at: number;
    readonly by: Actor;
    readonly event: Event | ReviewEvent;
  } | null;
};

/** The entries of a range of numbers, in order. */
export async function scanEntries(
  { db }: Reading,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly ScannedEntry[]> {
  const { rows } = await sql<ScannedEntry>`
    select l.index, l.kind, l.key, l.hash, nullif(l.leaf, '')::jsonb ->> 'text' as text, c.content,
      case when e.workflow is not null then jsonb_build_object(
        'workflow', e.workflow, 'sequence', e.sequence, 'at', ${ms('e.at')}, 'by', e.by,
        'event', e.event) end as told
    from nemcon.audit_leaves l
    left join nemcon.entry_contents(${from}, ${to}) c on c.entry = l.index
    left join nemcon.events e
      on e.workflow = case l.kind when 'event' then substring(l.key from '^(.*)/[0-9]+$')
        when 'mandate-flag' then c.content ->> 'workflow' end
      and e.sequence = case l.kind when 'event' then substring(l.key from '/([0-9]+)$')::int
        when 'mandate-flag' then (c.content ->> 'sequence')::int end
    where l.index >= ${from} and l.index < ${to} order by l.index`.execute(db);
  return rows;
}
