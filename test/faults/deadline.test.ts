import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { commitReceipt } from '../../store/receipts.ts';
import type { Answered } from './desk.ts';
import { signIn } from './kills.ts';
import { sweepNow } from './operator.ts';
import { delegate, Silence } from './silence.ts';
import { electorate, openFaultStack, type FaultStack } from './stack.ts';
import { until, untilAfter } from './until.ts';

let world: FaultStack;

beforeAll(async () => {
  world = await openFaultStack();
  await signIn(world);
}, 60_000);
afterAll(() => world.close());

function signalWorker(signal: 'SIGSTOP' | 'SIGCONT'): void {
  const pid = world.stack.pid('worker');
  if (pid !== undefined) process.kill(pid, signal);
}

describe('answers around the deadline while the worker is busy', () => {
  afterEach(() => signalWorker('SIGCONT'));

  test('those received before it count, up to the last millisecond; those from it on are late', async () => {
    const silence = await Silence.open(world, 'patient-silence', { seconds: 3 });
    const deadline = await silence.deadline();
    await untilAfter(deadline - 700);
    signalWorker('SIGSTOP');
    const letters = await volley(silence, deadline);
    signalWorker('SIGCONT');

    const answers = await Promise.all(letters.map(({ answer }) => answer));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect((await silence.ending()).is).toBe('agreed');
    const positions = new Map((await silence.positions()).map((one) => [one.letter, one]));
    for (const [index, { key }] of letters.entries()) {
      const receivedAt = (await silence.receipt(key))?.receivedAt ?? Number.NaN;
      const isInTime = receivedAt < deadline;
      expect(positions.get(key)).toMatchObject({
        at: receivedAt,
        status: isInTime ? 'counted' : 'late',
      });
      expect(answers[index]?.status).toBe(isInTime ? 200 : 409);
      if (!isInTime) expect(answers[index]?.at('code')).toBe('recorded-late');
    }
  });

  test('an objection of the last millisecond breaks the silence', async () => {
    const silence = await Silence.open(world, 'patient-silence', { seconds: 2 });
    const deadline = await silence.deadline();
    await untilAfter(deadline - 700);
    signalWorker('SIGSTOP');
    // The API stamped it, committed its receipt, and came no further before the deadline.
    const key = await receiptOnly(silence, deadline - 1);
    await untilAfter(deadline + 300);
    signalWorker('SIGCONT');

    expect(await silence.ending()).toEqual({ is: 'broken', reason: 'Broken by DEU.' });
    expect(await silence.positions()).toMatchObject([
      { body: 'DEU', letter: key, at: deadline - 1, status: 'counted' },
    ]);
    expect((await silence.receipt(key))?.settled?.answer).toMatchObject({ status: 'counted' });
  });

  test('an objection received at the deadline itself is on record as late and breaks nothing', async () => {
    const silence = await Silence.open(world, 'patient-silence', { seconds: 2 });
    const deadline = await silence.deadline();
    const key = await receiptOnly(silence, deadline);
    expect(await silence.ending()).toMatchObject({ is: 'agreed' });
    // Nobody answered it yet: the sweep does, as soon as it is older than what an API has in hand.
    await untilAfter(deadline + 5_000);
    await sweepNow(world);
    await until('the late objection is answered', async () => {
      return (await silence.receipt(key))?.settled?.answer;
    });
    expect(await silence.positions()).toMatchObject([{ letter: key, status: 'late' }]);
    expect((await silence.look()).at('stage')).toBe('consolidation');
  });

  test('an objection after the close is on record as late and not counted', async () => {
    const silence = await Silence.open(world, 'patient-silence', { seconds: 1 });
    expect(await silence.ending()).toMatchObject({ is: 'agreed' });
    const answered = await silence.answer('DEU', 'object');
    expect([answered.status, answered.at('code')]).toEqual([409, 'recorded-late']);
    expect(answered.at('detail')).toMatch('after the deadline');
    expect(await silence.positions()).toMatchObject([{ body: 'DEU', status: 'late' }]);
    expect((await silence.look()).at('stage')).toBe('consolidation');
  });
});

describe('an objection that was received and never accepted', () => {
  test('is sent again by the sweep after Temporal was restarted, counts, and breaks the silence', async () => {
    const silence = await Silence.open(world, 'patient-silence', { seconds: 3600 });
    const { stack } = world;
    await stack.stop('worker');
    const key = randomUUID();
    const given = silence.answer('DEU', 'object', { key });
    await until('its receipt is committed', () => silence.receipt(key));
    await stack.kill('temporal');
    // The delegate is told that it is not known, and goes home.
    expect([503, 0]).toContain((await given).status);
    await stack.ready('temporal');
    await stack.start('worker');
    const received = await silence.receipt(key);
    expect(received?.settled).toBeNull();

    await untilAfter((received?.receivedAt ?? 0) + 5_000);
    await sweepNow(world);
    await silence.recorded('silence-broken');
    expect(await silence.positions()).toMatchObject([
      { body: 'DEU', letter: key, at: received?.receivedAt, status: 'counted' },
    ]);
    expect((await silence.receipt(key))?.settled?.answer).toMatchObject({ status: 'counted' });
    expect((await silence.look()).at('sentence')).toMatch('DEU');
  }, 60_000);
});

/** Every delegation answers, one each few milliseconds, from before the deadline until after it. */
async function volley(silence: Silence, deadline: number) {
  const letters: { key: string; answer: Promise<Answered> }[] = [];
  for (const [index, body] of electorate.entries()) {
    await untilAfter(deadline - 80 + index * 4);
    const key = randomUUID();
    letters.push({ key, answer: silence.answerFinally(body, 'agree', key) });
  }
  await untilAfter(deadline + 400);
  return letters;
}

/** What is on record of an objection whose API died right after committing the receipt. */
async function receiptOnly(silence: Silence, receivedAt: number): Promise<string> {
  const key = randomUUID();
  const person = delegate('DEU');
  const by = { is: 'person', person, body: 'DEU', role: 'delegate', mandate: 'sample@1' } as const;
  const about = { stage: null, bodies: ['DEU'], text: silence.text, statement: null } as const;
  const reason = 'a'.repeat(64);
  await commitReceipt(world.store, {
    workflow: silence.workflow,
    key,
    hash: 'its body',
    person,
    receivedAt,
    command: { by, type: 'respond', ...about, position: 'object', reason, to: 'text', letter: key },
    documents: [],
    start: null,
  });
  return key;
}
