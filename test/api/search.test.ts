import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Held } from '../../domain/policy/may.ts';
import { closeStore, openStore } from '../../store/connection.ts';
import { sha256 } from '../../store/hash.ts';
import { insertMandate } from '../../store/mandates.ts';
import { redact } from '../../store/redactions.ts';
import { findCandidates } from '../../store/search.ts';
import { seenAs } from '../../store/viewing.ts';
import { done, openTestedApi, type TestedApi } from './running-api.ts';
import {
  chair,
  frozenRecommendation,
  norway,
  openTextsReview,
  outsider,
  registrar,
  secretary,
  ukraine,
} from './texts-review.ts';

const first = '# Notices\n\n1. The agency publishes award notices within *ten* days.';
const second = '# Notices\n\n1. The agency publishes award notices within *thirty* days.';
const french = 'L’agence publie les avis d’attribution sous trente jours.';
const operator = 'olga.operator';

let api: TestedApi;
let path: string;
let reference: string;
let other: string;
beforeAll(async () => {
  api = await openTestedApi();
  const review = await openTextsReview(api);
  path = await frozenRecommendation(api, review, { text: first });
  reference = path.split('/').at(-1) ?? '';
  other =
    (await frozenRecommendation(api, review, { text: 'Other notices.' })).split('/').at(-1) ?? '';
  await insertMandate(api.harness.store, {
    id: 'operates',
    person: operator,
    body: 'NEMCON',
    role: 'operator',
    from: 0,
    until: null,
    lentFrom: null,
    grantedBy: secretary,
  });
}, 90_000);
afterAll(() => api.close());

const Page = z.object({
  items: z.array(z.looseObject({ reference: z.string(), excerpt: z.string().nullable() })),
  next: z.string().nullable(),
});

async function search(person: string, text: string, more = ''): Promise<z.infer<typeof Page>> {
  const query = new URLSearchParams({ text }).toString();
  return Page.parse((await done(api.get(person, `/api/search?${query}${more}`))).body);
}

async function found(person: string, text: string): Promise<string[]> {
  return (await search(person, text)).items.map((one) => one.reference);
}

const act = (person: string, body: object) => done(api.post(person, `${path}/acts`, body));

describe('whoever takes part finds a recommendation', () => {
  test('by the beginning of its reference, that one first', async () => {
    const { items } = await search(norway, reference.slice(0, 8));
    expect(items[0]).toMatchObject({ reference, where: 'reference', title: 'Реєстр закупівель' });
  });

  test('by its title and by its text, whatever case and half of a word', async () => {
    expect(await found(norway, 'ЗАКУПІВ')).toContain(reference);
    expect(await search(norway, 'award ten')).toMatchObject({
      items: [
        {
          reference,
          where: 'text',
          language: 'en',
          marking: null,
          known: true,
          excerpt: 'Notices 1. The agency publishes award notices within ten days.',
        },
      ],
      next: null,
    });
    expect(await found(norway, `${reference} award`)).toEqual([reference]);
    expect(await found(norway, 'award nothing')).toEqual([]);
    expect(await found(norway, '--')).toEqual([]);
  });

  test('a page at a time, each once', async () => {
    const [one, two] = [reference, other].toSorted((a, b) => a.localeCompare(b, 'en'));
    const before = await search(norway, 'notices', '&limit=1');
    expect(before.items.map((item) => item.reference)).toEqual([one]);
    const after = await search(norway, 'notices', `&limit=1&cursor=${before.next}`);
    expect([after.items[0]?.reference, after.next]).toEqual([two, null]);
    const wrong = await api.get(norway, '/api/search?text=notices&cursor=abc');
    expect([wrong.status, (await api.get(norway, '/api/search')).status]).toEqual([400, 400]);
  });

  test('by the text in force, in each of its languages, and no longer by an earlier one', async () => {
    await act(chair, { type: 'freeze-version', text: second });
    expect(await found(norway, 'award ten')).toEqual([]);
    expect(await found(norway, 'award thirty')).toEqual([reference]);
    await act(secretary, { type: 'add-language-version', language: 'fr', text: french });
    expect(await search(norway, 'attribution')).toMatchObject({ items: [{ language: 'fr' }] });
  });
});

describe('nobody finds what they may not read', () => {
  test('a body without a place finds nothing, and nobody without a sign-in', async () => {
    for (const words of [reference, 'закупівель', 'award'])
      expect(await found(outsider, words)).toEqual([]);
    expect((await api.get(null, `/api/search?text=${reference}`)).status).toBe(401);
    const open = await done(api.get(null, `/api/search/published?text=${reference}`));
    expect(open.body).toEqual({ items: [], next: null });
  });

  test('a partner finds a text by its words while it may read it, and by its title after', async () => {
    expect(await found(ukraine, 'award thirty')).toEqual([reference]);
    await act(registrar, { type: 'mark', marking: 'NATO RESTRICTED', releasability: ['UKR'] });
    expect(await found(ukraine, 'award thirty')).toEqual([reference]);
    await act(registrar, { type: 'mark', marking: 'NATO RESTRICTED', releasability: [] });
    expect(await found(norway, 'award thirty')).toEqual([reference]);
    for (const words of ['award thirty', 'attribution', `${reference} award`])
      expect(await found(ukraine, words)).toEqual([]);
    expect(await search(ukraine, reference)).toMatchObject({
      items: [{ reference, excerpt: null }],
    });
  });

  test('nor does PostgreSQL offer more, should a route forget to ask', async () => {
    const store = await openStore({ url: api.harness.databaseUrl, poolSize: 1, as: 'api' });
    const offered = async (word: string, held: readonly Held[]) => {
      const eyes = seenAs(store, { kind: 'person', person: 'somebody', held });
      return (await findCandidates(eyes, [word], { limit: 50 })).items.map((one) => one.reference);
    };
    const delegate = (body: string) => [{ body, role: 'delegate' as const }];
    const operators = [{ body: 'NEMCON', role: 'operator' as const }];
    expect(await offered('award', delegate('NOR'))).toEqual([reference]);
    for (const held of [delegate('UKR'), delegate('PRT'), operators, []])
      expect(await offered('award', held)).toEqual([]);
    expect(await offered('закупівель', operators)).toEqual([]);
    expect(await offered('закупівель', delegate('UKR'))).toContain(reference);
    await closeStore(store);
  });

  test('an operator finds references, and titles neither here nor in the list', async () => {
    expect(await search(operator, reference)).toMatchObject({
      items: [{ title: null, excerpt: null }],
    });
    for (const words of ['закупівель', 'award']) expect(await found(operator, words)).toEqual([]);
    const listed = async (text: string) => {
      const query = new URLSearchParams({ text }).toString();
      const page = await done(api.get(operator, `/api/recommendations?${query}`));
      return z.array(z.object({ reference: z.string() })).parse(page.at('items'));
    };
    expect(await listed('закупівель')).toEqual([]);
    expect(await listed(reference)).toMatchObject([{ reference }]);
  });

  test('what was redacted is found by nobody, and its words are gone', async () => {
    const { store } = api.harness;
    const words = async () => {
      const { rows } = await sql<{ language: string }>`
        select language from nemcon.words
        where workflow = ${`recommendation:${reference}`} order by language`.execute(store.db);
      return rows.map(({ language }) => language);
    };
    expect(await words()).toEqual(['en', 'fr']);
    // By the register's own act: the registrar's waits until it is no longer being decided upon.
    const by = { person: registrar, body: 'IS', mandate: 'm', reason: sha256(first) };
    await redact(store, { id: 'r', kind: 'document', subject: sha256(second), at: 0, ...by });
    expect(await words()).toEqual(['fr']);
    for (const text of ['award', 'thirty']) expect(await found(secretary, text)).toEqual([]);
    await act(chair, { type: 'freeze-version', text: 'Nothing of it is left.' });
    expect(await words()).toEqual(['en']);
    expect(await found(secretary, 'attribution')).toEqual([]);
  });
});
