import type { Command } from './command.ts';
import { decide } from './decide.ts';
import type { Event, EventOf } from './event.ts';
import { evolve } from './evolve.ts';
import type { ReviewCommand } from './review/command.ts';
import { decideReview } from './review/decide.ts';
import type { ReviewEvent } from './review/event.ts';
import { evolveReview } from './review/evolve.ts';
import type { Review } from './review/state.ts';
import type { Recommendation } from './state.ts';
import type { Actor, BodyId } from './actor.ts';
import type { Refusal } from './decision.ts';
import type { Instant } from './time.ts';
import type { Answer, NotCounted } from './envelope.ts';
import { say, type Said } from './words/say.ts';

/** An event that was decided but has no number yet. */
export type Draft<E> = { readonly at: Instant; readonly by: Actor; readonly event: E };

export type Recorded<E> = Draft<E> & { readonly sequence: number };

/** `refused`: for whom a letter does not count; a review's acts know none. */
export type Decided<E> = {
  readonly ok: true;
  readonly events: readonly Draft<E>[];
  readonly refused?: readonly NotCounted[];
};

/** What a recommendation or a review is judged by: the pure functions of domain/. */
export type Rules<S, C, E> = {
  readonly decide: (state: S, command: C, at: Instant) => Decided<E> | Refusal;
  readonly evolve: (state: S, recorded: Recorded<E>) => S;
};

/** The drafts as the next events after `sequence`, and the state after them. */
export function follow<S extends { readonly sequence: number }, C, E>(
  rules: Rules<S, C, E>,
  before: S,
  drafts: readonly Draft<E>[],
): { state: S; events: Recorded<E>[] } {
  let state = before;
  const events = drafts.map((draft, index) => ({
    sequence: before.sequence + index + 1,
    ...draft,
  }));
  for (const recorded of events) state = rules.evolve(state, recorded);
  return { state, events };
}

/** What a decision answers beside its number. A letter that counts for some is counted. */
export function outcomeOf({
  events,
  refused = [],
}: {
  readonly events: readonly Draft<unknown>[];
  readonly refused?: readonly NotCounted[];
}): Pick<Answer, 'status' | 'refused'> {
  const responses = events.map(({ event }) => event).filter(isResponse);
  const [first] = responses;
  const isCounted = !first || responses.some(({ status }) => status === 'counted');
  const status = isCounted ? 'counted' : first.status;
  const besides = isCounted ? [...refused, ...responses.flatMap(notCounted)] : refused;
  return besides.length > 0 ? { status, refused: besides } : { status };
}

type Responded = EventOf<'responded'>;

/** Rules are generic over events, and only a recommendation's know responses. */
function isResponse(event: unknown): event is Responded {
  return (
    typeof event === 'object' && event !== null && 'type' in event && event.type === 'responded'
  );
}

/** On record for its body and not counted, though the letter counts for another. */
function notCounted(responded: Responded): NotCounted[] {
  const { body } = responded.response;
  switch (responded.status) {
    case 'counted':
      return [];
    case 'late':
      return [notCountedFor(body, 'recorded-late', say`It came too late for ${body}.`)];
    case 'void':
      return [notCountedFor(body, 'recorded-void', say`It is void for ${body}: ${responded.why}.`)];
  }
}

function notCountedFor(body: BodyId, code: NotCounted['code'], said: Said): NotCounted {
  return { body, code, message: said.text, said };
}

export const recommendationRules: Rules<Recommendation, Command, Event> = { decide, evolve };

export const reviewRules: Rules<Review, ReviewCommand, ReviewEvent> = {
  decide: decideReview,
  evolve: evolveReview,
};
