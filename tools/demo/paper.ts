import { z } from 'zod';
import {
  commentShown,
  eventShown,
  inboxLineShown,
  noticeShown,
  recommendationShown,
} from '../../api/contract/recommendations.ts';
import type { Client, Written } from '../sample/client.ts';
import type { SamplePerson } from '../sample/people.ts';
import { cast, delegate, introduce, type Group } from './cast.ts';
import { Checks } from './checks.ts';
import { deed, type Act } from './deeds.ts';
import { eventually } from './eventually.ts';

export type Shown = z.infer<typeof recommendationShown>;
export type TimelineEvent = z.infer<typeof eventShown>;

/** A position with what goes with it: a reason, a statement. */
export type Position = {
  readonly position: string;
  readonly reason?: string;
  readonly statement?: string;
};

export type Comment = { readonly kind: 'editorial' | 'substantive'; readonly text: string };

/** What the live progress is told. */
export type Teller = (paper: Paper, line: string) => void;

const Comments = z.object({ items: z.array(commentShown) });
const Inbox = z.object({ items: z.array(inboxLineShown) });
const Notices = z.object({ items: z.array(noticeShown) });
const Timeline = z.object({ items: z.array(eventShown), next: z.string().nullable() });

/** One recommendation, as the people of the demonstration handle it through the public API. */
export class Paper {
  readonly letter: string;
  readonly reference: string;
  readonly title: string;
  readonly group: Group;
  readonly checks = new Checks();
  /** Where it stood when it was looked at last. */
  latest: Shown | undefined;
  readonly #client: Client;
  readonly #tell: Teller;

  constructor(
    client: Client,
    tell: Teller,
    of: {
      readonly letter: string;
      readonly reference: string;
      readonly title: string;
      readonly group: Group;
    },
  ) {
    this.#client = client;
    this.#tell = tell;
    this.letter = of.letter;
    this.reference = of.reference;
    this.title = of.title;
    this.group = of.group;
  }

  async isTasked(review: string): Promise<void> {
    const { reference, title, group } = this;
    const tasking = { reference, title, workingGroup: group.body };
    const to = `/api/reviews/${review}/recommendations`;
    await this.#client.write(cast.secretary.id, to, tasking);
    this.tell(`${introduce(cast.secretary)} tasks ${group.body}`);
  }

  async does(person: SamplePerson, act: Act): Promise<void> {
    await this.#client.write(person.id, `${this.address}/acts`, act);
    await this.look();
    this.tell(`${introduce(person)} ${deed(act)}`);
  }

  async comments(body: string, comment: Comment & { readonly clause: string }): Promise<void> {
    await this.#client.write(delegate(body).id, `${this.address}/comments`, comment);
    this.tell(`${introduce(delegate(body))} makes a comment (${comment.kind})`);
  }

  /** One answer as this person sends it, on the text in force. @throws Refused */
  async responds(
    person: SamplePerson,
    answer: Position & { readonly bodies?: readonly string[]; readonly actingFor?: object },
  ): Promise<Written> {
    const { text } = await this.look();
    const written = await this.#client.write(person.id, `${this.address}/responses`, {
      ...answer,
      text: text?.hash,
    });
    this.tell(`${introduce(person)}: ${answer.position}`);
    return written;
  }

  /** The chair disposes of every comment that is open. */
  async disposesOfComments(disposition: 'accepted' | 'modified', reason: string): Promise<void> {
    const { chair } = this.group;
    const { items } = await this.#client.read(chair.id, `${this.address}/comments`, Comments);
    for (const { id, disposition: done } of items)
      if (done === null)
        await this.does(chair, { type: 'dispose', comment: id, disposition, reason });
  }

  /** All at once, each delegation for itself, on the text in force. */
  async answer(bodies: readonly string[], of: (body: string) => Position): Promise<void> {
    const { text } = await this.look();
    const begun = performance.now();
    await Promise.all(
      bodies.map(async (body) => {
        const answer = { ...of(body), text: text?.hash };
        await this.#client.write(delegate(body).id, `${this.address}/responses`, answer);
      }),
    );
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const [first = ''] = bodies;
    const who =
      bodies.length > 1
        ? `${bodies.length} delegations at once, on record in ${seconds} s`
        : introduce(delegate(first));
    const said = new Set(bodies.map((body) => of(body).position));
    this.tell(`${who}: ${[...said].join(', ')}`);
  }

  /** Returns once it is at this step. @throws Error when it does not get there */
  reaches(step: string): Promise<Shown> {
    return this.waitsFor(`the step ${step}`, (shown) => shown.step === step);
  }

  /** Looks until it is so. @throws Error when that takes far too long */
  async waitsFor(what: string, isSo: (shown: Shown) => boolean): Promise<Shown> {
    return await eventually(
      what,
      () => this.look(),
      isSo,
      ({ sentence }) => sentence,
    );
  }

  /** Returns once this person finds such a notice about it. */
  async isTold(person: SamplePerson, kind: string, stage: string, words = ''): Promise<void> {
    const { items } = await eventually(
      `a notice (${kind}) to ${introduce(person)}`,
      async () => {
        await this.look();
        return await this.#client.read(person.id, '/api/notices?limit=100', Notices);
      },
      (page) => page.items.some((one) => this.#isSuch(one, kind, stage, words)),
    );
    const told = items.find((one) => this.#isSuch(one, kind, stage, words));
    this.tell(`${introduce(person)} is told: ${told?.why ?? ''}`);
  }

  /** What this person's inbox says about it. */
  async inboxOf(person: SamplePerson): Promise<z.infer<typeof Inbox>['items']> {
    const { items } = await this.#client.read(person.id, '/api/inbox?limit=200', Inbox);
    return items.filter(({ reference }) => reference === this.reference);
  }

  async timeline(): Promise<readonly TimelineEvent[]> {
    const events: TimelineEvent[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const at = `${this.address}/timeline?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page: z.infer<typeof Timeline> = await this.#client.read(
        cast.secretary.id,
        at,
        Timeline,
      );
      events.push(...page.items);
      cursor = page.next;
    }
    return events;
  }

  /** As the secretary sees it, who sees everything. */
  async look(): Promise<Shown> {
    const { id } = cast.secretary;
    this.latest = await this.#client.read(id, this.address, recommendationShown);
    return this.latest;
  }

  tell(line: string): void {
    this.#tell(this, line);
  }

  /** Of its pages in the API. */
  get address(): string {
    return `/api/recommendations/${this.reference}`;
  }

  #isSuch(
    notice: z.infer<typeof noticeShown>,
    kind: string,
    stage: string,
    words: string,
  ): boolean {
    const isAboutIt = notice.reference === this.reference && notice.stage === stage;
    return isAboutIt && notice.kind === kind && notice.why.includes(words);
  }
}
