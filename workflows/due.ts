import { CancellationScope, isCancellation, log, sleep } from '@temporalio/workflow';
import type { Instant } from '../domain/time.ts';

/** Something falls due, and how the Temporal UI shows the wait for it. */
type Due = { readonly at: Instant; readonly summary: string };

/** When time passed and nothing came of it, look again only after this. */
const pause = 60_000;

/**
 * One timer, at the earliest due item, armed anew only when that changes. It only wakes: whether
 * something is due is asked of the state and the workflow's clock.
 */
export class DueTimer {
  #armed: { readonly at: Instant; readonly scope: CancellationScope } | null = null;
  #hasRung = false;
  #notBefore = 0;

  get hasRung(): boolean {
    return this.#hasRung;
  }

  arm(due: Due | null): void {
    this.#hasRung = false;
    // What is past already was looked at just now and waits for something else: a service report.
    const at = due === null || this.isPast(due) ? null : Math.max(due.at, this.#notBefore);
    if (at === (this.#armed?.at ?? null)) return;
    this.#armed?.scope.cancel();
    this.#armed = null;
    if (due === null || at === null) return;
    const scope = new CancellationScope({ cancellable: true });
    this.#armed = { at, scope };
    void scope.run(() => this.#ring({ at, summary: due.summary }));
  }

  isPast(due: { readonly at: Instant }): boolean {
    return Math.max(due.at, this.#notBefore) <= Date.now();
  }

  /** Keeps a rule that finds nothing to do at its own due time from spinning. */
  rest(what: string): void {
    log.error('Time passed and nothing came of it', { what });
    this.#notBefore = Date.now() + pause;
  }

  async #ring({ at, summary }: Due): Promise<void> {
    try {
      await sleep(Math.max(at - Date.now(), 1), { summary });
      this.#armed = null;
      this.#hasRung = true;
    } catch (error) {
      if (!isCancellation(error)) throw error;
    }
  }
}
