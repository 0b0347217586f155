import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spellingFault } from '../../domain/spelling/spelling.ts';
import { misdeedsOf } from '../papers/hostile-browser.ts';
import { xssStrings } from '../papers/xss-strings.ts';
import { demoReview, done, openTestedApi, type TestedApi } from './running-api.ts';
import { chair, frozenRecommendation, norway, openTextsReview, secretary } from './texts-review.ts';

let api: TestedApi;
let path: string;
beforeAll(async () => {
  api = await openTestedApi(() => ({
    API_RATE_LIMIT: '1000000',
    API_RATE_LIMIT_BODY: '1000000',
    API_RATE_LIMIT_STRANGERS: '1000000',
    API_RATE_LIMIT_FAILURES: '1000000',
    API_RATE_LIMIT_BINDING: '1000000',
    API_RATE_LIMIT_COSTLY: '1000000',
  }));
  path = await frozenRecommendation(api, await openTextsReview(api), { text: 'First.' });
}, 90_000);
afterAll(async () => {
  await api.close();
});

async function inBatches<T>(all: readonly T[], each: (one: T, at: number) => Promise<void>) {
  for (let from = 0; from < all.length; from += 16)
    await Promise.all(all.slice(from, from + 16).map((one, at) => each(one, from + at)));
}

/** What an answer is told to a browser as, so that nothing in it is taken for a page. */
function expectNoPage({ headers, status }: { headers: Headers; status: number }): void {
  expect(status).toBeLessThan(500);
  expect(headers.get('content-type')).toMatch(/^application\/(problem\+)?json/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
  expect(headers.has('set-cookie')).toBe(false);
}

describe('whatever a field is sent, the answer is JSON that no browser takes for a page', () => {
  /** One string in every field of a request; whichever it is refused for, the answer is harmless. */
  const requests: readonly (readonly [
    string,
    (text: string) => readonly [string, string, unknown],
  ])[] = [
    ['names of bodies', (name) => [secretary, '/api/bodies', { id: 'XSS', name, kind: 'agency' }]],
    ['names of people', (name) => [secretary, '/api/people', { id: 'x.s', name }]],
    ['titles', (title) => [secretary, '/api/reviews', demoReview('x', { title })]],
    [
      'texts, reasons and file names',
      (text) => [
        chair,
        '/api/recommendations/NONE-1/acts',
        {
          type: 'freeze-version',
          text,
          names: { benchmark: text, authority: 'NOR', indicator: text, dueDate: text },
          languageVersions: [{ language: 'fr', text }],
          annexes: [{ attachment: text, name: text }],
          changes: [{ clause: text, why: text }],
        },
      ],
    ],
    [
      'statements',
      (text) => [
        norway,
        '/api/recommendations/NONE-1/responses',
        { position: 'agree', text: '0'.repeat(64), reason: text, statement: text },
      ],
    ],
    ['fields that are unknown', (text) => [secretary, '/api/bodies', { [text]: text }]],
  ];

  test.each(requests)(
    '%s',
    async (_what, asked) => {
      await inBatches(xssStrings, async (text) => {
        const [person, address, body] = asked(text);
        expectNoPage(await api.post(person, `${address}?dryRun=true`, body));
      });
    },
    120_000,
  );

  test('addresses and queries', async () => {
    await inBatches(xssStrings, async (text) => {
      const named = encodeURIComponent(text.toWellFormed());
      expectNoPage(await api.get(secretary, `/api/recommendations/${named}`));
      expectNoPage(await api.get(secretary, `/api/recommendations?text=${named}`));
    });
  }, 120_000);
});

describe('what is kept', () => {
  test('is given back as it is, to everybody as text', async () => {
    const taken = xssStrings.filter((text) => spellingFault(text, 'text') === null);
    for (let from = 0; from < taken.length; from += 40) {
      const text = taken
        .slice(from, from + 40)
        .join('\n\n')
        .replaceAll('\r\n', '\n')
        .normalize('NFC');
      await done(api.post(norway, `${path}/comments`, { kind: 'editorial', clause: '', text }));
    }
    const list = await api.get(norway, `${path}/comments`);
    expectNoPage(list);
    expect(JSON.stringify(list.body)).toContain('onerror');
    for (const format of ['csv', 'docx']) {
      const token = await api.issuer.token(norway);
      const file = await fetch(new URL(`${path}/comments?format=${format}`, api.url), {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(file.status).toBe(200);
      expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="/);
      expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(file.headers.get('x-content-type-options')).toBe('nosniff');
      await file.arrayBuffer();
    }
  }, 120_000);
});

test('the one page that shows what it was asked for runs nothing, in a real browser', async () => {
  const pages: string[] = [];
  await inBatches(xssStrings, async (text) => {
    const id = encodeURIComponent(text.toWellFormed());
    const answer = await fetch(new URL(`/recommendations/${id}`, api.url));
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none';/);
    const body = await answer.text();
    if (answer.headers.get('content-type')?.startsWith('text/html')) pages.push(body);
  });
  expect(pages.length).toBeGreaterThan(200);
  expect(await misdeedsOf(pages)).toEqual([]);
}, 120_000);
