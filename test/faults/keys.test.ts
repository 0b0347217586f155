import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { messages, type Answer, type Envelope } from '../../workflows/messages.ts';
import { acceptedAct } from './history.ts';
import { Silence } from './silence.ts';
import { openFaultStack, type FaultStack } from './stack.ts';
import { until } from './until.ts';

const secretary = 'sofia.marin';
let world: FaultStack;
let silence: Silence;

beforeAll(async () => {
  world = await openFaultStack();
  silence = await Silence.open(world, 'patient-silence', { seconds: 3600 });
}, 60_000);
afterAll(() => world.close());

async function effectsOf(key: string): Promise<number> {
  return (await silence.positions()).filter(({ letter }) => letter === key).length;
}

describe('the same Idempotency-Key again', () => {
  test('twenty times at once has one effect and one answer', async () => {
    const key = randomUUID();
    const asked = silence.asked('agree');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        world.desk.untilFinal('delegate.deu', `${silence.path}/responses`, asked, key),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    for (const { body } of answers) expect(body['accepted']).toEqual(answers[0]?.body['accepted']);
    expect(await effectsOf(key)).toBe(1);
  });

  test('with another body is 422, also when both are sent at once; the first one stands', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      (['agree', 'reserve'] as const).map((position) =>
        silence.answerFinally('FRA', position, key),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 422]));
    const refused = answers.find(({ status }) => status === 422);
    expect(refused?.at('code')).toBe('key-reused');
    expect(refused?.at('detail')).toMatch('the first one stands');
    expect(await effectsOf(key)).toBe(1);
  });

  test('by another person is 422', async () => {
    const key = randomUUID();
    expect((await silence.answerFinally('ITA', 'agree', key)).status).toBe(200);
    expect((await silence.answerFinally('ESP', 'agree', key)).status).toBe(422);
    expect(await effectsOf(key)).toBe(1);
  });

  test('a refusal is final for its key, even when the act would be permitted later', async () => {
    const other = await Silence.open(world, 'patient-silence', { seconds: 3600 });
    const key = randomUUID();
    const lift = () => world.desk.post('delegate.nor', `${other.path}/acts`, { type: 'lift' }, key);
    expect([(await lift()).at('code')]).toEqual(['nothing-to-lift']);
    await other.answerFinally('NOR', 'object');
    expect((await lift()).at('code')).toBe('nothing-to-lift');
    const counted = (await other.positions()).map(({ body, status }) => [body, status]);
    expect(counted).toEqual([['NOR', 'counted']]);
  });

  test('twice at once starts one recommendation, and twice one review', async () => {
    const { desk } = world;
    const id = `r-${randomUUID().slice(0, 8)}`;
    const asked = { reference: id, title: 'Tasked twice', workingGroup: 'WG-1' };
    const path = '/api/reviews/patient-silence/recommendations';
    const key = randomUUID();
    const twice = await Promise.all(
      [1, 2, 3].map(() => desk.untilFinal(secretary, path, asked, key)),
    );
    expect(twice.map(({ status }) => status)).toEqual([200, 200, 200]);
    const taken = await desk.untilFinal(secretary, path, asked);
    expect([taken.status, taken.at('code')]).toEqual([409, 'already-tasked']);
  });
});

describe('the same Idempotency-Key after continue-as-new', () => {
  const key = randomUUID();
  let envelope: Envelope;
  let first: unknown;

  /** A cancel is recorded and goes on in a new run; the length of a history does the same. */
  beforeAll(async () => {
    first = (await silence.answerFinally('POL', 'agree', key)).body['accepted'];
    const { runId } = await silence.handle.describe();
    envelope = await acceptedAct(silence, key);
    await silence.handle.cancel();
    await until('another run goes on', async () => {
      const now = await silence.handle.describe();
      return now.runId !== runId && now.status.name === 'RUNNING';
    });
  });

  test('has no second effect and gets the first answer', async () => {
    const path = `${silence.path}/responses`;
    const again = await world.desk.untilFinal('delegate.pol', path, silence.asked('agree'), key);
    expect(again.status).toBe(200);
    expect(again.body['accepted']).toEqual(first);
    expect(await effectsOf(key)).toBe(1);
  });

  test('an Update that is delivered again to the new run has no second effect either', async () => {
    const { sequence } = await state();
    const answer = await silence.handle.executeUpdate<Answer, [Envelope]>(messages.act, {
      args: [envelope],
      updateId: key,
    });
    expect(first).toMatchObject(answer);
    expect((await state()).sequence).toBe(sequence);
  });

  test('with another body is 422', async () => {
    const answered = await silence.answer('POL', 'reserve', { key });
    expect([answered.status, answered.at('code')]).toEqual([422, 'key-reused']);
    expect(await effectsOf(key)).toBe(1);
  });

  function state() {
    return silence.handle.query<{ sequence: number }>(messages.state);
  }
});
