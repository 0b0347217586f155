import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answered } from './desk.ts';
import { Silence } from './silence.ts';
import { openFaultStack, type FaultStack } from './stack.ts';

const secretary = 'sofia.marin';
const chair = 'kari.holm';
let world: FaultStack;

beforeAll(async () => {
  world = await openFaultStack();
}, 60_000);
afterAll(() => world.close());

function problem({ status, at }: Answered) {
  return [status, at('code'), at('errors', 0, 'path')];
}

describe('what cannot be understood names the field and starts nothing', () => {
  let silence: Silence;
  beforeAll(async () => {
    silence = await Silence.open(world, 'patient-silence', { seconds: 3600 });
  });

  const text = 'a'.repeat(64);
  test.each([
    ['malformed JSON', '{"position": "agree"', [400, 'malformed-json', undefined]],
    ['an unknown field', { position: 'agree', text, mood: 1 }, [400, 'invalid-request', '/mood']],
    ['a wrong type', { position: 7, text }, [400, 'invalid-request', '/position']],
    ['a missing field', { position: 'agree' }, [400, 'invalid-request', '/text']],
    ['no object at all', '"agree"', [400, 'invalid-request', '']],
    ['10 MB', { reason: 'x'.repeat(10_000_000) }, [413, 'body-too-large', undefined]],
  ])('%s', async (_, body, expected) => {
    const key = randomUUID();
    const before = (await silence.events()).length;
    const path = `${silence.path}/responses`;
    expect(problem(await world.desk.post('delegate.deu', path, body, key))).toEqual(expected);
    expect(await silence.receipt(key)).toBeUndefined();
    expect((await silence.events()).length).toBe(before);
  });

  test('an unknown position is refused with those that there are', async () => {
    const answered = await silence.answer('DEU', 'shrug');
    expect([answered.status, answered.at('code')]).toEqual([422, 'unknown-position']);
    expect(answered.at('detail')).toMatch('there are agree, object, reserve');
  });

  test('an unknown reference, group, review or procedure is 404 and nothing is started', async () => {
    const { desk } = world;
    const reference = `r-${randomUUID().slice(0, 8)}`;
    const tasking = { reference, title: 'Of nobody', workingGroup: 'WG-9' };
    const task = (review: string) =>
      desk.post(secretary, `/api/reviews/${review}/recommendations`, tasking);
    expect(problem(await task('patient-silence'))).toEqual([404, 'unknown-body', '/workingGroup']);
    expect(problem(await task('no-review'))).toEqual([404, 'unknown-review', undefined]);
    const act = await desk.post(secretary, `/api/recommendations/${reference}/acts`, {
      type: 'accept',
    });
    expect(problem(act)).toEqual([404, 'unknown-recommendation', undefined]);
    const started = world.temporal.workflow.getHandle(`recommendation:${reference}`).describe();
    await expect(started).rejects.toThrow();
  });
});

describe('a response that cannot count says what is true now, is on record, and does not count', () => {
  let silence: Silence;
  beforeAll(async () => {
    silence = await Silence.open(world, 'patient-silence', { seconds: 3600 });
  });

  /** Code and sentence in the answer, and no position of that body that counts. */
  async function expectRefused(answered: Answered, status: number, code: string): Promise<void> {
    expect([answered.status, answered.at('code')]).toEqual([status, code]);
    expect(answered.at('detail')).toMatch(/on record|kept/);
  }

  async function countedBodies(): Promise<string[]> {
    const positions = await silence.positions();
    return positions.filter(({ status }) => status === 'counted').map(({ body }) => body);
  }

  test('by a body outside the electorate: 403', async () => {
    const answered = await silence.answer('WG-1', 'object', { person: chair });
    await expectRefused(answered, 403, 'not-in-electorate');
    expect(answered.at('now')).toMatch(/unless a delegation objects/);
    const attempts = await silence.refusedAttempts();
    expect(attempts).toMatchObject([{ person: chair, code: 'not-in-electorate' }]);
    expect(await countedBodies()).toEqual([]);
  });

  test('for a body that the person has no mandate for: 403', async () => {
    const path = `${silence.path}/responses`;
    const asked = { ...silence.asked('object'), actingFor: { body: 'FRA' } };
    const answered = await world.desk.post('delegate.deu', path, asked);
    await expectRefused(answered, 403, 'no-mandate');
    expect(answered.at('detail')).toMatch('mandates in force: delegate of DEU');
    const letter = await world.desk.post('delegate.deu', path, {
      ...silence.asked('object'),
      bodies: ['FRA'],
    });
    await expectRefused(letter, 403, 'not-your-body');
    const codes = (await silence.refusedAttempts()).map(({ person, code }) => [person, code]);
    expect(codes).toContainEqual(['delegate.deu', 'no-mandate']);
    expect(codes).toContainEqual(['delegate.deu', 'not-your-body']);
    expect(await countedBodies()).toEqual([]);
  });

  test('by a person whose mandate was revoked, whom it concerns no more: 404', async () => {
    const path = '/api/mandates/sample-ISL-delegate-delegate.isl/revocation';
    expect((await world.desk.post(secretary, path, {})).status).toBe(200);
    const answered = await silence.answer('ISL', 'object');
    expect(problem(answered)).toEqual([404, 'unknown-recommendation', undefined]);
    expect((await silence.refusedAttempts())[0]).toMatchObject({
      person: 'delegate.isl',
      code: 'unknown-recommendation',
    });
    expect(await countedBodies()).toEqual([]);
  });

  test('to a stage that a new text closed, and then to the old text: 409', async () => {
    const old = silence.text;
    expect((await silence.answerFinally('NOR', 'object')).status).toBe(200);
    expect((await silence.act(chair, { type: 'freeze-version', text: 'Amended.' })).status).toBe(
      200,
    );

    const key = randomUUID();
    const toClosed = await silence.answer('DEU', 'object', { key });
    await expectRefused(toClosed, 409, 'stage-closed');
    expect(toClosed.at('now')).toEqual(expect.any(String));
    expect((await silence.receipt(key))?.settled?.answer).toMatchObject({ code: 'stage-closed' });

    const circulated = await silence.act(secretary, { type: 'circulate', window: { hours: 1 } });
    expect(circulated.status).toBe(200);
    const toOld = await silence.answer('DEU', 'object', { text: old });
    await expectRefused(toOld, 409, 'text-changed');
    expect(toOld.at('detail')).toMatch('is about version 2');

    const shown = await world.desk.get(secretary, `${silence.path}/responses`);
    expect(shown.body['items']).toMatchObject([{ body: 'NOR', round: 1, status: 'void' }]);
    expect((await silence.look()).at('sentence')).toMatch(/33 are silent/);
  });
});
