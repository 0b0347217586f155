import fc from 'fast-check';
import type { Actor, BodyId } from '../../domain/actor.ts';
import type { Act, ServiceReport } from '../../domain/command.ts';
import { decide } from '../../domain/decide.ts';
import type { RecordedEvent } from '../../domain/event.ts';
import { evolve, initial } from '../../domain/evolve.ts';
import { rolesAsked } from '../../domain/named-by.ts';
import { nextDue } from '../../domain/next-due.ts';
import type { DecisionStage, FactValue, Procedure } from '../../domain/procedure.ts';
import { actorAt, delegateOf, officeFor, officesOf } from '../../domain/simulation/offices.ts';
import { openStages, runningStages } from '../../domain/stages.ts';
import type { Recommendation } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { shippedProcedures } from '../../procedures/load.ts';
import { brussels, hash } from './story.ts';

export const start = Date.parse('2024-06-03T09:00:00+02:00');
export const hour = 3_600_000;
export const bodies = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;
const shipped = shippedProcedures();
const reason = hash('reason');

/** Parameters that a random variant of a procedure has otherwise than its file. */
export type Variant = Partial<
  Pick<DecisionStage, 'breaks' | 'silence' | 'judged' | 'recusal' | 'rounds' | 'newText'>
> & { readonly atExpiry?: 'late' | 'counts'; readonly withoutDetermination?: true };

const variant: fc.Arbitrary<Variant> = fc.record(
  {
    breaks: fc.constantFrom('final', 'standing'),
    silence: fc.constantFrom('assent', 'abstention', 'missing'),
    judged: fc.record({
      from: fc.constantFrom('opening', 'expiry', 'all-answered'),
      until: fc.constantFrom('expiry', 'expiry', 'decided'),
    }),
    recusal: fc.constantFrom('allowed', 'none'),
    rounds: fc.constantFrom(1, 2, null),
    newText: fc.record({
      reissue: fc.constantFrom('at-once', 'ordered'),
      by: fc.constant('presiding-officer'),
      reaffirm: fc.constant(null),
    }),
    atExpiry: fc.constantFrom('late', 'counts'),
    withoutDetermination: fc.constant(true),
  },
  { requiredKeys: [] },
);

/** Every shipped procedure, half of the time with parameters that no file has. */
export const procedure: fc.Arbitrary<Procedure> = fc
  .tuple(fc.constantFrom(...shipped), fc.oneof(fc.constant({}), variant))
  .map(([file, changed]) => varied(file, changed));

export function varied(file: Procedure, changed: Variant): Procedure {
  const { atExpiry, withoutDetermination, ...rest } = changed;
  const steps = file.steps.map((step) => ({
    ...step,
    stages: step.stages.map((stage) => {
      if (stage.kind === 'task') return stage;
      const window = { ...stage.window, atExpiry: atExpiry ?? stage.window.atExpiry };
      const determination = withoutDetermination ? null : stage.determination;
      return { ...stage, ...rest, window, determination };
    }),
  }));
  return { ...file, steps };
}

/** What the opening conditions of the shipped procedures ask for; mostly fulfilled. */
export const facts: fc.Arbitrary<Record<string, FactValue>> = fc.record({
  committeeEndorsed: mostly(true, false),
  plenaryImpracticable: mostly(true, false),
  generalCommitteeConsulted: mostly(true, false),
  coreperExamined: mostly(true, false),
  subject: mostly('a', 'e'),
  documentKind: fc.constantFrom('standards-track', 'bcp', 'informational'),
  workingGroupDocument: fc.boolean(),
  amount: fc.constantFrom(500, 50_000),
});

function mostly<T>(usual: T, other: T): fc.Arbitrary<T> {
  return fc.constantFrom(usual, usual, usual, usual, other);
}

/** An act as it is made where the matter then stands: which text, which stage, whose desk. */
export type Move = {
  readonly waitHours: number;
  readonly make: (now: Recommendation) => { readonly act: Act; readonly by: Actor };
  readonly service: Partial<ServiceReport>;
};

export function respond(body: BodyId, pick: number, how: { stale: boolean; reasoned: boolean }) {
  return (now: Recommendation) => {
    const rules = runningStages(now).map(({ rule }) => rule);
    const rule = rules[pick % Math.max(1, rules.length)];
    const positions = [...Object.keys(rule?.positions ?? {}), 'nonsense'];
    const text = how.stale ? hash('old') : (now.versions.at(-1)?.hash ?? hash('none'));
    const act: Act = {
      type: 'respond',
      stage: rules.length > 1 ? (rule?.id ?? null) : null,
      bodies: pick % 13 === 0 ? [body, 'P1'] : [body],
      position: positions[pick % positions.length] ?? 'nonsense',
      text,
      reason: how.reasoned ? reason : null,
      statement: null,
      to: pick % 31 === 0 ? 'opening' : 'text',
      letter: 'l',
    };
    return { act, by: delegateOf(body) };
  };
}

const body = fc.constantFrom<string>(...bodies, 'P9');
const window = fc.oneof(
  fc.record({ hours: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ workingDays: fc.integer({ min: 1, max: 20 }) }),
);
const answer = fc
  .record({
    who: body,
    pick: fc.nat(120),
    stale: mostly(false, true),
    reasoned: mostly(true, false),
  })
  .map(({ who, pick, ...how }) => respond(who, pick, how));

const names = {
  benchmark: reason,
  authority: 'P1',
  dueDate: start + 9000 * hour,
  indicator: reason,
};
const officeAct: fc.Arbitrary<Act> = fc.oneof(
  body.map((one): Act => ({ type: 'lift', stage: null, body: one })),
  body.map((one): Act => ({ type: 'recuse', stage: null, body: one })),
  body.map((one): Act => ({ type: 'request-more-time', body: one })),
  fc.nat(9).map((n): Act => ({ type: 'freeze-version', text: hash(`v${n}`), window: null, names })),
  fc.nat(9).map((n): Act => ({
    type: 'reissue',
    text: n < 5 ? null : hash(`r${n}`),
    window: null,
  })),
  window.map((one): Act => ({ type: 'extend', stage: null, window: one, reason: null })),
  fc
    .tuple(fc.constantFrom('agreed', 'agreed', 'not-agreed', 'broken', 'extend', 'resume'), window)
    .map(([outcome, one]): Act => ({
      type: 'determine',
      stage: null,
      outcome,
      window: one,
      reason,
    })),
  fc
    .tuple(body, fc.constantFrom('editorial', 'substantive', 'critical'), fc.nat(3))
    .map(([one, kind, n]): Act => ({
      type: 'comment',
      id: `c${n}`,
      body: one,
      kind,
      clause: '1',
      document: null,
    })),
  fc.constantFrom<Act>(
    { type: 'accept' },
    { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: [] },
    { type: 'circulate', languages: [], window: null },
    { type: 'convene', stage: null, window: null },
    { type: 'undelivered', body: 'P2' },
    { type: 'return', to: null, reason },
    { type: 'raise', stage: null, reason },
    { type: 'close-package', manifest: reason },
    { type: 'conclude', outcome: 'endorsed' },
    { type: 'publish', entry: reason },
    { type: 'withdraw', reason },
    { type: 'dispose', comment: 'c1', disposition: 'accepted', reason },
  ),
);

/** Mostly by whoever the procedure names for it, sometimes by somebody to whom it is denied. */
const byOffice = fc
  .tuple(officeAct, mostly(true, false))
  .map(([act, isTheirs]) => (now: Recommendation) => {
    if ('body' in act && act.body !== null && act.type !== 'undelivered')
      return { act, by: delegateOf(act.body) };
    const office = isTheirs ? officeFor(now, act) : 'P5';
    return { act, by: actorAt(now, office) };
  });

/** The next thing that the route waits for, so that long routes are gone through to their end. */
function onward(now: Recommendation) {
  const task = openStages(now).find(({ state }) => state.phase.is === 'task')?.rule;
  const isMarked = now.facts['marked'] === true;
  const act = task?.kind === 'task' ? taskAct(task.act, task.id) : isMarked ? circulate : mark;
  return { act, by: actorAt(now, officeFor(now, act)) };
}

const circulate: Act = { type: 'circulate', languages: [], window: null };
const mark: Act = { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: [] };

function taskAct(act: string, stage: string): Act {
  switch (act) {
    case 'freeze-version':
      return { type: 'freeze-version', text: hash('onward'), window: null, names };
    case 'advise':
      return { type: 'advise', stage, advice: reason, aligned: true };
    case 'close-package':
      return { type: 'close-package', manifest: reason };
    case 'conclude':
      return { type: 'conclude', outcome: 'endorsed' };
    case 'publish':
      return { type: 'publish', entry: reason };
    default:
      return { type: 'accept' };
  }
}

/** One letter in which all consent: the first position that a stage names. */
function everybody(now: Recommendation) {
  const { act } = respond('P1', 0, { stale: false, reasoned: true })(now);
  const all: Act = act.type === 'respond' ? { ...act, bodies, to: 'text' } : act;
  return { act: all, by: delegateOf('P1') };
}

/** Whoever stands against it lifts its objection. */
function lifted(now: Recommendation) {
  const objector = runningStages(now).flatMap(({ rule, round }) =>
    round.counted.filter(({ position }) =>
      ['breaks', 'blocks'].includes(rule.positions[position]?.effect ?? ''),
    ),
  )[0]?.body;
  const by = objector ?? 'P3';
  return { act: { type: 'lift', stage: null, body: by } as const, by: delegateOf(by) };
}

/** What is held or left to a person is found agreed. */
function determined(now: Recommendation) {
  const act = {
    type: 'determine',
    stage: null,
    outcome: 'agreed',
    window: null,
    reason,
  } as const;
  return { act, by: actorAt(now, officeFor(now, act)) };
}

export const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    // Mostly within a window, sometimes past it; with windows of seconds, minutes are long.
    waitHours: fc.oneof(fc.constantFrom(0, 0, 0.001, 1), fc.integer({ min: 0, max: 24 })),
    make: fc.oneof(
      { weight: 8, arbitrary: answer },
      { weight: 4, arbitrary: byOffice },
      { weight: 2, arbitrary: fc.constant(onward) },
      { weight: 1, arbitrary: fc.constantFrom(everybody, lifted, determined) },
    ),
    service: mostly<Partial<ServiceReport>>({}, { downAtDeadline: true }),
  }),
  { maxLength: 40, size: 'max' },
);

/** One recommendation, lived through the same `decide` that the workflows run. */
export class Life {
  state: Recommendation;
  readonly begun: Recommendation;
  readonly told: RecordedEvent[] = [];
  now: Instant = start;

  constructor(file: Procedure, given: Readonly<Record<string, FactValue>>) {
    const roles = Object.fromEntries(rolesAsked(file).map((role) => [role, bodies]));
    const offices = officesOf(file);
    const summitAt = start + 6 * 30 * 24 * hour;
    const letters = { P1: bodies };
    const rest = { facts: given, summitAt, letters, calendar: brussels };
    const setting = { procedure: file, roles, offices, ...rest };
    this.begun = initial({ setting, reference: 'R', review: 'REV', workingGroup: 'P1' });
    this.state = this.begun;
    const by = actorAt(this.state, 'secretary');
    this.take(by, { type: 'task', workingGroup: 'P1', title: hash('title') });
  }

  /** Goes some way along the route as it is meant to go, so that its later stages are tried too. */
  goAhead(most: number): this {
    const steps = this.state.setting.procedure.steps.length > 1 ? most : 0;
    for (let n = 0; n < steps; n += 1) {
      const { act, by } =
        runningStages(this.state).length > 0 ? everybody(this.state) : onward(this.state);
      this.take(by, act);
      const due = nextDue(this.state);
      if (due?.needsReport) this.passTo(due.at, {});
    }
    return this;
  }

  live(steps: readonly Move[]): this {
    for (const { waitHours, make, service } of steps) {
      this.passTo(this.now + waitHours * hour, service);
      this.make(make);
    }
    this.passTo(this.now + 60 * 24 * hour, {});
    return this;
  }

  make(make: Move['make']): void {
    const { act, by } = make(this.state);
    this.take(by, act);
  }

  passTo(until: Instant, service: Partial<ServiceReport>): void {
    for (let due = nextDue(this.state); due && due.at <= until; due = nextDue(this.state)) {
      this.now = Math.max(this.now, due.at);
      const deadline = due.needsReport?.deadline ?? due.at;
      const report = { stage: due.stage, deadline, downAtDeadline: false, gaps: 0, unsettled: 0 };
      const before = this.state;
      this.take(
        { is: 'machine', rule: 'time' },
        { type: 'time-passed', service: { ...report, ...service } },
      );
      if (this.state === before) throw new Error(`Time stands still at ${due.stage}.`);
    }
    this.now = Math.max(this.now, until);
  }

  private take(by: Actor, act: Act): void {
    const decision = decide(this.state, { by, ...act }, this.now);
    if (!decision.ok) return;
    for (const draft of decision.events) {
      const recorded = { sequence: this.told.length + 1, ...draft };
      this.told.push(recorded);
      this.state = evolve(this.state, recorded);
    }
  }
}
