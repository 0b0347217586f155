import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { appointed, askToAgree, inDays, openReview } from './asked-to-agree.ts';
import { done, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
let api: TestedApi;
let review: string;

beforeAll(async () => {
  api = await openTestedApi();
  review = await openReview(api, ['NOR', 'DEU', 'FRA']);
}, 90_000);
afterAll(async () => {
  await api.close();
});

/** References in a person's inbox. */
async function inboxOf(person: string): Promise<string> {
  return JSON.stringify((await api.get(person, '/api/inbox?limit=200')).at('items'));
}

test('what waits for somebody waits for the successor at once; the electorate stays', async () => {
  const before = await appointed(api, 'NOR');
  const successor = freshId('successor');
  const { reference, path, responses, text } = await askToAgree(api, review);
  expect(await inboxOf(before.person)).toContain(reference);
  const address = `/api/mandates/${before.mandate}/succession`;
  const handed = await done(api.post(secretary, address, { person: successor, reason: 'Posted.' }));
  expect(handed.at('what')).toMatchObject({ person: successor, succeeds: before.mandate });
  expect(await inboxOf(before.person)).toBe('[]');
  expect(await inboxOf(successor)).toContain(reference);
  const late = await api.post(before.person, responses, { position: 'agree', text });
  expect([late.status, late.at('code')]).toEqual([404, 'unknown-recommendation']);
  const answer = await done(api.post(successor, responses, { position: 'agree', text }));
  expect(answer.at('accepted', 'by')).toMatchObject({ person: successor, body: 'NOR' });
  const { body } = await api.get(secretary, path);
  expect(body['stages']).toContainEqual(
    expect.objectContaining({ phase: 'running', electorate: ['NOR', 'DEU', 'FRA'] }),
  );
});

test('by the head of the delegation too, but to nobody wider and not to oneself', async () => {
  const head = await appointed(api, 'NOR', 'head-of-delegation');
  const delegate = await appointed(api, 'NOR');
  const hand = (mandate: string, person: string) =>
    api.post(head.person, `/api/mandates/${mandate}/succession`, { person, reason: 'Posted.' });
  const own = await hand(delegate.mandate, head.person);
  expect([own.status, own.at('code')]).toEqual([403, 'not-allowed']);
  const same = await hand(delegate.mandate, delegate.person);
  expect([same.status, same.at('code')]).toEqual([409, 'already-exists']);
  expect((await hand(head.mandate, freshId('x'))).at('code')).toBe('not-allowed');
  await done(hand(delegate.mandate, freshId('x')));
  const twice = await hand(delegate.mandate, freshId('y'));
  expect([twice.status, twice.at('code')]).toEqual([409, 'mandate-ended']);
});

test('of two successions at once one happens, and the same key again is the same one', async () => {
  const { mandate } = await appointed(api, 'DEU');
  const address = `/api/mandates/${mandate}/succession`;
  const people = [freshId('one'), freshId('two')];
  const answers = await Promise.all(
    people.map((person) => api.post(secretary, address, { person, reason: 'Posted.' })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const other = await appointed(api, 'DEU');
  const key = randomUUID();
  const body = { person: freshId('three'), reason: 'Posted.' };
  const again = `/api/mandates/${other.mandate}/succession`;
  const first = await done(api.post(secretary, again, body, { key }));
  const second = await done(api.post(secretary, again, body, { key }));
  expect(second.body).toEqual(first.body);
});

test('stand-ins of the one who goes end with it, and a stand-in is not succeeded', async () => {
  const { person, mandate } = await appointed(api, 'FRA');
  const standIn = freshId('bo');
  const body = { mandate, person: standIn, until: inDays(2), reason: 'On leave.' };
  const set = await done(api.post(person, '/api/stand-ins', body));
  const lent = `/api/mandates/${String(set.at('what', 'id'))}/succession`;
  const answer = await api.post(secretary, lent, { person: freshId('x'), reason: 'Posted.' });
  expect([answer.status, answer.at('code')]).toEqual([409, 'stand-in-chain']);
  const address = `/api/mandates/${mandate}/succession`;
  await done(api.post(secretary, address, { person: freshId('x'), reason: 'Posted.' }));
  expect((await api.get(standIn, '/api/me')).at('mandates')).toEqual([]);
});

test('a key of an administrative write serves one of them', async () => {
  const key = randomUUID();
  const writes = [
    ['/api/bodies', { id: freshId('B'), name: 'A body', kind: 'office' }],
    ['/api/bodies', { id: freshId('B'), name: 'Another body', kind: 'office' }],
    ['/api/people', { id: freshId('p'), name: 'A person' }],
    ['/api/mandates', { person: freshId('p'), body: 'NOR', role: 'delegate' }],
  ] as const;
  const answers = [];
  for (const [path, body] of writes) answers.push(await api.post(secretary, path, body, { key }));
  expect(answers.map(({ status }) => status)).toEqual([200, 422, 422, 422]);
  expect(answers[1]?.at('code')).toBe('key-reused');
  const kept = await api.get(secretary, '/api/bodies');
  expect(JSON.stringify(kept.body)).not.toContain(writes[1][1].id);
});
