import { z } from 'zod';
import { reviewWholeShown } from '../../api/contract/reviews.ts';
import { noticeShown } from '../../api/contract/recommendations.ts';
import type { Client } from '../sample/client.ts';
import { nations, offices } from '../sample/offices.ts';
import { cast, groups, introduce } from './cast.ts';
import { eventually } from './eventually.ts';
import type { Paper } from './paper.ts';
import type { Story } from './story.ts';

const Notices = z.object({ items: z.array(noticeShown) });

/** Room for all stories before the date that cannot move. */
const untilTheSummit = 75_000;

/** The review of one demonstration: its package and its summit. */
export class DemoReview {
  readonly id: string;
  readonly #client: Client;

  constructor(client: Client, id: string) {
    this.#client = client;
    this.id = id;
  }

  async isSetUp(): Promise<void> {
    await this.#client.write(cast.secretary.id, '/api/reviews', {
      id: this.id,
      title: 'A procurement review in 90 seconds (demonstration)',
      procedure: { id: 'sdpr-demo' },
      summitAt: new Date(Date.now() + untilTheSummit).toISOString(),
      groups: Object.values(groups).map(({ body, members }) => ({ body, members })),
      electorates: { nations },
      offices,
    });
  }

  /** The secretary closes the package with the texts that were agreed. */
  async packageIsClosed(papers: readonly Paper[]): Promise<void> {
    const { id } = cast.secretary;
    const { members } = await eventually(
      'the review to know that its recommendations are agreed',
      () => this.#client.read(id, this.address, reviewWholeShown),
      (review) => papers.every((paper) => isReady(review, paper.reference)),
    );
    const texts = members
      .filter(({ reference }) => papers.some((paper) => paper.reference === reference))
      .map(({ reference, text }) => ({ reference, text }));
    const act = { type: 'close-package', members: texts };
    await this.#client.write(id, `${this.address}/acts`, act);
    for (const paper of papers) paper.tell(`${introduce(cast.secretary)} closes the package`);
  }

  /** The presiding officer is reminded of the summit, or told that its date has passed. */
  async summitIsNear(): Promise<void> {
    await eventually(
      'the presiding officer to be reminded of the summit',
      () => this.#client.read(cast.presidingOfficer.id, '/api/notices?limit=50', Notices),
      ({ items }) =>
        items.some(
          ({ review, reference, kind }) =>
            review === this.id && reference === null && kind === 'reminder',
        ) || Date.now() > this.#summitIsOver,
    );
  }

  async isConcluded(paper: Paper, outcome: Story['concluded']): Promise<void> {
    const act = { type: 'conclude-member', reference: paper.reference, outcome };
    await this.#client.write(cast.presidingOfficer.id, `${this.address}/acts`, act);
    paper.tell(`the summit: ${outcome}`);
  }

  /** The secretary keeps one out of the package. */
  async takesOut(paper: Paper, reason: string): Promise<void> {
    const act = { type: 'take-out', reference: paper.reference, reason };
    await this.#client.write(cast.secretary.id, `${this.address}/acts`, act);
    paper.tell(`${introduce(cast.secretary)} takes it out of the package: ${reason}`);
  }

  /** One act for all members. */
  async concludesAll(papers: readonly Paper[], outcome: Story['concluded']): Promise<void> {
    const act = { type: 'conclude-all', outcome };
    await this.#client.write(cast.presidingOfficer.id, `${this.address}/acts`, act);
    for (const paper of papers) paper.tell(`the summit: ${outcome}, all at once`);
  }

  readonly #summitIsOver = Date.now() + untilTheSummit;

  /** Of its pages in the API. */
  get address(): string {
    return `/api/reviews/${this.id}`;
  }
}

function isReady({ members }: z.infer<typeof reviewWholeShown>, reference: string): boolean {
  return members.some((one) => one.reference === reference && one.step === 'consolidation');
}
