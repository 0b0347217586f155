import type { Store } from '../store/connection.ts';
import { noteMailTrouble } from '../store/mail-service.ts';
import { claimMails, noteDelayed, noteTaken, noteUndelivered } from '../store/mails.ts';
import type { ClaimedMail } from '../store/mails.ts';
import { together } from '../store/transaction.ts';
import type { MailSettings } from './settings.ts';
import { tellUndelivered } from './tell-secretary.ts';
import { openTransport, type Sent, type Transport } from './transport.ts';
import { tidyCalendars, writeMails } from './writer.ts';

/** Milliseconds. */
export type RelayPace = {
  /** Between two looks at the register. */
  readonly every: number;
  /** Between two looks at calendars whose wait has ended. */
  readonly tidyEvery: number;
  /** How long nobody else takes a mail that is being offered; a dead relay's wait that long. */
  readonly lease: number;
  /** The first pause after a failure; it doubles up to `longestPause`. */
  readonly firstPause: number;
  readonly longestPause: number;
  /** After this a mail is given up. */
  readonly patience: number;
};

export const usualPace: RelayPace = {
  every: 500,
  tidyEvery: 5_000,
  lease: 120_000,
  firstPause: 1_000,
  longestPause: 300_000,
  patience: 72 * 3_600_000,
};

/** As many at once as the transport has connections. */
const atOnce = 4;

/**
 * Writes mails from notices and offers them to the server until it takes them. At least once: if the
 * process dies after the server took a mail and before that is on record, the same mail goes again
 * under the same Message-ID. Any number of relays may run.
 */
export class MailRelay {
  readonly #store: Store;
  readonly #settings: MailSettings;
  readonly #pace: RelayPace;
  readonly #onTrouble: (error: unknown) => void;
  readonly #now: () => number;
  readonly #stopped = Promise.withResolvers<void>();
  #isStopping = false;
  #running: Promise<void> | undefined;
  #transport: Transport | undefined;
  #tidiedAt = -Infinity;
  #trouble: string | null | undefined;

  constructor(
    store: Store,
    settings: MailSettings,
    how: {
      readonly pace?: Partial<RelayPace>;
      readonly onTrouble: (error: unknown) => void;
      readonly now?: () => number;
    },
  ) {
    this.#store = store;
    this.#settings = settings;
    this.#pace = { ...usualPace, ...how.pace };
    this.#onTrouble = how.onTrouble;
    this.#now = how.now ?? Date.now;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Lets what is being offered be answered, and offers nothing more. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#stopped.resolve();
    await this.#running;
    this.#transport?.close();
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      try {
        await this.#round();
      } catch (error) {
        // PostgreSQL is away: nothing is lost, everything is still in the outbox when it is back.
        this.#onTrouble(error);
      }
      await this.#pause();
    }
  }

  async #round(): Promise<void> {
    const now = this.#now();
    while ((await writeMails(this.#store, this.#settings, now)) > 0) await this.#offerAll();
    if (performance.now() - this.#tidiedAt >= this.#pace.tidyEvery) {
      this.#tidiedAt = performance.now();
      await tidyCalendars(this.#store, this.#settings, now);
    }
    await this.#offerAll();
  }

  async #offerAll(): Promise<void> {
    while (!this.#isStopping) {
      const { lease } = this.#pace;
      const mails = await claimMails(this.#store, { limit: atOnce, lease });
      if (mails.length === 0) return;
      this.#transport ??= await openTransport(this.#settings);
      const { send } = this.#transport;
      await Promise.all(mails.map(async (mail) => this.#note(mail, await send(mail))));
    }
  }

  async #note(mail: ClaimedMail, sent: Sent): Promise<void> {
    const { id, tries } = mail;
    const { words } = sent;
    if (sent.is === 'taken') await noteTaken(this.#store, id, words);
    else if (sent.is === 'refused') await this.#lose(id, 'refused', words);
    else if (mail.age > this.#pace.patience) await this.#lose(id, 'given-up', words);
    else {
      const { firstPause, longestPause } = this.#pace;
      const wait = Math.min(longestPause, firstPause * 2 ** Math.min(tries - 1, 20));
      await noteDelayed(this.#store, { id, tries, words, wait });
    }
    await this.#noteTrouble(sent.is === 'delayed' && sent.isServer ? words : null);
  }

  async #lose(id: string, state: 'refused' | 'given-up', words: string): Promise<void> {
    await together(this.#store, async (within) => {
      const lost = await noteUndelivered(within, { id }, state, words);
      if (lost) await tellUndelivered(within, lost, this.#now());
    });
  }

  /** Written down when it changes, for everybody who asks how mail is. */
  async #noteTrouble(trouble: string | null): Promise<void> {
    if (this.#trouble === trouble) return;
    this.#trouble = trouble;
    await noteMailTrouble(this.#store, trouble);
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
