import type { Command } from '../domain/command.ts';
import { decide } from '../domain/decide.ts';
import type { Event } from '../domain/event.ts';
import { evolve } from '../domain/evolve.ts';
import type { ReviewCommand } from '../domain/review/command.ts';
import { decideReview } from '../domain/review/decide.ts';
import type { ReviewEvent } from '../domain/review/event.ts';
import { evolveReview } from '../domain/review/evolve.ts';
import type { Review } from '../domain/review/state.ts';
import type { Recommendation } from '../domain/state.ts';
import type { Rules } from './rules.ts';

export const recommendationRules: Rules<Recommendation, Command, Event> = { decide, evolve };

export const reviewRules: Rules<Review, ReviewCommand, ReviewEvent> = {
  decide: decideReview,
  evolve: evolveReview,
};
