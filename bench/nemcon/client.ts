import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { freshTokens } from '../../tools/issuer/fresh-tokens.ts';
import { allies } from '../../tools/sample/bodies.ts';
import { offices } from '../../tools/sample/offices.ts';
import { personAt } from '../../tools/sample/people.ts';
import { delegateOf } from '../../tools/sample/steps.ts';
import type { Target } from '../target.ts';
import { Http, type HttpAnswer } from './http.ts';

/** Who answers: the Allies and the partner, in this order. */
export const nations: readonly string[] = [...Object.keys(allies), 'UKR'];

export const secretary = personAt('IS', 'secretary').id;

export type NemconClient = Target & {
  readonly http: Http;
  readonly tokenOf: (person: string) => Promise<string>;
  readonly review: string;
  readonly close: () => void;
};

/** The first error answers, in full: a number of errors alone explains nothing. */
const shownErrors = 3;

/**
 * Nemcon as its delegations use it: by HTTP, each with a token of its own. Every matter is a
 * recommendation under silence for five working days, which all 33 may answer.
 */
export async function openNemcon(at: { api: string; issuer: string }): Promise<NemconClient> {
  const http = new Http(at.api);
  const tokenOf = freshTokens(at.issuer);
  const delegates = nations.map(delegateOf);
  await Promise.all(delegates.map(tokenOf));
  const review = await createReview(http, await tokenOf(secretary));
  let begun = 0;
  let shown = 0;
  const isGood = async (ask: () => Promise<HttpAnswer>): Promise<boolean> => {
    const { status, body } = await untilRecorded(ask);
    if (status !== 200 && shown++ < shownErrors) process.stderr.write(`${status} ${body}\n`);
    return status === 200;
  };
  return {
    name: 'nemcon',
    http,
    tokenOf,
    review,
    decide: async (matter, delegation) => {
      const path = `/api/recommendations/${matter}/responses`;
      const body = { position: 'agree', text: unversioned };
      const key = randomUUID();
      const token = await tokenOf(delegates[delegation] ?? '');
      return await isGood(() => http.post(path, token, key, body));
    },
    begin: async () => {
      const reference = `${review}-${(begun += 1)}`;
      const body = { reference, title: `Recommendation ${reference}`, workingGroup: 'WG-1' };
      const path = `/api/reviews/${review}/recommendations`;
      const token = await tokenOf(secretary);
      const key = randomUUID();
      return (await isGood(() => http.post(path, token, key, body))) ? reference : null;
    },
    close: () => http.close(),
  };
}

/**
 * 202 says that it is accepted and not on record yet: it counts as recorded when it is, and the
 * waiting as its time.
 */
async function untilRecorded(ask: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 202) return answer;
    await pause(100);
  }
}

/** No version is frozen, so every text is the one in force. */
const unversioned = '0'.repeat(64);

/** @returns the review's id, new in each run */
async function createReview(http: Http, token: string): Promise<string> {
  const id = `BENCH-${randomUUID().slice(0, 8)}`;
  const answer = await http.post('/api/reviews', token, randomUUID(), {
    id,
    title: 'Measured',
    procedure: { id: 'nato-silence' },
    summitAt: new Date(Date.now() + 200 * 86_400_000).toISOString(),
    groups: [{ body: 'WG-1' }],
    electorates: { nations },
    offices,
    facts: { committeeEndorsed: true },
  });
  if (answer.status !== 200)
    throw new Error(`The review to measure could not be set up: ${answer.body}`);
  return id;
}
