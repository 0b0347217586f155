import type { RecordedReviewEvent } from '../domain/review/event.ts';
import { recommendationWorkflowId } from './messages.ts';
import { tell } from './tell.ts';
import { tellsOf } from '../domain/review/tells.ts';

/** Tells members what happened to their review; where one can't be reached, again the next time. */
export class Telling {
  readonly #review: string;
  #untold: readonly RecordedReviewEvent[];
  #telling: Promise<void> = Promise.resolve();

  constructor(review: string, untold: readonly RecordedReviewEvent[]) {
    this.#review = review;
    this.#untold = untold;
  }

  /** Events of which not every member has been told. */
  get untold(): readonly RecordedReviewEvent[] {
    return this.#untold;
  }

  /** Resolves when all have been told who can be reached. */
  tell(more: readonly RecordedReviewEvent[]): Promise<void> {
    const concerning = more.filter((recorded) => tellsOf(this.#review, recorded).length > 0);
    this.#untold = [...this.#untold, ...concerning];
    this.#telling = this.#telling.then(() => this.#tellAll());
    return this.#telling;
  }

  async #tellAll(): Promise<void> {
    for (const recorded of this.#untold) {
      const told = await Promise.all(
        tellsOf(this.#review, recorded).map(({ reference, envelope }) =>
          tell(recommendationWorkflowId(reference), envelope),
        ),
      );
      if (told.every(Boolean)) this.#untold = this.#untold.filter((one) => one !== recorded);
    }
  }
}
