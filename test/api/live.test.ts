import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { appointed, askToAgree, openReview } from './asked-to-agree.ts';
import { Browser } from './browser.ts';
import { EventReader } from './event-reader.ts';
import { done, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
let api: TestedApi;
let review: string;
const readers: EventReader[] = [];

beforeAll(async () => {
  api = await openTestedApi();
  review = await openReview(api, ['NOR', 'DEU', 'FRA', 'EST']);
}, 120_000);
afterEach(() => {
  for (const reader of readers.splice(0)) reader.leave();
});
afterAll(async () => {
  await api.close();
});

async function listen(person: string, after = ''): Promise<EventReader> {
  const token = await api.issuer.token(person);
  const reader = await EventReader.open(api, { authorization: `Bearer ${token}` }, after);
  readers.push(reader);
  return reader;
}

function answer(matter: { responses: string; text: string }, person: string, position = 'agree') {
  const reason = position === 'object' ? { reason: 'Not as it stands.' } : {};
  return done(api.post(person, matter.responses, { position, text: matter.text, ...reason }));
}

describe('what happens elsewhere', () => {
  test('is told within a second to those whom it concerns, and only by its name', async () => {
    const matter = await askToAgree(api, review);
    const [officer, norway] = await Promise.all([listen(secretary), listen('delegate.nor')]);
    const begun = performance.now();
    await answer(matter, 'delegate.nor');
    for (const reader of [officer, norway])
      await reader.until(() => reader.references.includes(matter.reference));
    expect(performance.now() - begun).toBeLessThan(1_500);
    expect(norway.told.at(-1)?.data).toEqual({
      everything: false,
      recommendations: [matter.reference],
      reviews: [review],
    });
  });

  test('an answer of another nation is told to no nation, not even that there was one', async () => {
    const matter = await askToAgree(api, review);
    const [officer, germany, public_] = await Promise.all([
      listen(secretary),
      listen('delegate.deu'),
      listen('paul.reader'),
    ]);
    await answer(matter, 'delegate.nor', 'object');
    await officer.until(() => officer.references.includes(matter.reference));
    const begun = await api.get('delegate.deu', '/api/live');
    // What came in the second before a cursor is told again.
    const after = Number(begun.at('cursor')) + 1_000;
    await answer(matter, 'delegate.fra');
    // What everybody may know follows, so that the silence before it says something.
    const other = await askToAgree(api, review);
    await germany.until(() => germany.references.includes(other.reference));
    expect(germany.references).not.toContain(matter.reference);
    const asked = await api.get('delegate.deu', `/api/live?after=${after}`);
    expect(asked.body['recommendations']).toContain(other.reference);
    expect(asked.body['recommendations']).not.toContain(matter.reference);
    expect(public_.references).toEqual([]);
  });
});

describe('a stream ends at once', () => {
  test('when the mandate is revoked, and nothing more is told on it', async () => {
    const { person, mandate } = await appointed(api, 'EST');
    const reader = await listen(person);
    await done(api.post(secretary, `/api/mandates/${mandate}/revocation`, {}));
    await reader.until((told) => told.at(-1)?.event === 'ended');
    expect(reader.told.at(-1)?.data).toEqual({ why: 'mandates-changed' });
    const count = reader.told.length;
    const { reference } = await askToAgree(api, review);
    const officer = await listen(secretary, reader.told[0]?.id);
    await officer.until(() => officer.references.includes(reference));
    expect(reader.told).toHaveLength(count);
    await reader.until(() => reader.hasEnded);
  });

  test('when the session does, wherever that was said', async () => {
    const browser = new Browser(api);
    await browser.signIn('delegate.fra');
    const [name, value] = [...browser.cookies].find(([one]) => one.includes('session')) ?? [];
    const cookie = { cookie: `${name}=${value}`, 'sec-fetch-site': 'same-origin' };
    const reader = await EventReader.open(api, cookie);
    readers.push(reader);
    expect((await browser.post('/auth/sign-out-everywhere', {})).status).toBe(200);
    await reader.until((told) => told.at(-1)?.event === 'ended');
    expect(reader.told.at(-1)?.data).toEqual({ why: 'session-ended' });
  });
});

describe('whoever comes back', () => {
  test('is told what they missed; after too long, to read everything anew', async () => {
    const before = await listen('delegate.est');
    const last = before.told[0]?.id ?? '';
    before.leave();
    const { reference } = await askToAgree(api, review);
    const again = await listen('delegate.est', last);
    await again.until(() => again.references.includes(reference));
    const late = await listen('delegate.est', String(Date.now() - 3_600_000));
    expect(late.told[0]?.data).toMatchObject({ everything: true });
  });

  test('listens at eight places at most; the ninth is told to ask instead', async () => {
    const open = [];
    for (let number = 0; number < 8; number += 1) open.push(await listen('delegate.usa'));
    expect(open.map(({ response }) => response.status)).toEqual(Array(8).fill(200));
    expect((await listen('delegate.usa')).response.status).toBe(429);
    expect((await api.get('delegate.usa', '/api/live')).body).toMatchObject({ everything: false });
  });
});

test('a stranger is not told anything', async () => {
  const reader = await EventReader.open(api, {});
  expect(reader.response.status).toBe(401);
});
