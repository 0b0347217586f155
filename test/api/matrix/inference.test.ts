import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { KyselyPlugin } from 'kysely';
import { z } from 'zod';
import type { Edge } from '../../../api/edge.ts';
import { KnownReferences } from '../../../api/known-references.ts';
import { findMatter, knownReview } from '../../../api/matter.ts';
import { findMandates } from '../../../store/mandates.ts';
import { acted, at, frozen, openWorld, respond, setUp, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.api.close());

const Timeline = z.object({
  items: z.array(z.object({ sequence: z.int(), sentence: z.string() })),
});

type Seen = { readonly status: number; readonly headers: string; readonly body: string };

/** An answer to the byte, but for what is of the moment: its clock and the request's own number. */
async function seen(person: string, path: string): Promise<Seen> {
  const token = await world.api.issuer.token(person);
  const response = await fetch(new URL(path, world.api.url), {
    headers: { authorization: `Bearer ${token}`, 'x-request-id': 'same' },
  });
  const moving = /^(date|ratelimit|x-ratelimit|retry-after|keep-alive)/;
  const headers = [...response.headers].filter(([name]) => !moving.test(name));
  const body = await response.text();
  return { status: response.status, headers: JSON.stringify(headers), body };
}

/** Whatever is read that could tell of another nation's act on this recommendation. */
function lookingAt(reference: string): string[] {
  const of = `/api/recommendations/${reference}`;
  const review = `/api/reviews/${world.review}`;
  const lists = [
    '',
    '?limit=2',
    `?text=${reference}`,
    '?stage=silence',
    '?overdue=true',
    '?waitingOn=NOR',
  ];
  return [
    of,
    `${of}/timeline`,
    `${of}/timeline?limit=2`,
    `${of}/timeline?limit=1`,
    `${of}/responses`,
    `${of}/versions`,
    `${of}/versions/1`,
    `${of}/comments`,
    `${of}/comments?format=csv`,
    review,
    `${review}/board`,
    `${review}/package`,
    `${review}/package?format=csv`,
    `${review}/implementation`,
    '/api/reviews',
    '/api/inbox',
    '/api/notices',
    '/api/me',
    '/api/stand-ins',
    '/api/authorisations',
    '/api/mandates?body=DEU',
    '/api/people',
    `/api/register/${reference}`,
    `/api/search?text=${reference}`,
    '/api/search?text=award&limit=1',
    ...lists.map((query) => `/api/recommendations${query}`),
  ];
}

/** Everybody whom it concerns and who is no officer, and some whom it does not. */
const others = [
  'delegate.nor',
  'own.auditor',
  'own.expert',
  'own.operator',
  'own.director',
  'delegate.prt',
  'paul.reader',
];

async function unchangedBy(reference: string, act: () => Promise<unknown>): Promise<number> {
  const asked = others.flatMap((person) => lookingAt(reference).map((path) => ({ person, path })));
  const before = [];
  for (const { person, path } of asked) before.push(await seen(person, path));
  await act();
  for (const [index, { person, path }] of asked.entries())
    expect([person, path, await seen(person, path)]).toEqual([person, path, before[index]]);
  return asked.length;
}

describe('what Germany says is not to be told from what Norway and others are answered', () => {
  test('when it agrees', async () => {
    const reference = world.matters.open;
    const count = await unchangedBy(reference, () =>
      respond(world.api, 'delegate.deu', reference, 'agree'),
    );
    expect(count).toBeGreaterThan(190);
  }, 120_000);

  test('when it takes that back, and asks for more time', async () => {
    const reference = world.matters.open;
    await unchangedBy(reference, async () => {
      await acted(world.api, 'delegate.deu', reference, { type: 'withdraw-position' });
      await acted(world.api, 'delegate.deu', reference, { type: 'request-more-time' });
    });
  }, 120_000);

  test('while the officers are told', async () => {
    const reference = world.matters.open;
    const body = (await seen('sofia.marin', `/api/recommendations/${reference}/timeline?limit=200`))
      .body;
    expect(body).toContain('DEU answered agree');
    expect((await at(world.api, reference)).at('sentence')).toMatch(/silent/);
  });
});

describe('where everybody must agree, what Germany says is not to be told either', () => {
  let reference: string;
  let text: string;
  beforeAll(async () => {
    const review = await setUp(world.api, 'matrix-deciding', ['NOR', 'DEU', 'ITA']);
    reference = await frozen(world.api, review);
    text = String((await at(world.api, reference)).at('text', 'hash'));
    await respond(world.api, 'delegate.ita', reference, 'agree');
  }, 60_000);

  /** Whatever Norway may try without doing it: each try is a question to the live state. */
  async function tried(): Promise<unknown[]> {
    const of = `/api/recommendations/${reference}`;
    const answers = ['agree', 'reserve', 'leave', 'object'].map((position) => ({
      position,
      text,
      ...(position === 'object' ? { reason: 'Costs.' } : {}),
    }));
    const acts = ['lift', 'withdraw-position', 'recuse', 'request-more-time', 'release-position'];
    const items = answers.slice(0, 1).map((answer) => ({ reference, ...answer }));
    const asked: (readonly [string, object])[] = [
      ...answers.map((body) => [`${of}/responses`, body] as const),
      ...acts.map((type) => [`${of}/acts`, { type }] as const),
      ['/api/inbox/responses', { items }],
    ];
    const told = [];
    for (const [path, body] of asked) {
      const same = { key: 'the-same-question', headers: { 'x-request-id': 'same' } };
      const answer = await world.api.post('delegate.nor', `${path}?dryRun=true`, body, same);
      told.push({ path, body, status: answer.status, answer: answer.body });
    }
    return told;
  }

  test.each([
    ['agrees', { position: 'agree' }],
    ['agrees with a reservation', { position: 'reserve', statement: 'Subject to approval.' }],
    ['objects', { position: 'object', reason: 'Costs.' }],
  ])(
    'when it %s: neither by reading nor by trying',
    async (_, { position, ...more }) => {
      const before = await tried();
      await unchangedBy(reference, () =>
        respond(world.api, 'delegate.deu', reference, position, more),
      );
      expect(await tried()).toEqual(before);
      const sentence = String((await at(world.api, reference)).at('sentence'));
      expect(sentence).toMatch(/2 have answered, 1 is silent/);
    },
    120_000,
  );

  test('when officers correct its answer or note that mail did not reach it, and when it tries in vain', async () => {
    const path = `/api/recommendations/${reference}/timeline?limit=200`;
    const { items } = Timeline.parse((await world.api.get('sofia.marin', path)).body);
    const answer = items.findLast(({ sentence }) => sentence.includes('DEU answered'));
    const about = { event: answer?.sequence, reason: 'The letter names another date.' };
    await unchangedBy(reference, async () => {
      const erratum = { type: 'erratum', ...about, strike: false };
      await acted(world.api, 'sofia.marin', reference, erratum);
      await acted(world.api, 'sofia.marin', reference, { type: 'undelivered', body: 'DEU' });
      const acts = `/api/recommendations/${reference}/acts`;
      const vain = await world.api.post('delegate.deu', acts, { type: 'accept' });
      expect(vain.status).toBe(409);
    });
  }, 120_000);

  test('when it lifts its objection and leaves', async () => {
    const before = await tried();
    await unchangedBy(reference, async () => {
      await acted(world.api, 'delegate.deu', reference, { type: 'lift' });
      await acted(world.api, 'delegate.deu', reference, { type: 'recuse' });
    });
    expect(await tried()).toEqual(before);
  }, 120_000);

  test('while officers are told what their own acts would bring about', async () => {
    const path = `/api/recommendations/${reference}/acts?dryRun=true`;
    const would = await world.api.post('sofia.marin', path, { type: 'withdraw', reason: 'No.' });
    expect(JSON.stringify(would.at('would', 'events'))).toContain('"ended"');
    // Norway was the last: what it only tried above is what now happens.
    await respond(world.api, 'delegate.nor', reference, 'agree');
    expect((await at(world.api, reference, 'delegate.nor')).at('outcome')).toBe('agreed');
  });
});

describe('to whom it does not concern', () => {
  const strangers = [
    'delegate.prt',
    'own.requester',
    'other.auditor',
    'other.secretary',
    'paul.reader',
    'nobody.at.all',
  ];

  test('a recommendation is answered as one that does not exist, to the byte', async () => {
    let count = 0;
    for (const person of strangers)
      for (const state of ['drafting', 'open', 'broken', 'held', 'over'] as const)
        for (const part of [
          '',
          '/timeline',
          '/responses',
          '/versions',
          '/versions/1',
          '/comments',
          '/versions/2/changes',
        ]) {
          const reference = world.matters[state];
          const none = reference.replace(/.$/, 'x');
          const [is, isNot] = [
            await seen(person, `/api/recommendations/${reference}${part}`),
            await seen(person, `/api/recommendations/${none}${part}`),
          ];
          expect(is.status).toBe(404);
          expect({ ...is, body: is.body.replaceAll(reference, none) }).toEqual(isNot);
          count += 1;
        }
    expect(count).toBeGreaterThanOrEqual(200);
  }, 120_000);

  test('a review is, and no list, search or board has either', async () => {
    for (const person of strangers) {
      const of = `/api/reviews/${world.review}`;
      for (const part of ['', '/board', '/plan', '/package', '/implementation']) {
        const is = await seen(person, `${of}${part}`);
        const isNot = await seen(person, `/api/reviews/${world.review.replace(/.$/, 'x')}${part}`);
        const none = world.review.replace(/.$/, 'x');
        expect({ ...is, body: is.body.replaceAll(world.review, none) }).toEqual(isNot);
      }
      const lists = [
        '/api/recommendations',
        `/api/recommendations?review=${world.review}`,
        '/api/recommendations?text=award',
        '/api/search?text=award',
        `/api/search?text=${world.matters.open}`,
        '/api/search?text=text',
        '/api/reviews',
        '/api/inbox',
        '/api/notices',
      ];
      for (const list of lists)
        expect((await seen(person, list)).body).toMatch(/^\{"items":\[\](,"next":null)?\}$/);
    }
  }, 60_000);

  test('it takes as many queries as one that does not exist', async () => {
    const asked = async (ask: (edge: Pick<Edge, 'store' | 'known'>) => Promise<unknown>) => {
      let queries = 0;
      const counting: KyselyPlugin = {
        transformQuery: ({ node }) => {
          queries += 1;
          return node;
        },
        transformResult: ({ result }) => Promise.resolve(result),
      };
      const { store } = world.api.harness;
      const counted = { ...store, db: store.db.withPlugin(counting) };
      await expect(ask({ store: counted, known: new KnownReferences() })).rejects.toThrow();
      return queries;
    };
    const mandates = await findMandates(world.api.harness.store, 'other.secretary', Date.now());
    expect(mandates).toHaveLength(1);
    const caller = { person: 'other.secretary', mandates };
    const matter = (reference: string) => (edge: Pick<Edge, 'store' | 'known'>) =>
      findMatter({ ...edge, language: 'en' }, caller, reference);
    const review = (id: string) => (edge: Pick<Edge, 'store' | 'known'>) =>
      knownReview(edge, caller, id);
    expect(await asked(matter(world.matters.open))).toBe(await asked(matter('R-none')));
    expect(await asked(review(world.review))).toBe(await asked(review('none')));
    expect(await asked(matter('R-none'))).toBe(1);
  });
});
