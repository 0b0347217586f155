import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { demoReview, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
let api: TestedApi;

beforeAll(async () => {
  api = await openTestedApi();
}, 60_000);
afterAll(async () => {
  await api.close();
});

test('a mandate lets a person act at once, and no longer once it is revoked', async () => {
  const person = freshId('new');
  const review = () => api.post(person, '/api/reviews?dryRun=true', demoReview(freshId('r')));
  expect((await review()).status).toBe(403);
  await api.post(secretary, '/api/people', { id: person, name: 'New Person' });
  const body = { person, body: 'IS', role: 'secretary' };
  const key = randomUUID();
  const first = await api.post(secretary, '/api/mandates', body, { key });
  const again = await api.post(secretary, '/api/mandates', body, { key });
  expect([first.status, again.body]).toEqual([200, first.body]);
  expect((await api.get(person, '/api/me')).at('mandates')).toHaveLength(1);
  expect((await review()).status).toBe(200);
  const id = String(first.at('what', 'id'));
  expect((await api.post(secretary, `/api/mandates/${id}/revocation`, {})).status).toBe(200);
  expect((await review()).status).toBe(403);
});

test('a head of delegation appoints delegates of its own nation only', async () => {
  const head = freshId('head');
  await api.post(secretary, '/api/mandates', {
    person: head,
    body: 'NOR',
    role: 'head-of-delegation',
  });
  const appoint = (body: string, role: string) =>
    api.post(head, '/api/mandates', { person: freshId('new'), body, role });
  expect((await appoint('NOR', 'delegate')).status).toBe(200);
  expect((await appoint('NOR', 'secretary')).status).toBe(403);
  expect((await appoint('SWE', 'delegate')).status).toBe(403);
});

test('nobody appoints themselves, and whoever runs the service appoints nobody', async () => {
  const delegate = { body: 'HUN', role: 'delegate' };
  for (const [by, person] of [
    [secretary, secretary],
    ['sam.reid', freshId('friend')],
  ] as const) {
    const answer = await api.post(by, '/api/mandates', { person, ...delegate });
    expect([answer.status, answer.at('code')]).toEqual([403, 'not-allowed']);
  }
});

test('whoever holds two mandates that fit is asked for whom they act', async () => {
  const person = freshId('two');
  for (const body of ['NOR', 'SWE'])
    await api.post(secretary, '/api/mandates', { person, body, role: 'delegate' });
  const groups = [{ body: 'WG-1', members: ['NOR', 'SWE'] }];
  const review = freshId('r');
  await api.post(secretary, '/api/reviews', demoReview(review, { groups }));
  const reference = freshId('R');
  await api.post(secretary, `/api/reviews/${review}/recommendations`, {
    reference,
    title: 'Two hats',
    workingGroup: 'WG-1',
  });
  const path = `/api/recommendations/${reference}`;
  await api.post('kari.holm', `${path}/acts`, { type: 'accept' });
  await api.post('kari.holm', `${path}/acts`, {
    type: 'freeze-version',
    text: 'A text.',
    names: {
      benchmark: 'b',
      authority: 'MOD-UKR',
      dueDate: '2030-01-01T00:00:00Z',
      indicator: 'i',
    },
  });
  const text = (await api.get(person, path)).at('text', 'hash');
  const answer = await api.post(person, `${path}/responses`, { position: 'agree', text });
  expect([answer.status, answer.at('code')]).toEqual([400, 'acting-for-needed']);
  expect(answer.at('choices')).toEqual(
    expect.arrayContaining([
      { body: 'NOR', role: 'delegate' },
      { body: 'SWE', role: 'delegate' },
    ]),
  );
  const named = { position: 'agree', text, actingFor: { body: 'SWE' } };
  const acted = await api.post(person, `${path}/responses`, named);
  expect([acted.status, acted.at('accepted', 'by', 'body')]).toEqual([200, 'SWE']);
});

test('that a nation is silent is shown to it and to officers only', async () => {
  const asked = (person: string) => api.get(person, '/api/recommendations?waitingOn=DEU');
  expect((await asked(secretary)).status).toBe(200);
  expect((await asked('delegate.deu')).status).toBe(200);
  expect((await asked('delegate.fra')).at('code')).toBe('not-allowed');
});

test('a new signing key of the issuer is accepted without a restart', async () => {
  await api.issuer.rotate();
  const token = await api.issuer.token(secretary);
  const end = Date.now() + 10_000;
  let status = 0;
  while (status !== 200 && Date.now() < end) {
    const answer = await fetch(new URL('/api/me', api.url), {
      headers: { authorization: `Bearer ${token}` },
    });
    status = answer.status;
    if (status !== 200) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(status).toBe(200);
});

test('whoever keeps a name is told whose name it may pass for, and it is kept all the same', async () => {
  const [first, second, body] = [freshId('namesake'), freshId('namesake'), freshId('N')];
  const called = (id: string, name: string, dryRun = false) =>
    api.post(secretary, `/api/people?dryRun=${dryRun}`, { id, name });
  expect((await called(first, `Ada ${first}`)).at('what', 'namesakes')).toBeUndefined();
  for (const dryRun of [true, false]) {
    const answer = await called(second, `ADA ${first}`, dryRun);
    expect([answer.status, answer.at('what', 'namesakes')]).toEqual([
      200,
      [{ id: first, name: `Ada ${first}`, sentence: expect.stringContaining('looks like') }],
    ]);
  }
  expect((await called(first, `Ada ${first}-2`)).at('what', 'namesakes')).toBeUndefined();
  const named = { id: body, name: 'Norway', kind: 'nation' };
  const answer = await api.post(secretary, '/api/bodies?dryRun=true', named);
  expect(answer.at('what', 'namesakes', 0, 'id')).toBe('NOR');
});
