import { sql } from 'kysely';
import { explain } from '../domain/explain.ts';
import type { RecordedEvent } from '../domain/event.ts';
import { isOver } from '../domain/is-over.ts';
import { needsOf } from '../domain/needs.ts';
import { nextDue } from '../domain/next-due.ts';
import { waitOf } from '../domain/ladder.ts';
import { officesIn } from '../domain/offices.ts';
import { concernOf } from '../domain/policy/knows.ts';
import { summary } from '../domain/projection.ts';
import { openStages } from '../domain/stages.ts';
import type { Recommendation } from '../domain/state.ts';
import { deskOf } from './holder.ts';
import { instant, instantOrNull } from './instants.ts';
import type { NeedsKept } from './needs.ts';
import type { Hashed, Known } from './record-batch.ts';
import type { Part } from './record-parts.ts';
import { asTable, names } from './rows.ts';
import type { Row } from './rows.ts';

/** What of a recommendation's row changes with its events. */
const columns = {
  sequence: 'int',
  head: 'text',
  state: 'jsonb',
  stage: 'text',
  step: 'text',
  outcome: 'text',
  round: 'int',
  waiting_on: 'text[]',
  due_at: 'timestamptz',
  escalation: 'int',
  held: 'boolean',
  over: 'boolean',
  next_due_at: 'timestamptz',
  needs_officer: 'text',
  needs_body: 'text',
  needs_public: 'text',
  needs: 'jsonb',
  marking: 'text',
  releasability: 'text[]',
  places: 'text[]',
  released_to: 'text[]',
  published: 'boolean',
  desks: 'text[]',
  changed_at: 'timestamptz',
};

function row(after: Recommendation, fresh: readonly Hashed<RecordedEvent>[]): Row {
  const { setting: _, ...state } = after;
  const last = fresh.at(-1);
  const { stage, step, outcome, round, waitingOn, held } = summary(after);
  const { dueAt, escalation } = standingOf(after);
  const { places, released, published } = concernOf(after);
  const marked = fresh.map(({ recorded }) => recorded.event).findLast((e) => e.type === 'marked');
  return {
    sequence: after.sequence,
    head: last?.hash ?? '',
    state,
    stage,
    step,
    outcome,
    round,
    waiting_on: waitingOn,
    due_at: instantOrNull(dueAt),
    escalation,
    held,
    over: isOver(after),
    next_due_at: instantOrNull(nextDue(after)?.at),
    needs_officer: explain(after, { kind: 'officer' }),
    needs_body: explain(after, { kind: 'body', bodies: [] }),
    needs_public: explain(after, { kind: 'public' }),
    needs: needsKept(after),
    marking: marked?.marking ?? null,
    releasability: marked?.releasability ?? null,
    places,
    released_to: released,
    published,
    desks: desksIn(after),
    changed_at: instant(last?.recorded.at ?? 0),
  };
}

function needsKept(after: Recommendation): NeedsKept {
  return {
    officer: needsOf(after, { kind: 'officer' }),
    body: needsOf(after, { kind: 'body', bodies: [] }),
    public: needsOf(after, { kind: 'public' }),
  };
}

/**
 * When what is open is due, and how far it has climbed: of the stages, not of those who have not
 * answered, so that a list tells nobody who has.
 */
function standingOf(state: Recommendation): { dueAt: number | null; escalation: number } {
  const waits = openStages(state).flatMap(({ state: stage }) => waitOf(stage.phase) ?? []);
  const dues = waits.flatMap(({ due }) => (due ? [due.at] : []));
  return {
    dueAt: dues.length > 0 ? Math.min(...dues) : null,
    escalation: Math.max(0, ...waits.map(({ level }) => level)),
  };
}

function desksIn(state: Recommendation): string[] {
  return [...new Set(Object.values(officesIn(state)).map(({ body, role }) => deskOf(body, role)))];
}

/**
 * The first row of a workflow; none where another run was faster. Its reference is unique as well, and
 * which of the two is found taken first is chance.
 */
export function insertedRow(
  workflow: string,
  settingHash: string,
  title: string,
  after: Recommendation,
  fresh: readonly Hashed<RecordedEvent>[],
): Part {
  const first = { ...row(after, fresh), releasability: [] };
  const taskedAt = instant(fresh[0]?.recorded.at ?? 0);
  return sql`moved as (
    insert into nemcon.recommendations
      (workflow, reference, review, working_group, title, title_document, setting_hash, tasked_at,
       ${names(columns)})
    select ${workflow}, ${after.reference}, ${after.review}, ${after.workingGroup},
      coalesce((select text from nemcon.documents where sha256 = ${title}), ${after.reference}),
      ${title}, ${settingHash}, ${taskedAt}::timestamptz, ${names(columns, 'r')}
    from ${asTable('r', columns, [first])}
    on conflict do nothing
    returning workflow, reference, title)`;
}

/**
 * The row moved on from exactly where the record is known to end; none where it ends elsewhere.
 *
 * @param settingHash of another setting, where the events brought one
 */
export function updatedRow(
  workflow: string,
  known: Known,
  after: Recommendation,
  fresh: readonly Hashed<RecordedEvent>[],
  settingHash: string | null,
): Part {
  const kept = new Set(['marking', 'releasability', 'setting_hash']);
  const moving = { ...columns, setting_hash: 'text' };
  const moved = { ...row(after, fresh), setting_hash: settingHash };
  const assignments = Object.keys(moving).map((name) =>
    kept.has(name)
      ? sql`${sql.ref(name)} = coalesce(${sql.ref(`r.${name}`)}, ${sql.ref(`known.${name}`)})`
      : sql`${sql.ref(name)} = ${sql.ref(`r.${name}`)}`,
  );
  return sql`moved as (
    update nemcon.recommendations known set ${sql.join(assignments)}
    from ${asTable('r', moving, [moved])}
    where known.workflow = ${workflow}
      and known.sequence = ${known.sequence} and known.head = ${known.head}
    returning known.workflow, known.reference, known.title)`;
}
