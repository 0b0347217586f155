import type { Recommendation, Response, StageState } from '../domain/state.ts';
import { instant } from './instants.ts';
import { changed, changedStages, roundOf, upsert } from './record-difference.ts';
import type { Part } from './record-parts.ts';
import type { Row } from './rows.ts';

const responseColumns = {
  stage: 'text',
  round: 'int',
  body: 'text',
  letter: 'text',
  position: 'text',
  at: 'timestamptz',
  person: 'text',
  reason: 'text',
  statement: 'text',
  status: 'text',
  why: 'text',
  principal: 'text',
  under: 'text',
  clauses: 'text[]',
  carried_from: 'int',
};

/** The responses of these stages as the register has them, each by its key. */
export function responseRows(stages: readonly StageState[]): Map<string, Row> {
  const rows = stages.flatMap((state) => {
    const round = roundOf(state);
    const row = (response: Response, status: string, why: string | null) =>
      responseRow(state, response, status, why);
    return [
      ...(round?.void ?? []).map((response) => row(response, 'void', response.why)),
      ...(round?.late ?? []).map((response) => row(response, 'late', null)),
      ...(round?.counted ?? []).map((response) => row(response, 'counted', null)),
    ];
  });
  return new Map(rows);
}

function responseRow(
  { stage, round }: StageState,
  response: Response,
  status: string,
  why: string | null,
): [string, Row] {
  const { body, letter, position, at, person, reason, statement } = response;
  const { principal, under, clauses, carriedFrom } = response;
  return [
    JSON.stringify([stage, round, body, letter]),
    {
      stage,
      round,
      body,
      letter,
      position,
      at: instant(at),
      person,
      reason,
      statement,
      status,
      why,
      principal: principal ?? null,
      under: under ?? null,
      clauses: clauses ?? [],
      carried_from: carriedFrom ?? null,
    },
  ];
}

export function responsesPart(before: Recommendation, after: Recommendation): Part[] {
  const touched = changedStages(before, after);
  const earlier = before.stages.filter((stage) =>
    touched.some((one) => one.stage === stage.stage && one.round === stage.round),
  );
  const rows = changed(responseRows(earlier), responseRows(touched));
  const key = ['workflow', 'stage', 'round', 'body', 'letter'];
  return upsert('response', 'nemcon.responses', responseColumns, key, rows);
}
