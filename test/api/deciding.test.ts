import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { findReceipt } from '../../store/receipts.ts';
import { demoReview, done, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
const chair = 'kari.holm';
const review = freshId('deciding');
let api: TestedApi;

beforeAll(async () => {
  api = await openTestedApi();
  const answer = await api.post(secretary, '/api/reviews', demoReview(review));
  expect([answer.status, answer.at('code'), answer.at('detail')]).toEqual([
    200,
    undefined,
    undefined,
  ]);
}, 90_000);
afterAll(async () => {
  await api.close();
});

function acts(reference: string): string {
  return `/api/recommendations/${reference}/acts`;
}

async function taskOne(): Promise<string> {
  const reference = freshId('R');
  const body = { reference, title: 'Publish award notices', workingGroup: 'WG-1' };
  const answer = await api.post(secretary, `/api/reviews/${review}/recommendations`, body);
  expect([answer.status, answer.at('detail')]).toEqual([200, undefined]);
  return reference;
}

/** Tasked, accepted and frozen: the working group is asked to agree. */
async function inWorkingGroup(): Promise<{ reference: string; text: string }> {
  const reference = await taskOne();
  await done(api.post(chair, acts(reference), { type: 'accept' }));
  await done(api.post(chair, acts(reference), freeze('First text.')));
  const shown = await api.get(chair, `/api/recommendations/${reference}`);
  return { reference, text: String(shown.at('text', 'hash')) };
}

function freeze(text: string) {
  return {
    type: 'freeze-version',
    text,
    names: {
      benchmark: 'The Allied benchmark.',
      authority: 'MOD-UKR',
      dueDate: new Date(Date.now() + 3_600_000).toISOString(),
      indicator: 'Share of notices published.',
    },
  };
}

describe('a decision answers 200 when it is in history and in the register', () => {
  test('the answer says who acted for whom, what is true now and where to go on', async () => {
    const reference = await taskOne();
    const answer = await done(api.post(chair, acts(reference), { type: 'accept' }));
    expect(answer.at('accepted')).toMatchObject({
      subject: reference,
      act: 'accept',
      status: 'counted',
      by: { person: chair, body: 'WG-1', role: 'chair' },
    });
    expect(answer.at('accepted', 'receivedAt', 'zone')).toBe('Europe/Brussels');
    expect(answer.at('now', 'stage')).toBe('drafting');
    expect(answer.at('now', 'needs', 0)).toMatchObject({ act: 'freeze-version' });
    const line = await api.get(chair, `/api/recommendations/${reference}`);
    expect(line.at('sequence')).toBeGreaterThanOrEqual(Number(answer.at('accepted', 'sequence')));
    expect(line.at('sentence')).toBe(answer.at('now', 'sentence'));
  });

  test('a reference is tasked once', async () => {
    const reference = await taskOne();
    const body = { reference, title: 'Another one', workingGroup: 'WG-2' };
    const answer = await api.post(secretary, `/api/reviews/${review}/recommendations`, body);
    expect([answer.status, answer.at('code')]).toEqual([409, 'already-tasked']);
  });

  test('links to the Temporal UI go to the secretary and not to a delegation', async () => {
    const reference = await taskOne();
    const path = `/api/recommendations/${reference}`;
    expect((await api.get(secretary, path)).at('links', 'temporal')).toMatch(
      'http://temporal.example/namespaces/default/workflows/recommendation%3A',
    );
    expect((await api.get('delegate.deu', path)).at('links', 'temporal')).toBeUndefined();
  });
});

describe('the same Idempotency-Key has one effect', () => {
  test('sent twice it answers the same', async () => {
    const reference = await taskOne();
    const key = randomUUID();
    const first = await done(api.post(chair, acts(reference), { type: 'accept' }, { key }));
    const second = await done(api.post(chair, acts(reference), { type: 'accept' }, { key }));
    expect(second.at('accepted')).toEqual(first.at('accepted'));
  });

  test('sent eight times at once it is one comment, and every answer is the same', async () => {
    const { reference } = await inWorkingGroup();
    const key = randomUUID();
    const body = { kind: 'editorial', clause: '1', text: 'A comma is missing.' };
    const path = `/api/recommendations/${reference}/comments`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => done(api.post('delegate.nor', path, body, { key }))),
    );
    const [first, ...others] = answers.map((answer) => answer.at('accepted'));
    for (const other of others) expect(other).toEqual(first);
    expect((await api.get(chair, path)).at('items')).toHaveLength(1);
  });

  test('with another body it is 422 and changes nothing', async () => {
    const reference = await taskOne();
    const key = randomUUID();
    await done(api.post(chair, acts(reference), { type: 'accept' }, { key }));
    const answer = await api.post(chair, acts(reference), freeze('A text.'), { key });
    expect([answer.status, answer.at('code')]).toEqual([422, 'key-reused']);
    expect((await api.get(chair, `/api/recommendations/${reference}`)).at('stage')).toBe(
      'drafting',
    );
  });

  test('tasking sent twice at once is one recommendation', async () => {
    const key = randomUUID();
    const body = { reference: freshId('R'), title: 'Once', workingGroup: 'WG-1' };
    const path = `/api/reviews/${review}/recommendations`;
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => done(api.post(secretary, path, body, { key }))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer.at('accepted')))).size).toBe(1);
  });
});

describe('what is not possible is refused, and says what is true now', () => {
  test('another office: 403', async () => {
    const reference = await taskOne();
    const answer = await api.post('helena.costa', acts(reference), { type: 'accept' });
    expect([answer.status, answer.at('code')]).toEqual([403, 'not-your-office']);
    expect(answer.at('now')).toEqual(expect.any(String));
  });

  test('a refusal is the final answer of its key', async () => {
    const reference = await taskOne();
    const key = randomUUID();
    const body = freeze('Too early.');
    const asked = () => api.post(chair, acts(reference), body, { key });
    const first = await asked();
    expect(first.status).toBeGreaterThanOrEqual(400);
    await done(api.post(chair, acts(reference), { type: 'accept' }));
    expect((await asked()).at('code')).toBe(first.at('code'));
    const receipt = await findReceipt(api.harness.store, `recommendation:${reference}`, key);
    expect(receipt?.settled?.answer).toMatchObject({ ok: false, code: first.at('code') });
  });

  test('an answer to an old text, by its hash: 409, and which text is in force', async () => {
    const { reference } = await inWorkingGroup();
    const answer = await api.post('delegate.nor', `/api/recommendations/${reference}/responses`, {
      position: 'agree',
      text: 'a'.repeat(64),
    });
    expect([answer.status, answer.at('code')]).toEqual([409, 'text-changed']);
  });

  test('a body outside the electorate: 403', async () => {
    const { reference, text } = await inWorkingGroup();
    const path = `/api/recommendations/${reference}/responses`;
    const answer = await api.post('delegate.esp', path, { position: 'agree', text });
    expect([answer.status, answer.at('code')]).toEqual([403, 'not-in-electorate']);
  });

  test('a position the procedure does not know: 422', async () => {
    const { reference, text } = await inWorkingGroup();
    const path = `/api/recommendations/${reference}/responses`;
    const answer = await api.post('delegate.nor', path, { position: 'shrug', text });
    expect([answer.status, answer.at('code')]).toEqual([422, 'unknown-position']);
  });

  test('an answer to a stage that was decided early is 409, and the attempt is on record', async () => {
    const { reference, text } = await inWorkingGroup();
    const path = `/api/recommendations/${reference}/responses`;
    for (const nation of ['nor', 'deu', 'fra'])
      await done(api.post(`delegate.${nation}`, path, { position: 'agree', text }));
    const key = randomUUID();
    const body = { position: 'object', text, reason: 'We have second thoughts.' };
    const answer = await api.post('delegate.nor', path, body, { key });
    expect(answer.status).toBe(409);
    expect(answer.at('now')).toEqual(expect.any(String));
    const receipt = await findReceipt(api.harness.store, `recommendation:${reference}`, key);
    expect(receipt?.settled?.answer).toMatchObject({ ok: false });
    expect((await api.get(secretary, path)).at('items')).toHaveLength(3);
  });
});

describe('a dry run says what would happen and keeps nothing', () => {
  test('what would be accepted', async () => {
    const reference = await taskOne();
    const key = randomUUID();
    const asked = `${acts(reference)}?dryRun=true`;
    const answer = await done(api.post(chair, asked, { type: 'accept' }, { key }));
    expect(answer.at('would', 'events', 0, 'sentence')).toEqual(expect.any(String));
    expect((await api.get(chair, `/api/recommendations/${reference}`)).at('stage')).toBe('tasked');
    expect(
      await findReceipt(api.harness.store, `recommendation:${reference}`, key),
    ).toBeUndefined();
  });

  test('what would be refused', async () => {
    const reference = await taskOne();
    const asked = `${acts(reference)}?dryRun=true`;
    const answer = await api.post('helena.costa', asked, { type: 'accept' });
    expect([answer.status, answer.at('code')]).toEqual([403, 'not-your-office']);
  });
});

describe('what is read is what the reader may know', () => {
  test('officers see all positions, a nation its own, the public none', async () => {
    const { reference, text } = await inWorkingGroup();
    const path = `/api/recommendations/${reference}/responses`;
    await done(api.post('delegate.nor', path, { position: 'agree', text }));
    await done(api.post('delegate.deu', path, { position: 'reserve', text, reason: 'Costs.' }));
    const seenBy = async (person: string) => (await api.get(person, path)).at('items');
    expect(await seenBy(secretary)).toHaveLength(2);
    expect(await seenBy('delegate.deu')).toMatchObject([{ body: 'DEU', reason: 'Costs.' }]);
    expect(await seenBy('paul.reader')).toBeUndefined();
    const timeline = await api.get('delegate.nor', `/api/recommendations/${reference}/timeline`);
    expect(JSON.stringify(timeline.body)).not.toMatch('DEU answered');
  });

  test('the inbox of the chair holds what waits, the board counts it, and the list filters', async () => {
    const reference = await taskOne();
    const inbox = await api.get(chair, '/api/inbox?limit=200');
    expect(inbox.at('items')).toEqual(
      expect.arrayContaining([expect.objectContaining({ reference, act: 'accept' })]),
    );
    const board = await api.get(secretary, `/api/reviews/${review}/board`);
    expect(Number(board.at('total'))).toBeGreaterThan(0);
    expect(board.at('steps', 0)).toEqual({ step: 'tasked', title: 'Tasked' });
    const shown = z.array(z.object({ step: z.string().nullable() })).parse(board.at('columns'));
    const route = ['tasked', 'drafting', 'working-group', 'reviews', 'committee', 'silence'];
    const places = shown.flatMap(({ step }) => (step === null ? [] : [route.indexOf(step)]));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).toContain(0);
    const list = await api.get(secretary, `/api/recommendations?review=${review}&stage=tasked`);
    expect(JSON.stringify(list.at('items'))).toMatch(reference);
  });
});

test('33 bodies answer in the same second: each counts once', async () => {
  const nations = await api.get(secretary, `/api/reviews/${review}`);
  const electorate = nations.at('electorates', 'nations');
  if (!Array.isArray(electorate)) throw new Error('The review has no nations.');
  const many = freshId('many');
  const groups = [{ body: 'WG-1', members: electorate }];
  await done(api.post(secretary, '/api/reviews', demoReview(many, { groups })));
  const reference = freshId('R');
  await done(
    api.post(secretary, `/api/reviews/${many}/recommendations`, {
      reference,
      title: 'All at once',
      workingGroup: 'WG-1',
    }),
  );
  await done(api.post(chair, acts(reference), { type: 'accept' }));
  await done(api.post(chair, acts(reference), freeze('One text.')));
  const shown = await api.get(chair, `/api/recommendations/${reference}`);
  const text = shown.at('text', 'hash');
  const path = `/api/recommendations/${reference}/responses`;
  const answers = await Promise.all(
    electorate.map((body) =>
      api.post(`delegate.${String(body).toLowerCase()}`, path, { position: 'agree', text }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(electorate.map(() => 200));
  expect((await api.get(secretary, path)).at('items')).toHaveLength(electorate.length);
});
