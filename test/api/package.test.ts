import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseProcedure } from '../../procedures/load.ts';
import { insertProcedure } from '../../store/procedures.ts';
import { demoReview, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
const presiding = 'pieter.devos';
const review = freshId('package');
let api: TestedApi;

/** From a frozen text straight into the package, the summit and the public register. */
const packageOnly = `
id: package-only
version: 1
title: Only the package and the summit
steps:
  - id: drafting
    title: Drafting
    stages:
      - { kind: task, id: drafting, title: Drafting, act: freeze-version, holder: working-group-chair }
  - id: consolidation
    title: Consolidation
    stages:
      - { kind: task, id: consolidation, title: Package, act: close-package, holder: secretary }
  - id: summit
    title: Summit
    stages:
      - { kind: task, id: summit, title: Summit, act: conclude, holder: presiding-officer, due: { from: summit, after: 0 seconds } }
  - id: publication
    title: Publication
    stages:
      - { kind: task, id: publication, title: Publication, act: publish, holder: registrar, next: end }
`;

beforeAll(async () => {
  api = await openTestedApi();
  await insertProcedure(api.harness.store, parseProcedure('package-only', packageOnly));
  const more = { procedure: { id: 'package-only' } };
  const made = await api.post(secretary, '/api/reviews', demoReview(review, more));
  expect([made.status, made.at('detail')]).toEqual([200, undefined]);
}, 90_000);
afterAll(async () => {
  await api.close();
});

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > end) throw new Error('It did not happen within 20 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function stageOf(reference: string): Promise<unknown> {
  return (await api.get(secretary, `/api/recommendations/${reference}`)).at('stage');
}

test('the secretary closes the package, the summit concludes, the registrar publishes', async () => {
  const reference = freshId('R');
  const path = `/api/recommendations/${reference}`;
  await api.post(secretary, `/api/reviews/${review}/recommendations`, {
    reference,
    title: 'Into the package',
    workingGroup: 'WG-1',
  });
  await api.post('kari.holm', `${path}/acts`, { type: 'freeze-version', text: 'The final text.' });
  const text = await until(async () => {
    const members = (await api.get(secretary, `/api/reviews/${review}`)).at('members', 0);
    const ready = JSON.stringify(members ?? null).includes('"consolidation"');
    const shown = await api.get(secretary, path);
    return ready ? String(shown.at('text', 'hash')) : undefined;
  });
  const acts = `/api/reviews/${review}/acts`;
  const close = { type: 'close-package', members: [{ reference, text }] };

  const notTheirs = await api.post('kari.holm', acts, close);
  expect([notTheirs.status, notTheirs.at('code')]).toEqual([403, 'not-allowed']);
  const changed = { ...close, members: [{ reference, text: 'b'.repeat(64) }] };
  const other = await api.post(secretary, acts, changed);
  expect([other.status, other.at('code')]).toEqual([409, 'package-changed']);
  const would = await api.post(secretary, `${acts}?dryRun=true`, close);
  expect(would.at('would', 'events', 0, 'sentence')).toBe('The package of 1 is closed.');

  const closed = await api.post(secretary, acts, close);
  expect([closed.status, closed.at('detail')]).toEqual([200, undefined]);
  await until(async () => ((await stageOf(reference)) === 'summit' ? true : undefined));
  const outcome = { type: 'conclude-member', reference, outcome: 'endorsed' };
  const concluded = await api.post(presiding, acts, outcome);
  expect([concluded.status, concluded.at('detail')]).toEqual([200, undefined]);
  await until(async () => ((await stageOf(reference)) === 'publication' ? true : undefined));

  const hidden = await api.get('paul.reader', `${path}/versions`);
  expect([hidden.status, hidden.at('code')]).toEqual([404, 'unknown-recommendation']);
  const published = { type: 'publish', entry: 'Endorsed at the summit.' };
  const entry = await api.post('lucas.meyer', `${path}/acts`, published);
  expect([entry.status, entry.at('detail')]).toEqual([200, undefined]);
  // The text was never marked as public: everybody reads the registrar's words alone.
  const unreleased = await api.get('paul.reader', `${path}/versions`);
  expect(unreleased.at('items', 0, 'text')).toBeNull();
  const shown = await api.get(null, `/api/register/${reference}`);
  expect([shown.at('entry'), shown.at('text')]).toEqual(['Endorsed at the summit.', null]);
}, 60_000);

test('an act on what is over is 409 and says so', async () => {
  const list = await api.get(secretary, `/api/recommendations?review=${review}&stage=over`);
  const reference = String(list.at('items', 0, 'reference'));
  const body = { type: 'withdraw', reason: 'Too late.' };
  const answer = await api.post(secretary, `/api/recommendations/${reference}/acts`, body);
  expect([answer.status, answer.at('code')]).toEqual([409, 'over']);
});
