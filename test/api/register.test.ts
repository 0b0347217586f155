import { z } from 'zod';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { memberIn, PackageReview, presiding, registrar, until } from './package-route.ts';
import { freshId, openTestedApi, type TestedApi } from './running-api.ts';

let api: TestedApi;
let review: PackageReview;
let reference: string;
let path: string;

beforeAll(async () => {
  api = await openTestedApi();
  review = await PackageReview.open(api);
  reference = await review.agreed();
  path = `/api/recommendations/${reference}/acts`;
  await review.close([reference]);
  await review.reaches(reference, 'summit');
  await review.does(presiding, review.acts, {
    type: 'conclude-member',
    reference,
    outcome: 'endorsed',
  });
  await review.reaches(reference, 'publication');
}, 120_000);
afterAll(async () => {
  await api.close();
});

test('what is not published is not in the register, and nobody learns that it exists', async () => {
  const [unpublished, unknown] = [
    await api.get(null, `/api/register/${reference}`),
    await api.get(null, `/api/register/${freshId('R')}`),
  ];
  expect([unpublished.status, unknown.status]).toEqual([404, 404]);
  expect(unpublished.at('code')).toBe(unknown.at('code'));
});

test('a text that is not marked as public is not published word for word', async () => {
  const versions = await api.get(registrar, `/api/recommendations/${reference}/versions`);
  const entry = versions.at('items', 0, 'text');
  const refused = await api.post(registrar, path, { type: 'publish', entry });
  expect([refused.status, refused.at('code')]).toEqual([409, 'requirement-unmet']);
});

test('everybody reads the entry without a sign-in, and keeps it until it changes', async () => {
  await review.does(registrar, path, { type: 'publish', entry: 'Contracts are announced.' });
  const list = await api.get(null, '/api/register');
  expect(memberIn(list.at('items'), reference)).toMatchObject({
    outcome: 'endorsed',
    entry: 'Contracts are announced.',
    title: null,
    corrected: null,
  });
  const shown = await api.get(null, `/api/register/${reference}`);
  expect(shown.body).toMatchObject({ text: null, positions: [], reservations: [], statements: [] });
  const etag = shown.headers.get('etag') ?? '';
  expect(shown.headers.get('cache-control')).toBe('public, no-cache');
  const again = await fetch(new URL(`/api/register/${reference}`, api.url), {
    headers: { 'if-none-match': etag },
  });
  expect([again.status, await again.text()]).toEqual([304, '']);

  const correct = {
    type: 'correct-publication',
    entry: 'Every contract is announced.',
    reason: 'x',
  };
  const notTheirs = await api.post('sofia.marin', path, correct);
  expect([notTheirs.status, notTheirs.at('code')]).toEqual([403, 'not-your-office']);
  await review.does(registrar, path, correct);
  const corrected = await fetch(new URL(`/api/register/${reference}`, api.url), {
    headers: { 'if-none-match': etag },
  });
  expect(corrected.status).toBe(200);
  expect(await corrected.text()).toContain('Every contract is announced.');
  const timeline = await api.get(registrar, `/api/recommendations/${reference}/timeline?limit=200`);
  expect(JSON.stringify(timeline.body)).toMatch(/"published".*"publication-corrected"/);
});

/** What anybody finds by these words, of ours. */
async function found(words: string): Promise<Record<string, unknown>[]> {
  const page = await api.get(null, `/api/search/published?text=${encodeURIComponent(words)}`);
  const items = z.array(z.record(z.string(), z.unknown())).parse(page.at('items'));
  return items.filter((one) => one['reference'] === reference);
}

test('everybody finds it by its reference and the last entry, and by nothing that is not public', async () => {
  const shown = { title: null, published: true, known: false };
  expect(await found(reference)).toMatchObject([{ ...shown, where: 'reference', excerpt: null }]);
  expect(await found('every contract announc')).toMatchObject([
    { ...shown, where: 'entry', excerpt: 'Every contract is announced.' },
  ]);
  for (const words of ['contracts are', `title ${reference}`, 'costs'])
    expect(await found(words)).toEqual([]);
});

test('a nation alone releases its position, and with it its reservation', async () => {
  const release = { type: 'release-position' };
  await review.does('delegate.deu', path, release);
  const refused = await api.post('delegate.nor', path, { ...release, body: 'FRA' });
  expect(refused.status).toBe(403);
  const shown = await api.get(null, `/api/register/${reference}`);
  expect(shown.body).toMatchObject({
    positions: [{ body: 'DEU', stage: 'agreement', position: 'reserve' }],
    reservations: [{ body: 'DEU', text: `The costs of ${reference}.` }],
    statements: [],
  });
  const others = await api.get('delegate.pol', `/api/recommendations/${reference}/responses`);
  expect(JSON.stringify(others.at('items'))).toMatch(/"DEU"/);
  expect(JSON.stringify(others.at('items'))).not.toMatch(/"FRA"|"NOR"/);
});

test('a text that is marked as public stands beside its entry', async () => {
  await review.does(registrar, path, { type: 'mark', marking: 'PUBLIC' });
  const shown = await api.get(null, `/api/register/${reference}`);
  expect(shown.at('title')).toBe(`The title of ${reference}`);
  expect(String(shown.at('text'))).toContain('Every contract is announced.');
  expect(await found(`title ${reference}`)).toMatchObject([{ where: 'title', marking: 'PUBLIC' }]);
});

test('the authority is reminded, shows evidence, hears why it is refused, and shows more', async () => {
  const told = await until(async () => {
    const notices = await api.get('oleh.bondar', '/api/notices');
    const mine = JSON.stringify(notices.at('items') ?? []);
    return mine.includes('"reminder"') ? mine : undefined;
  });
  expect(told).toContain(reference);
  const inbox = await api.get('oleh.bondar', '/api/inbox');
  expect(JSON.stringify(inbox.body)).toContain('submit-evidence');

  const submit = { type: 'submit-evidence', evidence: 'A first report.' };
  await review.does('oleh.bondar', path, submit);
  await review.does('sofia.marin', path, { type: 'refuse-evidence', reason: 'No figures.' });
  await review.does('oleh.bondar', path, { ...submit, evidence: 'A report with figures.' });
  const list = `/api/reviews/${review.id}/implementation`;
  const standing = await api.get('sofia.marin', list);
  expect(memberIn(standing.at('items'), reference)).toMatchObject({
    authority: 'MOD-UKR',
    state: 'evidence-submitted',
    overdue: false,
    reminders: 1,
    evidence: [
      { text: 'A first report.', status: 'refused', reason: 'No figures.' },
      { text: 'A report with figures.', status: 'submitted', by: 'oleh.bondar' },
    ],
  });
  const outside = await api.get('paul.reader', list);
  expect([outside.status, outside.at('code')]).toEqual([404, 'unknown-review']);
  await review.does('sofia.marin', path, { type: 'accept-evidence' });
  await review.reaches(reference, 'over');
  const done = await api.get('sofia.marin', list);
  expect(memberIn(done.at('items'), reference)).toMatchObject({
    state: 'evidence-accepted',
    evidence: [{ status: 'refused' }, { status: 'accepted' }],
  });
}, 60_000);
