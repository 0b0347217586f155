import type { Event, EventOf } from './event.ts';
import type { Stage } from './procedure.ts';
import { roundOf } from './stages.ts';
import type { Phase, Response, Round } from './state.ts';
import type { Instant } from './time.ts';
import { freshWait } from './wait.ts';

type PhaseEvent = Extract<Event, { readonly stage: string; readonly round: number }>;

/** What one event does to the round it names. */
export function evolvePhase(
  phase: Phase,
  event: Exclude<PhaseEvent, EventOf<'stage-reached'>>,
  at: Instant,
  rule: Stage | undefined,
): Phase {
  switch (event.type) {
    case 'round-opened':
      return { is: 'running', ...openedRound(event, at) };
    case 'stage-closed':
      return closed(phase, event, at);
    case 'held':
      if (phase.is === 'held' || phase.is === 'closed') return phase;
      return { is: 'held', reason: event.reason, wait: freshWait(at, event.due), before: phase };
    case 'resumed':
      return phase.is === 'held' ? phase.before : phase;
    case 'reminded':
    case 'escalated':
      return climbed(phase, event);
    case 'reissued':
      return { is: 'unopened', reason: 'opening', wait: freshWait(at, event.due) };
    case 'determination-awaited': {
      const round = roundOf(phase);
      return round ? { is: 'determination', wait: freshWait(at, event.due), round } : phase;
    }
    case 'extended': {
      const round = roundOf(phase);
      if (!round) return phase;
      const wait = freshWait(at, event.deadline);
      const extensions = round.extensions + 1;
      return {
        is: 'running',
        ...round,
        deadline: event.deadline,
        wait,
        extensions,
        expired: false,
      };
    }
    default:
      return withRound(phase, (round) => evolveRound(round, event, rule));
  }
}

function closed(phase: Phase, event: EventOf<'stage-closed'>, at: Instant): Phase {
  const { outcome, reason, next } = event;
  const never = outcome === 'never-opened' || outcome === 'refused';
  const round = never ? null : roundOf(phase);
  const last = round && outcome === 'superseded' ? voided(round, event.voids) : round;
  return { is: 'closed', outcome, closedAt: at, reason, next, round: last };
}

/** A new text, or another rule, takes every response to the old one out of the count. */
function voided(round: Round, why = 'the text changed'): Round {
  const gone = round.counted.map((response) => ({ ...response, why }));
  return { ...round, counted: [], void: [...round.void, ...gone] };
}

function openedRound(event: EventOf<'round-opened'>, at: Instant): Round {
  return {
    openedAt: at,
    wait: freshWait(at, event.deadline),
    deadline: event.deadline,
    electorate: event.electorate,
    recused: [],
    counted: [],
    void: [],
    late: [],
    undelivered: [],
    extensions: 0,
    expired: false,
    moreTimeAsked: false,
  };
}

/** The same change to the round, wherever the phase keeps it. */
function withRound(phase: Phase, change: (round: Round) => Round): Phase {
  switch (phase.is) {
    case 'running':
      return { is: 'running', ...change(phase) };
    case 'determination':
      return { ...phase, round: change(phase.round) };
    case 'closed':
      return phase.round ? { ...phase, round: change(phase.round) } : phase;
    case 'held':
    case 'task':
    case 'unopened':
      return phase;
  }
}

function climbed(phase: Phase, event: EventOf<'reminded' | 'escalated'>): Phase {
  if (phase.is === 'closed') return phase;
  const level = event.type === 'escalated' ? event.level : phase.wait.level;
  return { ...phase, wait: { ...phase.wait, rungs: event.rung, level } };
}

type RoundEvent = EventOf<
  'responded' | 'lifted' | 'recused' | 'undelivered' | 'more-time-asked' | 'expired'
>;

function evolveRound(round: Round, event: Event, rule: Stage | undefined): Round {
  if (!concernsRound(event)) return round;
  switch (event.type) {
    case 'responded':
      return responded(round, event, rule);
    case 'lifted':
      return withoutPosition(round, event.body, 'lifted by the body that gave it');
    case 'recused':
      return {
        ...withoutPosition(round, event.body, 'the body recused itself'),
        recused: [...round.recused, event.body],
      };
    case 'undelivered':
      return { ...round, undelivered: [...new Set([...round.undelivered, event.body])] };
    case 'more-time-asked':
      return { ...round, moreTimeAsked: true };
    case 'expired':
      return { ...round, expired: true };
  }
}

const roundEvents: readonly string[] = [
  'responded',
  'lifted',
  'recused',
  'undelivered',
  'more-time-asked',
  'expired',
] satisfies readonly RoundEvent['type'][];

function concernsRound(event: Event): event is RoundEvent {
  return roundEvents.includes(event.type);
}

function responded(round: Round, event: EventOf<'responded'>, rule: Stage | undefined): Round {
  const { response } = event;
  if (event.status === 'late') return { ...round, late: [...round.late, response] };
  if (event.status === 'void')
    return { ...round, void: [...round.void, { ...response, why: event.why }] };
  const before = withoutPosition(round, response.body, 'replaced by a later position');
  if (recuses(rule, response)) return { ...before, recused: [...before.recused, response.body] };
  return { ...before, counted: [...before.counted, response] };
}

function recuses(rule: Stage | undefined, response: Response): boolean {
  return rule?.kind === 'decision' && rule.positions[response.position]?.effect === 'recuses';
}

function withoutPosition(round: Round, body: string, why: string): Round {
  const gone = round.counted.filter((response) => response.body === body);
  if (gone.length === 0) return round;
  return {
    ...round,
    counted: round.counted.filter((response) => response.body !== body),
    void: [...round.void, ...gone.map((response) => ({ ...response, why }))],
  };
}
