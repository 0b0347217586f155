import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { delegateOf } from '../../domain/simulation/offices.ts';
import { roundOf } from '../../domain/stages.ts';
import { shippedProcedures } from '../../procedures/load.ts';
import { bodies, facts, hour, Life, respond, start, varied, type Move } from './life.ts';

/** Every shipped procedure that begins with a decision, made to close at its expiry. */
const closingAtExpiry = shippedProcedures()
  .filter(({ steps }) => steps[0]?.stages[0]?.kind === 'decision')
  .map((file) => varied(file, { judged: { from: 'expiry', until: 'expiry' }, breaks: 'standing' }));

/** What one body does, in its own order: it answers, thinks again, lifts, leaves. */
const deeds = fc.array(fc.nat(9), { minLength: 0, maxLength: 3 });
/** Minutes, within the shortest window that a file has by default: three hours. */
const instants = fc.array(fc.integer({ min: 1, max: 170 }), { minLength: 3, maxLength: 3 });

function made(body: string, pick: number): Move['make'] {
  if (pick === 8) return () => ({ act: { type: 'lift', stage: null, body }, by: delegateOf(body) });
  if (pick === 9)
    return () => ({ act: { type: 'recuse', stage: null, body }, by: delegateOf(body) });
  return respond(body, pick, { stale: false, reasoned: true });
}

/** What the first stage came to, when each body does its deeds at these minutes. */
function cameTo(
  file: (typeof closingAtExpiry)[number],
  given: ConstructorParameters<typeof Life>[1],
  all: readonly (readonly number[])[],
  times: readonly (readonly number[])[],
) {
  const planned = bodies.flatMap((body, n) => {
    const own = (times[n] ?? []).toSorted((a, b) => a - b);
    return (all[n] ?? []).map((pick, at) => ({ at: own[at] ?? 0, make: made(body, pick) }));
  });
  const life = new Life(file, given);
  for (const { at, make } of planned.toSorted((a, b) => a.at - b.at)) {
    life.passTo(start + at * (hour / 60), {});
    life.make(make);
  }
  life.live([]);
  const [first] = life.state.stages;
  const round = first && roundOf(first.phase);
  const phase = first?.phase.is === 'closed' ? first.phase : null;
  return {
    outcome: phase?.outcome ?? first?.phase.is,
    closedAt: phase?.closedAt,
    counted: (round?.counted ?? []).map(({ body, position }) => `${body} ${position}`).toSorted(),
  };
}

test('where a stage closes at its expiry, the order of different bodies within it changes nothing', () => {
  const perBody = <T>(one: fc.Arbitrary<T>) =>
    fc.array(one, { minLength: bodies.length, maxLength: bodies.length });
  fc.assert(
    fc.property(
      fc.constantFrom(...closingAtExpiry),
      facts,
      perBody(deeds),
      perBody(instants),
      perBody(instants),
      (file, given, all, some, others) => {
        expect(cameTo(file, given, all, some)).toEqual(cameTo(file, given, all, others));
      },
    ),
    { numRuns: 500 },
  );
}, 60_000);
