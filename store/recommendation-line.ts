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

/** The sentence "what this needs to pass", as each kind of viewer may know it; empty for a kind that whoever asks is not. */
export type Needs = { readonly officer: string; readonly body: string; readonly public: string };

/** Columns of `nemcon.recommendations r` that make a line, but for those that `seenLines` adds. */
const lineColumns: RawBuilder<unknown> = sql`
  r.workflow, r.reference, r.review, r.working_group as "workingGroup", r.sequence, r.title,
  r.stage, r.step, r.outcome, r.round, ${ms('r.due_at')} as "dueAt",
  r.escalation, r.held, r.over, r.marking, r.releasability,
  ${ms('r.tasked_at')} as "taskedAt", ${ms('r.changed_at')} as "changedAt",
  ${concernColumn}`;

/**
 * Lines in the order of a query over `nemcon.recommendations r`, with what each needs and whom it
 * waits for as whoever asks may know it: those columns are read by a function alone.
 * @param from `from nemcon.recommendations r where … order by …`
 */
export function seenLines(from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with line as materialized (select ${lineColumns} ${from})
    select line.*, seen.needs, seen.waiting_on as "waitingOn", seen.behind
    from line join ${seenOf} seen on seen.workflow = line.workflow
    order by seen.place`;
}

/** The same with the setting and the state, as far as whoever asks may know it. */
export function seenStates(from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with line as materialized (select ${lineColumns}, r.setting_hash as "settingHash" ${from})
    select line.*, seen.needs, seen.waiting_on as "waitingOn", seen.behind, whole.state
    from line join ${seenOf} seen on seen.workflow = line.workflow
      join nemcon.states_seen(array(select workflow from line)) whole
        on whole.workflow = line.workflow
    order by seen.place`;
}

/** Of the rows of `line`, by their place among them. */
export const seenOf: RawBuilder<unknown> = sql`nemcon.lines_seen(array(select workflow from line))`;
