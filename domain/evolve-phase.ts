import type { Event, EventOf } from './event.ts';
import type { Stage } from './procedure.ts';
import { roundOf } from './stages.ts';
import type { Erratum, Phase, Response, Round } from './state.ts';
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
      return {
        is: 'held',
        reason: event.reason,
        ...(event.told === undefined ? {} : { told: event.told }),
        wait: freshWait(at, event.due),
        before: phase,
      };
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

/** Why a response of the round before no longer counts: what may be carried on is known by it. */
export const textChanged = 'the text changed';

/** A new text, or another rule, takes every response to the old one out of the count. */
function voided(round: Round, why = textChanged): Round {
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
  | 'responded'
  | 'lifted'
  | 'position-withdrawn'
  | 'recused'
  | 'passed-over'
  | 'undelivered'
  | 'more-time-asked'
  | 'expired'
>;

function evolveRound(round: Round, event: Event, rule: Stage | undefined): Round {
  if (!concernsRound(event)) return round;
  switch (event.type) {
    case 'responded':
      return responded(round, event, rule);
    case 'lifted':
      return withoutPosition(round, event.body, 'lifted by the body that gave it');
    case 'position-withdrawn':
      return withoutPosition(round, event.body, 'withdrawn by the body that gave it');
    case 'passed-over':
      return { ...round, passedOver: [...(round.passedOver ?? []), event.body] };
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
  'position-withdrawn',
  'recused',
  'passed-over',
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
  const before = withoutPosition(awaitedAgain(round, response.body), response.body, replaced);
  if (recuses(rule, response)) return { ...before, recused: [...before.recused, response.body] };
  return { ...before, counted: [...before.counted, response] };
}

const replaced = 'replaced by a later position';

/** Who answers after all was not passed over for good. */
function awaitedAgain(round: Round, body: string): Round {
  if (!round.passedOver?.includes(body)) return round;
  return { ...round, passedOver: round.passedOver.filter((one) => one !== body) };
}

function recuses(rule: Stage | undefined, response: Response): boolean {
  return rule?.kind === 'decision' && rule.positions[response.position]?.effect === 'recuses';
}

/** The phase without the response that an erratum strikes. */
export function withoutStruck(phase: Phase, { of, sequence }: Erratum): Phase {
  const why = `struck by the erratum that is event ${sequence}`;
  return withRound(phase, (round) => without(round, (one) => one.sequence === of, why));
}

function withoutPosition(round: Round, body: string, why: string): Round {
  return without(round, (response) => response.body === body, why);
}

function without(round: Round, goes: (one: Response) => boolean, why: string): Round {
  const gone = round.counted.filter(goes);
  if (gone.length === 0) return round;
  return {
    ...round,
    counted: round.counted.filter((response) => !goes(response)),
    void: [...round.void, ...gone.map((response) => ({ ...response, why }))],
  };
}
