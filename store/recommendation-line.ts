import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Summary } from '../domain/projection.ts';
import { concernColumn, type ConcernRow } from './concern.ts';
import { ms } from './instants.ts';

/** One line of a list or of the board. */
export type RecommendationLine = Summary &
  ConcernRow & {
    readonly workflow: string;
    readonly title: string;
    readonly over: boolean;
    readonly needs: Needs;
    /** An act was received more than five seconds ago and is not on record yet. */
    readonly behind: boolean;
    /** null until it is marked. */
    readonly marking: string | null;
    readonly releasability: readonly string[];
    readonly taskedAt: number;
    /** When the last event on record happened. */
    readonly changedAt: number;
  };

/** The sentence "what this needs to pass", as each kind of viewer may know it. */
export type Needs = { readonly officer: string; readonly body: string; readonly public: string };

/** Columns of `nemcon.recommendations r` that make a line. */
export const lineColumns: RawBuilder<unknown> = sql`
  r.workflow, r.reference, r.review, r.working_group as "workingGroup", r.sequence, r.title,
  r.stage, r.step, r.outcome, r.round, r.waiting_on as "waitingOn", ${ms('r.due_at')} as "dueAt",
  r.escalation, r.held, r.over, r.marking, r.releasability,
  ${ms('r.tasked_at')} as "taskedAt", ${ms('r.changed_at')} as "changedAt",
  ${needsColumns('r')}, ${concernColumn},
  nemcon.is_behind(r.workflow) as behind`;

/** The three sentences as one column. */
export function needsColumns(alias: string): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`jsonb_build_object('officer', ${column('needs_officer')},
    'body', ${column('needs_body')}, 'public', ${column('needs_public')}) as needs`;
}
