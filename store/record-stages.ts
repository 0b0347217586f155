import type { Recommendation, StageState } from '../domain/state.ts';
import { instant, instantOrNull } from './instants.ts';
import { changedStages, roundOf, upsert } from './record-difference.ts';
import type { Part } from './record-parts.ts';
import type { Row } from './rows.ts';

const stageColumns = {
  stage: 'text',
  round: 'int',
  step: 'text',
  version: 'int',
  phase: 'text',
  reached_at: 'timestamptz',
  opened_at: 'timestamptz',
  deadline_at: 'timestamptz',
  deadline_zone: 'text',
  electorate: 'text[]',
  outcome: 'text',
  closed_at: 'timestamptz',
  reason: 'text',
  next: 'text',
};

/** A round of a stage as the register has it. */
export function stageRow(state: StageState): Row {
  const round = roundOf(state);
  const closed = state.phase.is === 'closed' ? state.phase : null;
  return {
    stage: state.stage,
    round: state.round,
    step: state.step,
    version: state.version,
    phase: state.phase.is,
    reached_at: instant(state.reachedAt),
    opened_at: instantOrNull(round?.openedAt),
    deadline_at: instantOrNull(round?.deadline.at),
    deadline_zone: round?.deadline.zone ?? null,
    electorate: round?.electorate ?? [],
    outcome: closed?.outcome ?? null,
    closed_at: instantOrNull(closed?.closedAt),
    reason: closed?.reason ?? null,
    next: closed?.next ?? null,
  };
}

export function stagesPart(before: Recommendation, after: Recommendation): Part[] {
  const rows = changedStages(before, after).map(stageRow);
  return upsert('stage', 'nemcon.stages', stageColumns, ['workflow', 'stage', 'round'], rows);
}
