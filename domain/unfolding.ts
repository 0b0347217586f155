import type { Actor } from './actor.ts';
import type { Until } from './command.ts';
import type { Draft, RefusedBody } from './decision.ts';
import type { Event } from './event.ts';
import { evolve } from './evolve.ts';
import type { Recommendation } from './state.ts';
import type { Instant } from './time.ts';

/**
 * A decision in the making: each event that is added changes the state that the next rule sees.
 * The one mutable thing of the domain, and it never leaves `decide`.
 */
export class Unfolding {
  state: Recommendation;
  readonly by: Actor;
  readonly events: Draft[] = [];
  readonly refused: RefusedBody[] = [];
  /** What the tasking asks for the stages of the first step. */
  windowAsked: Until | null = null;

  constructor(state: Recommendation, by: Actor) {
    this.state = state;
    this.by = by;
  }

  add(event: Event, at: Instant, by: Actor = this.by): void {
    this.events.push({ at, by, event });
    const sequence = this.state.sequence + 1;
    this.state = evolve(this.state, { sequence, at, by, event });
  }
}
