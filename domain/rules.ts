import type { Command } from './command.ts';
import { decide } from './decide.ts';
import type { Event } from './event.ts';
import { evolve } from './evolve.ts';
import type { ReviewCommand } from './review/command.ts';
import { decideReview } from './review/decide.ts';
import type { ReviewEvent } from './review/event.ts';
import { evolveReview } from './review/evolve.ts';
import type { Review } from './review/state.ts';
import type { Recommendation } from './state.ts';
import type { Actor } from './actor.ts';
import type { Refusal } from './decision.ts';
import type { Instant } from './time.ts';
import type { Answer } from './envelope.ts';

/** An event that was decided but has no number yet. */
export type Draft<E> = { readonly at: Instant; readonly by: Actor; readonly event: E };

export type Recorded<E> = Draft<E> & { readonly sequence: number };

/** What a recommendation or a review is judged by: the pure functions of domain/. */
export type Rules<S, C, E> = {
  readonly decide: (
    state: S,
    command: C,
    at: Instant,
  ) => { readonly ok: true; readonly events: readonly Draft<E>[] } | Refusal;
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

/** `late` and `void` are on record and not counted. */
export function statusOf(drafts: readonly Draft<unknown>[]): Answer['status'] {
  for (const { event } of drafts)
    if (isResponse(event) && event.status !== 'counted') return event.status;
  return 'counted';
}

function isResponse(event: unknown): event is { readonly status: Answer['status'] } {
  return (
    typeof event === 'object' && event !== null && 'type' in event && event.type === 'responded'
  );
}

export const recommendationRules: Rules<Recommendation, Command, Event> = { decide, evolve };

export const reviewRules: Rules<Review, ReviewCommand, ReviewEvent> = {
  decide: decideReview,
  evolve: evolveReview,
};
