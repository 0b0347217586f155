import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evolve, initial } from '../../domain/evolve.ts';
import { foregone } from '../../domain/foregone.ts';
import { judge } from '../../domain/judge.ts';
import type { DecisionStage } from '../../domain/procedure.ts';
import type { Recommendation, Response, Round } from '../../domain/state.ts';
import { officesOf } from '../../domain/simulation/offices.ts';
import { procedureSchema } from '../../procedures/schema.ts';
import { brussels } from '../domain/story.ts';
import { oneStage } from './played.ts';

const answers = ['yes', 'no', 'abstain', null] as const;

function answered(round: Round, given: readonly (readonly [string, string | null])[]): Round {
  const counted = given.flatMap(([body, position]): Response[] =>
    position === null
      ? []
      : [{ body, position, at: 0, person: null, letter: '', reason: null, statement: null }],
  );
  return { ...round, counted: [...round.counted, ...counted] };
}

/** Every way in which the silent bodies could answer. */
function* everyWay(silent: readonly string[]): Generator<(readonly [string, string | null])[]> {
  const [first, ...rest] = silent;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const way of everyWay(rest)) for (const answer of answers) yield [[first, answer], ...way];
}

const threshold = fc.record({
  positions: fc.subarray(['yes', 'no', 'abstain'], { minLength: 1 }),
  bound: fc.constantFrom('at-least', 'more-than', 'at-most', 'less-than'),
  share: fc.oneof(
    fc.record({ count: fc.integer({ min: 0, max: 4 }) }),
    fc.constantFrom({ of: [1, 2] }, { of: [2, 3] }, { of: [1, 4] }, { of: [1, 1] }),
  ),
  base: fc.constantFrom(
    'electorate',
    'electorate-less-recused',
    'votes-cast',
    'votes-cast-less-abstentions',
  ),
  role: fc.constantFrom('P', null),
  label: fc.constant('too few'),
});

const written = (thresholds: readonly unknown[]) =>
  oneStage({
    silence: 'missing',
    positions: { yes: {}, no: {}, abstain: { abstains: true } },
    thresholds,
    judged: { from: 'opening', until: 'expiry' },
  });

function opened(thresholds: readonly unknown[]) {
  const procedure = procedureSchema.parse(written(thresholds));
  const roles = { members: ['A', 'B', 'C', 'D', 'E'], P: ['A', 'C', 'E'] };
  const setting = {
    procedure,
    calendar: brussels,
    roles,
    offices: officesOf(procedure),
    facts: {},
    summitAt: null,
    letters: {},
  };
  const state: Recommendation = initial({
    setting,
    reference: 'R',
    review: 'V',
    workingGroup: 'W',
  });
  const by = { is: 'machine', rule: 'test' } as const;
  const where = { stage: 'only', round: 1 };
  const reached = { ...where, step: 'only', version: null, opens: 'opening', due: null } as const;
  const deadline = { at: 1000, zone: 'UTC' };
  const event = { ...where, electorate: roles.members, deadline, languages: [] };
  const first = evolve(state, {
    sequence: 1,
    at: 0,
    by,
    event: { type: 'stage-reached', ...reached },
  });
  const open = evolve(first, { sequence: 2, at: 0, by, event: { type: 'round-opened', ...event } });
  const phase = open.stages[0]?.phase;
  const rule = procedure.steps[0]?.stages[0];
  if (phase?.is !== 'running' || rule?.kind !== 'decision') throw new Error('It did not open.');
  return { state: open, rule: rule satisfies DecisionStage, round: phase };
}

test('what is foregone is exactly what no answer of the silent could change', () => {
  const given = fc.tuple(
    fc.constantFrom(...answers),
    fc.constantFrom(...answers),
    fc.constantFrom(...answers),
  );
  fc.assert(
    fc.property(
      // Thresholds that contradict each other are no procedure.
      fc
        .array(threshold, { minLength: 1, maxLength: 3 })
        .filter((thresholds) => procedureSchema.safeParse(written(thresholds)).success),
      given,
      (thresholds, [a, b, c]) => {
        const { state, rule, round } = opened(thresholds);
        const now = answered(round, [
          ['A', a],
          ['B', b],
          ['C', c],
        ]);
        const silent = ['A', 'B', 'C', 'D', 'E'].filter(
          (body) => !now.counted.some((one) => one.body === body),
        );
        const outcomes = new Set(
          [...everyWay(silent)].map((way) => judge(state, rule, answered(now, way)).is),
        );
        expect(foregone(state, rule, now)?.is).toBe(
          outcomes.size === 1 ? [...outcomes][0] : undefined,
        );
      },
    ),
    { numRuns: 400 },
  );
}, 60_000);
