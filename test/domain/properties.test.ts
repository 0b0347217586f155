import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { awaited } from '../../domain/awaited.ts';
import type { Act } from '../../domain/command.ts';
import type { Draft } from '../../domain/decision.ts';
import { evolve, initial } from '../../domain/evolve.ts';
import { nextDue } from '../../domain/next-due.ts';
import type { Recommendation } from '../../domain/state.ts';
import { allies, hash, Story } from './story.ts';

const start = Date.parse('2024-06-03T09:00:00+02:00');
const hour = 3_600_000;
const places = [
  ...allies,
  'chair',
  'secretary',
  'presiding-officer',
  'registrar',
  'working-group-chair',
  'committee-chair',
  'legal-adviser',
  'procurement-agency',
  'ministry-of-defence',
];
const body = fc.constantFrom<string>(...allies);
const window = fc.oneof(
  fc.record({ hours: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ workingDays: fc.integer({ min: 1, max: 6 }) }),
);
const reason = hash('reason');

function respond(
  bodies: readonly string[],
  position: string,
  text: string,
  why: string | null,
): Act {
  return {
    type: 'respond',
    stage: null,
    bodies,
    position,
    text,
    reason: why,
    statement: null,
    to: 'text',
    letter: 'l',
  };
}

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        body,
        position: fc.constantFrom(
          'agree',
          'object',
          'reserve',
          'state',
          'not-participating',
          'nonsense',
        ),
      })
      .map(({ body: one, position }) => respond([one], position, 'current', reason)),
  },
  fc.constant(respond([allies[0], allies[1]], 'agree', 'current', null)),
  fc.constant(respond([allies[2]], 'agree', hash('old'), null)),
  body.map((one): Act => ({ type: 'lift', stage: null, body: one })),
  body.map((one): Act => ({ type: 'withdraw-position', stage: null, body: one })),
  body.map((one): Act => ({ type: 'recuse', stage: null, body: one })),
  body.map((one): Act => ({ type: 'pass-over', stage: 'working-group', body: one, reason })),
  fc
    .record({ event: fc.integer({ min: 0, max: 60 }), strike: fc.boolean() })
    .map(({ event, strike }): Act => ({ type: 'erratum', event, reason, instead: null, strike })),
  fc
    .constantFrom(null, 'drafting', 'committee', 'summit')
    .map((to): Act => ({ type: 'reopen', to, reason })),
  fc.nat(9).map((n): Act => ({
    type: 'freeze-version',
    text: hash(`v${n}`),
    window: null,
    names:
      n % 2 ? { benchmark: reason, authority: 'MOD-UKR', dueDate: start, indicator: reason } : null,
  })),
  fc
    .nat(9)
    .map((n): Act => ({ type: 'reissue', text: n < 5 ? null : hash(`r${n}`), window: null })),
  window.map((one): Act => ({ type: 'extend', stage: null, window: one, reason: null })),
  fc
    .record({
      outcome: fc.constantFrom('agreed', 'not-agreed', 'broken', 'extend', 'resume'),
      one: window,
    })
    .map(({ outcome, one }): Act => ({
      type: 'determine',
      stage: null,
      outcome,
      window: one,
      reason,
    })),
  fc.constantFrom<Act>(
    { type: 'accept' },
    { type: 'advise', stage: null, advice: reason, aligned: true },
    { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: [] },
    { type: 'circulate', languages: [], window: null },
    { type: 'undelivered', body: 'EST' },
    { type: 'return', to: null, reason },
    { type: 'raise', stage: null, reason },
    { type: 'close-package', manifest: reason },
    { type: 'conclude', outcome: 'endorsed' },
    { type: 'conclude', outcome: 'withheld' },
    { type: 'comment', id: 'c', body: 'NOR', kind: 'critical', clause: '1', document: null },
    { type: 'dispose', comment: 'c', disposition: 'accepted', reason },
  ),
);

const moves = fc.array(
  fc.record({
    place: fc.constantFrom(...places),
    act,
    wait: fc.integer({ min: 0, max: 60 }),
    down: fc.constantFrom(false, false, false, true),
  }),
  { maxLength: 40 },
);
const procedure = fc.constantFrom('nato-silence', 'nato-consensus', 'sdpr');

/** Who would do it: bodies speak for themselves, the rest is tried from a random place. */
function placeFor(asked: Act, place: string): string {
  if (asked.type === 'respond') return asked.bodies[0] ?? place;
  if (asked.type === 'undelivered' || asked.type === 'pass-over') return place;
  return 'body' in asked ? asked.body : place;
}

function play(
  id: string,
  steps: readonly { place: string; act: Act; wait: number; down: boolean }[],
): Story {
  const story = new Story(id, {
    facts: { committeeEndorsed: true },
    summit: '2024-12-09T09:00:00+01:00',
  });
  let now = start;
  story.start(new Date(now).toISOString());
  for (const step of steps) {
    now += step.wait * hour;
    story.passTo(new Date(now).toISOString(), step.down ? { downAtDeadline: true } : {});
    const text = story.state.versions.at(-1)?.hash ?? hash('none');
    const asked =
      step.act.type === 'respond' && step.act.text === 'current' ? { ...step.act, text } : step.act;
    story.act(new Date(now).toISOString(), placeFor(asked, step.place), asked);
  }
  story.passTo(new Date(now + 400 * 24 * hour).toISOString());
  return story;
}

/** The state before each told event, with the event. */
function* replayed(story: Story): Generator<{ before: Recommendation; n: number }> {
  const { setting, reference, review, workingGroup } = story.state;
  let state = initial({ setting, reference, review, workingGroup });
  for (const [n, draft] of story.told.entries()) {
    yield { before: state, n };
    state = evolve(state, { sequence: n + 1, ...draft });
  }
  expect(state).toEqual(story.state);
}

function closes(story: Story) {
  return [...replayed(story)].flatMap(({ before, n }) => {
    const draft = story.told[n];
    if (draft?.event.type !== 'stage-closed') return [];
    const { stage, round, outcome } = draft.event;
    const open = before.stages.find((one) => one.stage === stage && one.round === round);
    return [
      {
        at: draft.at,
        by: draft.by,
        stage,
        round,
        outcome,
        phase: open?.phase,
        told: story.told.slice(0, n),
      },
    ];
  });
}

function closesOnce(story: Story): void {
  const keys = closes(story).map(({ stage, round }) => `${stage} ${round}`);
  expect(new Set(keys).size).toBe(keys.length);
}

/** Stages that read silence as assent close as agreed at their expiry, unless a person found it. */
function agreesOnlyAtExpiry(story: Story): void {
  for (const { at, outcome, phase, stage } of closes(story)) {
    if (outcome !== 'agreed' || phase?.is !== 'running' || stage === 'working-group') continue;
    expect(at).toBe(phase.deadline.at);
    expect(phase.counted.filter(({ position }) => position === 'object')).toEqual([]);
    expect(phase.undelivered).toEqual([]);
  }
}

function countsOnlyWhatIsValid(story: Story): void {
  for (const { stage, phase } of story.state.stages) {
    if (phase.is !== 'closed' || !phase.round) continue;
    const { round } = phase;
    const slips = stage === 'working-group';
    const counted = round.counted.map(({ body: one }) => one);
    expect(round.electorate).toEqual(expect.arrayContaining(counted));
    expect(new Set(counted).size).toBe(counted.length);
    expect(counted.filter((one) => round.recused.includes(one))).toEqual([]);
    expect(round.counted.filter((one) => !slips && one.at >= round.deadline.at)).toEqual([]);
  }
}

function keepsTheElectorate(story: Story): void {
  for (const { event } of story.events('round-opened')) {
    if (event.type !== 'round-opened') continue;
    const { stage, round, electorate } = event;
    const now = story.state.stages.find((one) => one.stage === stage && one.round === round);
    if (now?.phase.is === 'closed' && now.phase.round)
      expect(now.phase.round.electorate).toEqual(electorate);
  }
}

function waitsForSomething(story: Story): void {
  const { life } = story.state;
  const open = story.state.stages.some(({ phase }) => phase.is !== 'closed');
  expect(life.is === 'over' || life.is === 'elsewhere' || open).toBe(true);
  if (open) expect(awaited(story.state).length > 0 || nextDue(story.state) !== null).toBe(true);
}

/** A slip or an outage never agrees: after a hold only a person's determination does. */
function neverAgreesWhatIsHeld(story: Story): void {
  for (const { by, outcome, phase } of closes(story))
    if (phase?.is === 'held' && outcome === 'agreed') expect(by.is).toBe('person');
}

/** An erratum gives nobody a position: what it strikes only leaves the count. */
function correctsWithoutGiving(story: Story): void {
  for (const { before, n } of replayed(story)) {
    const event = story.told[n]?.event;
    if (event?.type !== 'corrected') continue;
    expect(event.of).toBeLessThanOrEqual(before.sequence);
    const { struck } = event;
    const stage = before.stages.find(
      (one) => one.stage === struck?.stage && one.round === struck.round,
    );
    if (struck) expect(['running', 'determination']).toContain(stage?.phase.is);
  }
  for (const { body: one, at } of withdrawn(story))
    expect(story.told.some((draft) => counts(draft.event, one) && draft.at < at)).toBe(true);
}

function counts(event: Draft['event'], whose: string): boolean {
  return event.type === 'responded' && event.response.body === whose;
}

function withdrawn(story: Story): { body: string; at: number }[] {
  return story.told.flatMap(({ event, at }) =>
    event.type === 'position-withdrawn' ? [{ body: event.body, at: at + 1 }] : [],
  );
}

/** Once it is over, only what the summit withheld comes back. */
function reopensOnlyWhatWasWithheld(story: Story): void {
  for (const { before, n } of replayed(story))
    if (story.told[n]?.event.type === 'reopened')
      expect(before.life).toMatchObject({ is: 'over', outcome: 'withheld' });
}

/** Nobody who was passed over left the electorate, and nobody who answered was passed over. */
function passesOverOnlyTheSilent(story: Story): void {
  for (const { phase } of story.state.stages) {
    if (phase.is !== 'closed' || !phase.round) continue;
    const { passedOver = [], electorate, counted } = phase.round;
    expect(electorate).toEqual(expect.arrayContaining([...passedOver]));
    expect(counted.filter(({ body: one }) => passedOver.includes(one))).toEqual([]);
    if (passedOver.length > 0 && phase.outcome === 'agreed') expect(counted).not.toEqual([]);
  }
}

test('whatever people do, in whatever order, the rules hold', () => {
  fc.assert(
    fc.property(procedure, moves, (id, steps) => {
      const story = play(id, steps);
      closesOnce(story);
      agreesOnlyAtExpiry(story);
      countsOnlyWhatIsValid(story);
      keepsTheElectorate(story);
      waitsForSomething(story);
      neverAgreesWhatIsHeld(story);
      correctsWithoutGiving(story);
      reopensOnlyWhatWasWithheld(story);
      passesOverOnlyTheSilent(story);
    }),
    { numRuns: 500 },
  );
}, 120_000);
