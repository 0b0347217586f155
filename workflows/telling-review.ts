import { patched } from '@temporalio/workflow';
import type { Recommendation } from '../domain/state.ts';
import { reviewWorkflowId } from './messages.ts';
import { newsEnvelope, newsOf } from '../domain/review/news.ts';
import { tell } from './tell.ts';

/** Tells the review whenever step, text, end or plan of its recommendation changed. */
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
    const { step, text, over, outlook } = newsOf(state, Date.now());
    // Lives from before plans were told sent fewer signals; they tell theirs from now on.
    const plan = patched('outlook-in-news') ? [outlook?.holdsUntil, outlook?.stage] : [];
    const news = JSON.stringify([step, text, over, ...plan]);
    if (news === this.#told) return;
    // Told or not: a review that is missing hears it from the sweep when that starts it again.
    this.#told = news;
    await tell(this.#workflowId, newsEnvelope(state, Date.now()));
  }
}
