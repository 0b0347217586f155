import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { appointed, askToAgree, openReview } from './asked-to-agree.ts';
import { download } from './bytes.ts';
import { done, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
const auditor = 'alma.berg';
const germany = 'delegate.deu';

const Entry = z.looseObject({
  index: z.int(),
  kind: z.string(),
  act: z.string(),
  at: z.string().nullable(),
  body: z.string().nullable(),
  person: z.string().nullable(),
  reference: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
type Entry = z.infer<typeof Entry>;

let api: TestedApi;
let matter: Awaited<ReturnType<typeof askToAgree>>;
const formula = `=1+1|${freshId('cmd')}`;

beforeAll(async () => {
  api = await openTestedApi();
  const review = await openReview(api, ['NOR', 'DEU', 'FRA']);
  matter = await askToAgree(api, review);
  const { responses, text, path } = matter;
  const reason = 'The costs are not known to us.';
  await done(api.post(germany, responses, { position: 'object', text, reason }));
  await done(api.post('delegate.nor', responses, { position: 'agree', text }));
  // Refused by the rules, refused at the door, and a name that a spreadsheet would run.
  await api.post('delegate.fra', `${path}/acts`, { type: 'accept' });
  await api.post('delegate.fra', '/api/bodies', { id: 'X1', name: 'X', kind: 'agency' });
  await done(
    api.post(secretary, '/api/mandates', { person: formula, body: 'FRA', role: 'delegate' }),
  );
}, 90_000);
afterAll(async () => {
  await api.close();
});

/** Every entry that a person finds, page by page. */
async function entries(person: string, query = '', limit = 200): Promise<Entry[]> {
  const all: Entry[] = [];
  let after: unknown = -1;
  while (after !== null) {
    const path = `/api/audit/entries?limit=${limit}&after=${Number(after)}${query}`;
    const page = await done(api.get(person, path));
    all.push(...z.array(Entry).parse(page.at('items')));
    after = page.at('next');
  }
  return all;
}

const acts = (found: readonly Entry[]) => found.map(({ act }) => act);

describe('the entries of the log', () => {
  test('are read by an auditor: acts, refusals and administration, each once and in order', async () => {
    const all = await entries(auditor, '', 7);
    const indexes = all.map(({ index }) => index);
    expect(indexes).toEqual([...new Set(indexes)].toSorted((a, b) => a - b));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(
      new Set([
        'body',
        'person',
        'mandate',
        'procedure',
        'review',
        'event',
        'request',
        'refusal',
        'refused-attempt',
      ]),
    );
    const frozen = all.find(({ act }) => act === 'version-frozen');
    expect(frozen).toMatchObject({
      reference: matter.reference,
      person: 'kari.holm',
      text: matter.text,
    });
  });

  test('of refused attempts tell an auditor who tried what, and not what was said', async () => {
    const refused = await entries(auditor, `&kind=refusal&reference=${matter.reference}`);
    expect(refused).toEqual([
      expect.objectContaining({
        act: 'accept',
        body: 'FRA',
        person: 'delegate.fra',
        details: { code: 'not-asked-for' },
      }),
    ]);
    const [attempt] = await entries(auditor, '&kind=refused-attempt');
    expect(attempt).toMatchObject({ act: 'POST /api/bodies', person: 'delegate.fra' });
    expect(attempt?.details).toEqual({ code: 'not-allowed', subject: null });
  });

  test('show positions to officers of the review, and to an auditor when they are released', async () => {
    const query = `&reference=${matter.reference}&act=responded`;
    const seen = await entries(secretary, query);
    expect(seen.map(({ body }) => body)).toEqual(['DEU', 'NOR']);
    expect(await entries(auditor, query)).toEqual([]);
    const all = JSON.stringify(await entries(auditor));
    expect(all).not.toContain('"object"');
    // A nation that has answered looks to them like one that has not, to the last letter.
    const answers = await Promise.all(
      ['DEU', 'FRA'].map((body) =>
        download(api, auditor, `/api/audit/entries?body=${body}&act=responded&limit=1`),
      ),
    );
    const [one, other] = answers.map(({ bytes }) => new TextDecoder().decode(bytes));
    expect(one).toBe(other);
  });

  test('are filtered by body, act, person, reference and time', async () => {
    const all = await entries(secretary);
    const middle = all.filter(({ at }) => at !== null).at(-6)?.at ?? '';
    const cases: [string, (entry: Entry) => boolean][] = [
      ['&body=DEU', ({ body }) => body === 'DEU'],
      ['&act=version-frozen', ({ act }) => act === 'version-frozen'],
      ['&person=delegate.fra', ({ person }) => person === 'delegate.fra'],
      [`&reference=${matter.reference}`, ({ reference }) => reference === matter.reference],
      [`&from=${middle}`, ({ at }) => at !== null && at >= middle],
      [`&until=${middle}`, ({ at }) => at !== null && at < middle],
      [
        `&body=NOR&act=responded&from=2000-01-01T00:00:00Z`,
        ({ body, act }) => body === 'NOR' && act === 'responded',
      ],
    ];
    for (const [query, fits] of cases) {
      const found = await entries(secretary, query);
      expect([query, found]).toEqual([query, all.filter(fits)]);
      expect([query, found.length]).not.toEqual([query, 0]);
    }
  });

  test('are a file of JSON lines, and a table in which nothing is a formula', async () => {
    const all = await entries(auditor);
    const lines = await download(api, auditor, '/api/audit/entries?format=jsonl');
    expect(lines.headers.get('content-type')).toBe('application/jsonl');
    const told = new TextDecoder().decode(lines.bytes).trimEnd().split('\n');
    expect(told.map((line): unknown => JSON.parse(line))).toEqual(all);
    const table = await download(api, auditor, '/api/audit/entries?format=csv');
    expect(table.headers.get('content-disposition')).toMatch(
      /^attachment; filename="audit-entries\.csv"/,
    );
    const rows = z.array(z.array(z.string())).parse(parse(Buffer.from(table.bytes), { bom: true }));
    expect(rows).toHaveLength(all.length + 1);
    expect(rows.flat().filter((cell) => /^\s*[=+@]/.test(cell))).toEqual([]);
    expect(rows.flat()).toContain(`'${formula}`);
  });

  test.each([
    ['a delegate', germany],
    ['a chair', 'kari.holm'],
    ['the registrar', 'lucas.meyer'],
    ['an operator', 'sam.reid'],
    ['a requester', 'paul.reader'],
    ['somebody without a mandate', 'paul.nobody'],
  ])('are not for %s', async (_, person) => {
    const answer = await api.get(person, '/api/audit/entries');
    expect([answer.status, answer.at('code')]).toEqual([403, 'not-allowed']);
  });

  test('ask for a sign-in, and for filters that can be read', async () => {
    expect((await api.get(null, '/api/audit/entries')).status).toBe(401);
    for (const query of ['from=yesterday', 'limit=1000', 'format=xml', 'bodies=DEU', 'after=-2'])
      expect((await api.get(auditor, `/api/audit/entries?${query}`)).status).toBe(400);
  });
});

describe('an administrative act', () => {
  test('is an entry, with who asked for what', async () => {
    const { person } = await appointed(api, 'NOR');
    const { reference } = matter;
    const claim = { reference, stage: 'working-group', act: 'lift' };
    await api.post(person, '/api/inbox/claims', claim);
    await done(api.post(person, '/api/calendar-feeds', {}));
    const asked = await entries(auditor, '&kind=request');
    expect(acts(asked)).toContain('POST /api/mandates');
    expect(asked.every(({ person: by }) => by === secretary)).toBe(true);
    const feeds = await entries(auditor, '&kind=calendar-feed');
    expect(feeds).toEqual([expect.objectContaining({ person })]);
    expect(JSON.stringify(feeds)).not.toMatch(/token/);
  });

  test('of which nothing came is none', async () => {
    const before = await entries(auditor, '&kind=request');
    const body = { person: 'x', body: 'NOR', role: 'delegate' };
    await done(api.post(secretary, '/api/mandates?dryRun=true', body));
    await api.post(secretary, '/api/mandates', { ...body, until: '2000-01-01T00:00:00Z' });
    expect(await entries(auditor, '&kind=request')).toEqual(before);
  });

  test('that claims and releases a wait is one as well', async () => {
    const { person } = await appointed(api, 'FRA');
    const { reference } = matter;
    const claim = { reference, stage: 'working-group', act: 'respond' };
    await done(api.post(person, '/api/inbox/claims', claim));
    await done(api.post(person, '/api/inbox/claims/release', claim));
    const asked = await entries(auditor, `&kind=request&person=${person}`);
    expect(acts(asked)).toEqual(['POST /api/inbox/claims', 'POST /api/inbox/claims/release']);
  });
});
