import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { appointed, askToAgree, inDays, openReview } from './asked-to-agree.ts';
import { done, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
let api: TestedApi;
let review: string;
let anna: string;
let bo: string;
let matter: Awaited<ReturnType<typeof askToAgree>>;

beforeAll(async () => {
  api = await openTestedApi();
  review = await openReview(api, ['NOR', 'DEU', 'FRA']);
}, 90_000);
beforeEach(async () => {
  anna = (await appointed(api, 'NOR')).person;
  bo = (await appointed(api, 'NOR')).person;
  matter = await askToAgree(api, review);
});
afterAll(async () => {
  await api.close();
});

const stage = 'working-group';

function claim(person: string, more: object = {}) {
  const { reference } = matter;
  return api.post(person, '/api/inbox/claims', { reference, stage, ...more });
}

function release(person: string, more: object = {}) {
  const { reference } = matter;
  return api.post(person, '/api/inbox/claims/release', { reference, stage, ...more });
}

function agree(person: string, asking: { key?: string } = {}) {
  const { responses, text } = matter;
  return api.post(person, responses, { position: 'agree', text }, asking);
}

/** Who has claimed the matter, as a person's inbox shows it. */
async function claimantIn(person: string): Promise<unknown> {
  const items = (await api.get(person, '/api/inbox?limit=200')).at('items');
  const lines: unknown[] = Array.isArray(items) ? items : [];
  return lines.find((line) => JSON.stringify(line).includes(matter.reference));
}

describe('what one of a desk has claimed', () => {
  test('the others see, and leave alone until it is released', async () => {
    const own = await done(claim(anna));
    expect(own.at('what')).toMatchObject({
      act: 'respond',
      body: 'NOR',
      claimed: { person: anna },
    });
    expect(await claimantIn(bo)).toMatchObject({ claimed: { person: anna } });
    const answer = await agree(bo);
    expect([answer.status, answer.at('code')]).toEqual([409, 'claimed']);
    expect(answer.at('claimed')).toMatchObject({ person: anna, stage });
    expect(answer.at('detail')).toMatch(/release/);
    expect((await claim(bo)).at('code')).toBe('claimed');
    await done(release(anna));
    expect(await claimantIn(bo)).toMatchObject({ claimed: null });
    await done(agree(bo));
  });

  test('its claimer answers, and the claim ends with the wait', async () => {
    await done(claim(anna));
    await done(agree(anna));
    expect(await claimantIn(bo)).toBeUndefined();
    await done(agree(bo));
  });

  test('goes to exactly one of several who ask at once', async () => {
    const more = await Promise.all([1, 2, 3, 4].map(() => appointed(api, 'NOR')));
    const people = [anna, bo, ...more.map(({ person }) => person)];
    const answers = await Promise.all(people.map((person) => claim(person)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200, 409, 409, 409, 409, 409,
    ]);
    const winner = people[answers.findIndex(({ status }) => status === 200)];
    expect(await claimantIn(bo)).toMatchObject({ claimed: { person: winner } });
  });

  test('binds nobody of another desk', async () => {
    await done(claim(anna));
    await done(agree('delegate.deu'));
  });

  test('keeps the answer of what was sent before', async () => {
    const key = randomUUID();
    await done(agree(bo, { key }));
    // The objection lets the body be awaited again, to lift it.
    const { responses, text } = matter;
    const objection = { position: 'object', text, reason: 'Costs.' };
    await done(api.post(bo, responses, objection));
    await done(claim(anna, { act: 'lift' }));
    await done(agree(bo, { key }));
    const lift = await api.post(bo, `${matter.path}/acts`, { type: 'lift' });
    expect([lift.status, lift.at('code')]).toEqual([409, 'claimed']);
  });

  test('is released by the head of the delegation or the secretary, who say why', async () => {
    const head = await appointed(api, 'NOR', 'head-of-delegation');
    await done(claim(anna));
    const byOther = await release(bo);
    expect([byOther.status, byOther.at('code')]).toEqual([403, 'not-allowed']);
    const silent = await release(head.person);
    expect([silent.status, silent.at('errors', 0, 'path')]).toEqual([400, '/reason']);
    await done(release(head.person, { reason: 'Anna has left for the airport.' }));
    await done(claim(anna));
    await done(release(secretary, { body: 'NOR', reason: 'It is urgent.' }));
    const none = await release(anna);
    expect([none.status, none.at('code')]).toEqual([409, 'nothing-claimed']);
    await done(agree(bo));
  });

  test('is free again when the mandate of its claimer has ended', async () => {
    const { person, mandate } = await appointed(api, 'NOR');
    const standIn = freshId('stand-in');
    const lent = { mandate, person: standIn, until: inDays(1), reason: 'On leave.' };
    await done(api.post(person, '/api/stand-ins', lent));
    await done(claim(standIn));
    expect((await agree(bo)).at('code')).toBe('claimed');
    await done(api.post(secretary, `/api/mandates/${mandate}/revocation`, {}));
    await done(claim(bo));
    expect(await claimantIn(anna)).toMatchObject({ claimed: { person: bo } });
  });
});

test('only what waits for a desk of one own is claimed', async () => {
  for (const person of ['delegate.hun', 'alma.berg', 'paul.reader']) {
    const answer = await claim(person);
    expect([answer.status, answer.at('code')]).toEqual([409, 'not-awaited']);
  }
  const closed = await claim(anna, { stage: 'silence' });
  expect([closed.status, closed.at('code')]).toEqual([409, 'not-awaited']);
});

test('a task of an office is claimed like an answer', async () => {
  const second = await appointed(api, 'WG-1', 'chair');
  const reference = freshId('R');
  const tasking = { reference, title: 'A task', workingGroup: 'WG-1' };
  await done(api.post(secretary, `/api/reviews/${review}/recommendations`, tasking));
  const body = { reference, stage: 'tasked' };
  await done(api.post(second.person, '/api/inbox/claims', body));
  const acts = `/api/recommendations/${reference}/acts`;
  expect((await api.post('kari.holm', acts, { type: 'accept' })).at('code')).toBe('claimed');
  await done(api.post(second.person, acts, { type: 'accept' }));
});
