import type { Review } from '../domain/review/state.ts';
import type { Recommendation } from '../domain/state.ts';

/*
 * States are read back from jsonb without being parsed again: nobody writes them but `record`, from
 * these very types, in the statement that also writes the events they are made of. An older shape is
 * brought up to date by a migration, never guessed at when it is read.
 */

/** What the register keeps of a recommendation: its state without the setting, which it shares. */
export type StoredState = Omit<Recommendation, 'setting'>;

/** The same of a review. */
export type StoredReview = Omit<Review, 'setting'>;
