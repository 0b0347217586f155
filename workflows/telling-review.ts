import type { Recommendation } from '../domain/state.ts';
import { reviewWorkflowId } from './messages.ts';
import { newsEnvelope, newsOf } from '../domain/review/news.ts';
import { tell } from './tell.ts';

/** Tells the review whenever step, text or end of its recommendation changed. */
export class NewsForReview {
  readonly #workflowId: string;
  readonly #now: () => Recommendation;
  #told = '';
  #telling: Promise<void> = Promise.resolve();

  constructor(review: string, now: () => Recommendation) {
    this.#workflowId = reviewWorkflowId(review);
    this.#now = now;
  }

  /** The review may have lost what it was told. */
  forget(): void {
    this.#told = '';
  }

  /** Resolves when the review has been told what is true now, or can't be for the moment. */
  tell(): Promise<void> {
    this.#telling = this.#telling.then(() => this.#tellChange());
    return this.#telling;
  }

  async #tellChange(): Promise<void> {
    const state = this.#now();
    const { step, text, over } = newsOf(state);
    const news = JSON.stringify([step, text, over]);
    if (news === this.#told) return;
    // Told or not: a review that is missing hears it from the sweep when that starts it again.
    this.#told = news;
    await tell(this.#workflowId, newsEnvelope(state, Date.now()));
  }
}
