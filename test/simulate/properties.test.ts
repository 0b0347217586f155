import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { evolve } from '../../domain/evolve.ts';
import { play } from '../../domain/simulation/play.ts';
import { resultOf } from '../../domain/simulation/result.ts';
import { parseCase } from '../../procedures/cases/parse.ts';
import { shippedProcedure } from '../../procedures/load.ts';

const start = Date.parse('2024-06-03T10:00:00Z');
const hour = 3_600_000;
const bodies = ['P1', 'P2', 'P3', 'P4', 'P5'];
const procedures = [
  'nato-silence',
  'nato-consensus',
  'osce-silence',
  'iesg-ballot',
  'iso-dis',
  'w3c-charter-review',
  'simple-majority',
  'oasis-special-majority',
] as const;
const found = new Map(procedures.map((id) => [id as string, shippedProcedure(id)]));
const positions: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...found].map(([id, procedure]) => {
    const stage = procedure?.steps[0]?.stages[0];
    return [id, stage?.kind === 'decision' ? Object.keys(stage.positions) : []];
  }),
);

function written(at: number): string {
  return new Date(at).toISOString();
}

function played(id: string, events: readonly unknown[]) {
  const raw = {
    procedure: id,
    start: written(start),
    electorate: bodies,
    facts: { committeeEndorsed: true, documentKind: 'bcp' },
    window: id === 'w3c-charter-review' ? { calendarDays: 28 } : { hours: 48 },
    events,
  };
  return play(parseCase(raw, (name) => found.get(name)).given);
}

const procedure = fc.constantFrom(...procedures);
const body = fc.constantFrom(...bodies);
const moment = fc.integer({ min: 0, max: 47 });

function response(id: string) {
  const position = fc.constantFrom(...(positions[id] ?? []));
  return fc.record({ at: moment, body, position }).map(({ at, ...rest }) => ({
    ...rest,
    at: written(start + at * hour),
    reason: 'because',
  }));
}

function anyEvent(id: string) {
  const at = fc.integer({ min: -5, max: 80 }).map((n) => written(start + n * hour));
  return fc.oneof(
    { weight: 5, arbitrary: response(id) },
    fc.record({ at, act: fc.constantFrom('lift', 'recuse', 'request-more-time'), body }),
    fc.record({
      at,
      act: fc.constantFrom('freeze-version', 'reissue'),
      window: fc.constant({ hours: 48 }),
    }),
    fc.record({ at, act: fc.constant('extend'), hours: fc.integer({ min: 1, max: 50 }) }),
    fc.record({
      at,
      act: fc.constant('determine'),
      outcome: fc.constantFrom('agreed', 'not-agreed'),
      reason: fc.constant('found'),
    }),
    fc.record({ at, act: fc.constantFrom('withdraw', 'return'), reason: fc.constant('no') }),
    fc.record({ at, act: fc.constant('undelivered'), body }),
  );
}

test('whatever happens, a case ends, is replayed to the same state, and counts only what is valid', () => {
  const story = procedure.chain((id) =>
    fc.tuple(fc.constant(id), fc.array(anyEvent(id), { maxLength: 20 })),
  );
  fc.assert(
    fc.property(story, ([id, events]) => {
      const done = played(id, events);
      const { state, told } = done;
      const blank = { ...state, sequence: 0, facts: state.setting.facts, versions: [] };
      const life = { is: 'not-tasked' } as const;
      const begun = { ...blank, comments: [], stages: [], item: null, life };
      expect(told.map(({ recorded }) => recorded).reduce(evolve, begun)).toEqual(state);
      const result = resultOf(done);
      for (const stage of result.stages) {
        const counted = stage.counted.map(({ body: one }) => one);
        expect(new Set(counted).size).toBe(counted.length);
        expect(stage.electorate).toEqual(expect.arrayContaining(counted));
        expect(stage.closedAt === null).toBe(
          ['open', 'held', 'refused', 'never-opened'].includes(stage.outcome),
        );
      }
      expect(result.closedAt === null).toBe(['open', 'held'].includes(result.outcome));
      const last = result.stages.at(-1);
      if (result.outcome === 'agreed') expect(last?.closedAt).toBe(result.closedAt);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('a vote that closed early would have come to the same at its end', () => {
  const votes = fc.uniqueArray(response('simple-majority'), { selector: (one) => one.body });
  const early = { at: written(start + hour), bodies: ['P1', 'P2', 'P3'] };
  fc.assert(
    fc.property(votes, fc.constantFrom('yes', 'no'), (later, position) => {
      const rest = later.filter(({ body: one, at }) => ['P4', 'P5'].includes(one) && at > early.at);
      const decided = resultOf(played('simple-majority', [{ ...early, position }]));
      const all = resultOf(played('simple-majority', [{ ...early, position }, ...rest]));
      expect(decided.closedAt).toBe('2024-06-03T11:00:00Z');
      expect(all.outcome).toBe(decided.outcome);
    }),
    { numRuns: 50 },
  );
}, 60_000);
