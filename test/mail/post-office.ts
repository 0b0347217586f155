import type { Role } from '../../domain/actor.ts';
import { MailRelay, type RelayPace } from '../../mail/relay.ts';
import type { MailSettings } from '../../mail/settings.ts';
import { setMailService } from '../../store/mail-service.ts';
import { insertMandate } from '../../store/mandates.ts';
import { putPeople, type NewPerson } from '../../store/people.ts';
import { recordRecommendation } from '../../store/record.ts';
import type { Story } from '../domain/story.ts';
import { freshDatabase, type FreshDatabase } from '../store/database.ts';
import { batchOf } from '../store/on-record.ts';
import { MailServer } from './mail-server.ts';

/** A quick pace, so that nobody waits for what takes minutes in the world. */
export const quick: RelayPace = {
  every: 20,
  tidyEvery: 20,
  lease: 2_000,
  firstPause: 50,
  longestPause: 200,
  patience: 60_000,
};

/** A register with mail set up, the people who get it, and a real server that takes it. */
export class PostOffice {
  readonly database: FreshDatabase;
  server: MailServer;
  /** What the clock of calendars shows; stories play in the past. */
  now = Date.parse('2024-06-05T15:00:10Z');
  #relays: MailRelay[] = [];

  private constructor(database: FreshDatabase, server: MailServer) {
    this.database = database;
    this.server = server;
  }

  static async open(): Promise<PostOffice> {
    const office = new PostOffice(await freshDatabase(), await MailServer.start());
    await setMailService(office.database.store, true);
    return office;
  }

  settings(more: Partial<MailSettings> = {}): MailSettings {
    return {
      smtpUrl: this.server.url,
      from: 'Nemcon <nemcon@review.example>',
      publicUrl: 'https://nemcon.example',
      digest: 0,
      markings: [],
      ...more,
    };
  }

  relay(settings: Partial<MailSettings> = {}, pace: Partial<RelayPace> = {}): MailRelay {
    const relay = new MailRelay(this.database.store, this.settings(settings), {
      pace: { ...quick, ...pace },
      onTrouble: (error) => console.error(error),
      now: () => this.now,
    });
    this.#relays.push(relay);
    relay.start();
    return relay;
  }

  /** Somebody with an address and a mandate since 2024 began. */
  async person(id: string, body: string, more: Partial<NewPerson> & { role?: Role } = {}) {
    const { role = 'delegate', ...rest } = more;
    const { store } = this.database;
    await putPeople(store, [{ id, name: `Name of ${id}`, email: `${id}@example.org`, ...rest }]);
    await insertMandate(store, {
      id: `${id}-${body}-${role}`,
      person: id,
      body,
      role,
      from: Date.parse('2024-01-01T00:00:00Z'),
      until: null,
      lentFrom: null,
      grantedBy: 'sofia',
    });
  }

  /** Records all that a story has told since it was last recorded. */
  async record(story: Story, from = 1, reference = 'R-1'): Promise<void> {
    const { store } = this.database;
    await recordRecommendation(store, await batchOf(store, story, { reference, from }));
  }

  async close(): Promise<void> {
    await Promise.all(this.#relays.map((relay) => relay.stop()));
    await this.server.close();
    await this.database.close();
  }
}
