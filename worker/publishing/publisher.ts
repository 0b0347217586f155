import {
  addOutlets,
  claimDue,
  notePublished,
  noteUnpublished,
  type Due,
} from '../../store/audit/outlets.ts';
import type { Store } from '../../store/connection.ts';
import type { Outlet } from './outlet.ts';

/** Milliseconds. */
export type PublishingPace = {
  /** Between two looks whether there is something to hand out. */
  readonly every: number;
  /** How long nobody else hands out what somebody has begun to. */
  readonly lease: number;
  /** The first pause after a failure; it doubles up to `longestPause`. */
  readonly firstPause: number;
  readonly longestPause: number;
};

const usualPace: PublishingPace = {
  every: 1_000,
  lease: 60_000,
  firstPause: 1_000,
  longestPause: 300_000,
};

/** How long a worker that is asked to end goes on handing out; its parts have 25 s in all. */
const lastWords = 3_000;

/** What whoever looks after the service hears of it. */
export type PublishingNews = {
  /** An outlet does not take a checkpoint; told once for each new reason. */
  readonly onTrouble: (outlet: string, trouble: string) => void;
  readonly onPublished: (outlet: string, size: number) => void;
  /** The register could not be asked. */
  readonly onError: (error: unknown) => void;
};

/**
 * Hands every checkpoint to every outlet, in order and none left out, for as long as it takes. Each
 * outlet goes at its own pace; nothing that is decided waits for any of them. Several workers may run
 * it: what was handed out and not noted is handed out again.
 */
export class Publisher {
  readonly #store: Store;
  readonly #outlets: readonly Outlet[];
  readonly #pace: PublishingPace;
  readonly #news: PublishingNews;
  readonly #stopped = Promise.withResolvers<void>();
  readonly #troubles = new Map<string, string>();
  #isStopping = false;
  #running: Promise<unknown> = Promise.resolve();

  constructor(
    store: Store,
    outlets: readonly Outlet[],
    news: PublishingNews,
    pace: Partial<PublishingPace> = {},
  ) {
    this.#store = store;
    this.#outlets = outlets;
    this.#news = news;
    this.#pace = { ...usualPace, ...pace };
  }

  start(): void {
    this.#running = Promise.all(this.#outlets.map((outlet) => this.#run(outlet)));
  }

  /** Hands out what was signed last, where that is quick; the rest stays for the next start. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#stopped.resolve();
    await this.#running;
    const end = performance.now() + lastWords;
    const finish = async (outlet: Outlet): Promise<void> => {
      while (performance.now() < end && (await this.#handOut(outlet)));
    };
    await Promise.all(this.#outlets.map((outlet) => finish(outlet).catch(this.#news.onError)));
  }

  async #run(outlet: Outlet): Promise<void> {
    let isKnown = false;
    while (!this.#isStopping) {
      try {
        if (!isKnown) await addOutlets(this.#store, [outlet.name]);
        isKnown = true;
        while (!this.#isStopping && (await this.#handOut(outlet)));
      } catch (error) {
        this.#news.onError(error);
      }
      await this.#pause();
    }
  }

  /** @returns whether it may go on with the next at once */
  async #handOut(outlet: Outlet): Promise<boolean> {
    const due = await claimDue(this.#store, outlet.name, this.#pace.lease);
    if (!due) return false;
    try {
      await outlet.publish(due);
    } catch (error) {
      await this.#note(outlet, due, spoken(error));
      return false;
    }
    await notePublished(this.#store, outlet.name, due.size);
    this.#troubles.delete(outlet.name);
    this.#news.onPublished(outlet.name, due.size);
    return true;
  }

  async #note({ name }: Outlet, { tries }: Due, trouble: string): Promise<void> {
    const { firstPause, longestPause } = this.#pace;
    const wait = Math.min(longestPause, firstPause * 2 ** Math.min(tries - 1, 20));
    await noteUnpublished(this.#store, name, { tries, trouble, wait });
    if (this.#troubles.get(name) !== trouble) this.#news.onTrouble(name, trouble);
    this.#troubles.set(name, trouble);
  }

  async #pause(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.#pace.every);
    });
    await Promise.race([over, this.#stopped.promise]);
    clearTimeout(timer);
  }
}

/** An error of several addresses at once has a code and no words. */
function spoken(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}
