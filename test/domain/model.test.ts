import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { awaited } from '../../domain/awaited.ts';
import type { EventOf, RecordedEvent } from '../../domain/event.ts';
import { evolve } from '../../domain/evolve.ts';
import { breakingComments, silentBodies } from '../../domain/judge.ts';
import { nextDue } from '../../domain/next-due.ts';
import type { DecisionStage } from '../../domain/procedure.ts';
import { currentStage, openStages, runningStages, stageRule } from '../../domain/stages.ts';
import type { Recommendation } from '../../domain/state.ts';
import { facts, Life, moves, procedure } from './life.ts';

/** What a round must be by its events, reckoned apart from the rules that are tried. */
type Reckoned = {
  readonly rule: DecisionStage;
  readonly electorate: readonly string[];
  readonly recused: Set<string>;
  readonly positions: Map<string, string>;
  deadline: number;
  isClosed: boolean;
};

const against = (round: Reckoned, effect: 'breaks' | 'blocks' | 'rejects') =>
  [...round.positions].filter(([, one]) => round.rule.positions[one]?.effect === effect);

class Reckoning {
  readonly rounds = new Map<string, Reckoned>();

  follow(before: Recommendation, recorded: RecordedEvent): void {
    const { event } = recorded;
    if (event.type === 'round-opened') return this.open(before, event);
    if (!('round' in event)) return;
    const round = this.rounds.get(`${event.stage} ${event.round}`);
    if (!round) return;
    if (event.type === 'extended') round.deadline = event.deadline.at;
    else if (event.type === 'responded') responded(round, event, recorded.at);
    else if (event.type === 'lifted') expect(round.positions.delete(event.body)).toBe(true);
    else if (event.type === 'recused') {
      round.positions.delete(event.body);
      round.recused.add(event.body);
    } else if (event.type === 'stage-closed') closes(round, before, recorded, event);
  }

  private open(before: Recommendation, event: EventOf<'round-opened'>): void {
    const rule = stageRule(before.setting.procedure, event.stage);
    if (rule?.kind !== 'decision') throw new Error('A task has no rounds.');
    const key = `${event.stage} ${event.round}`;
    expect(this.rounds.has(key)).toBe(false);
    this.rounds.set(key, {
      rule,
      electorate: event.electorate,
      recused: new Set(),
      positions: new Map(),
      deadline: event.deadline.at,
      isClosed: false,
    });
  }
}

/** Late and void ones are told apart from what counts, and each for its reason. */
function responded(round: Reckoned, event: EventOf<'responded'>, at: number): void {
  const { body, position } = event.response;
  const { atExpiry } = round.rule.window;
  const isInTime = atExpiry === 'counts' ? at <= round.deadline : at < round.deadline;
  if (event.status === 'late') expect(isInTime && !round.isClosed).toBe(false);
  if (event.status !== 'counted') return;
  expect(round.isClosed).toBe(false);
  expect(isInTime || round.rule.judged.until === 'decided').toBe(true);
  expect(round.electorate).toContain(body);
  expect(round.recused.has(body)).toBe(false);
  if (round.rule.positions[position]?.effect === 'recuses') {
    round.positions.delete(body);
    round.recused.add(body);
  } else round.positions.set(body, position);
}

/** Closes once, never before it may, and never as agreed against a standing objection. */
function closes(
  round: Reckoned,
  before: Recommendation,
  { at, by }: RecordedEvent,
  event: EventOf<'stage-closed'>,
): void {
  const { rule, deadline } = round;
  const phase = currentStage(before, event.stage, event.round)?.phase;
  expect(round.isClosed).toBe(false);
  round.isClosed = true;
  if (event.outcome === 'superseded') round.positions.clear();
  if (event.outcome === 'agreed') {
    expect([...against(round, 'breaks'), ...against(round, 'rejects')]).toEqual([]);
    if (by.is === 'machine') expect(against(round, 'blocks')).toEqual([]);
    // A slip or an outage never agrees: after a hold only a person's determination does.
    if (phase?.is !== 'running') expect(by.is).toBe('person');
  }
  const isEarly = at < deadline && by.is === 'machine';
  if (!isEarly || event.outcome === 'superseded') return;
  const running = phase?.is === 'running' ? phase : null;
  if (event.outcome === 'broken' && running) {
    const comments = breakingComments(before, rule, running);
    const isFinal = rule.breaks === 'final' && against(round, 'breaks').length > 0;
    const isJudged = rule.judged.from !== 'expiry';
    expect(isFinal || isJudged || comments.length > 0).toBe(true);
  } else if (['agreed', 'not-agreed'].includes(event.outcome))
    expect(rule.judged.from).not.toBe('expiry');
  if (rule.judged.from === 'all-answered' && event.outcome === 'agreed')
    expect(round.positions.size).toBe(round.electorate.length - round.recused.size);
}

/** Every round of the state is as its events say: who was asked, who counts, who left. */
function isAsReckoned(state: Recommendation, rounds: Reckoning['rounds']): void {
  for (const { stage, round, phase } of state.stages) {
    const reckoned = rounds.get(`${stage} ${round}`);
    if (!reckoned || phase.is !== 'closed' || !phase.round) continue;
    const { electorate, counted, recused } = phase.round;
    expect(electorate).toEqual(reckoned.electorate);
    expect([...recused].toSorted()).toEqual([...reckoned.recused].toSorted());
    expect(new Map(counted.map(({ body, position }) => [body, position]))).toEqual(
      reckoned.positions,
    );
    expect(counted.length).toBe(reckoned.positions.size);
  }
}

function waitsForSomething(state: Recommendation): void {
  const open = openStages(state).length > 0;
  expect(state.life.is === 'over' || state.life.is === 'elsewhere' || open).toBe(true);
  // Where all have answered and too few agree, each of them may still change its mind.
  const allAnswered = runningStages(state).some(({ round }) => silentBodies(round).length === 0);
  const waits = awaited(state).length > 0 || nextDue(state) !== null || allAnswered;
  if (open) expect(waits).toBe(true);
}

test('whatever people do, in whatever order, under whatever procedure, the rules hold', () => {
  fc.assert(
    fc.property(procedure, facts, fc.nat(24), moves, (file, given, ahead, steps) => {
      const life = new Life(file, given).goAhead(ahead).live(steps);
      const reckoning = new Reckoning();
      let state = life.begun;
      for (const recorded of life.told) {
        reckoning.follow(state, recorded);
        state = evolve(state, recorded);
      }
      // The events alone give the same state.
      expect(state).toEqual(life.state);
      isAsReckoned(state, reckoning.rounds);
      waitsForSomething(state);
    }),
    { numRuns: 2000 },
  );
}, 120_000);
