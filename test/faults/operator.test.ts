import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { messages, type Answer, type Envelope } from '../../workflows/messages.ts';
import { acceptedAct } from './history.ts';
import { resetTo, lastTaskOf, sweepNow } from './operator.ts';
import { Silence } from './silence.ts';
import { openFaultStack, type FaultStack } from './stack.ts';

const presiding = 'pieter.devos';
let world: FaultStack;

beforeAll(async () => {
  world = await openFaultStack();
}, 60_000);
afterAll(() => world.close());

function underSilence(): Promise<Silence> {
  return Silence.open(world, 'patient-silence', { seconds: 3600 });
}

describe('a workflow that was cancelled from the Temporal UI', () => {
  test('is held by an act of an operator on record, refuses answers, and goes on when it is resumed', async () => {
    const silence = await underSilence();
    await silence.answerFinally('FRA', 'agree');
    await silence.handle.cancel();
    const held = await silence.recorded('held');
    expect(held.by).toEqual({ is: 'operator' });
    expect((await silence.look()).at('held')).toBe(true);

    const refused = await silence.answerFinally('DEU', 'object');
    expect([refused.status, refused.at('code')]).toEqual([409, 'held']);
    expect(refused.at('now')).toMatch(/^Held/);
    const resumed = await silence.act(presiding, {
      type: 'determine',
      outcome: 'resume',
      reason: 'It was cancelled by mistake.',
    });
    expect(resumed.status).toBe(200);
    expect((await silence.answerFinally('DEU', 'object')).status).toBe(200);
    expect((await silence.positions()).map(({ body }) => body)).toEqual(['FRA', 'DEU']);
  });
});

describe('a workflow that was terminated from the Temporal UI', () => {
  test('is started again from the register with nothing lost; until then nothing is promised', async () => {
    const silence = await underSilence();
    const first = await silence.answerFinally('FRA', 'agree');
    await silence.handle.terminate('by mistake');
    const key = randomUUID();
    const asked = silence.asked('object');
    const path = `${silence.path}/responses`;
    const unknown = await world.desk.post('delegate.deu', path, asked, key);
    expect([unknown.status, unknown.at('code')]).toEqual([503, 'acceptance-unknown']);

    await sweepNow(world);
    const again = await world.desk.untilFinal('delegate.deu', path, asked, key);
    expect(again.status).toBe(200);
    const positions = await silence.positions();
    expect(positions.map(({ body }) => body)).toEqual(['FRA', 'DEU']);
    expect(positions[0]?.sequence).toBe(first.at('accepted', 'sequence'));
  });

  test('goes on with what it had accepted and could not record any more', async () => {
    const silence = await underSilence();
    const { stack } = world;
    const [accepted] = await acceptedWithoutRegister(silence, ['DEU']);
    await silence.handle.terminate('by mistake');
    await stack.start('postgres');
    await sweepNow(world);
    const broken = await silence.recorded('silence-broken', 30_000);
    expect(broken.sequence).toBe(accepted?.sequence);
  }, 60_000);
});

describe('a workflow that was reset from the Temporal UI', () => {
  test('is an alarm and held: the register stands, and what differs from it is not on record', async () => {
    const silence = await underSilence();
    const task = await lastTaskOf(silence);
    expect((await silence.answerFinally('FRA', 'agree')).status).toBe(200);
    const before = await silence.events();
    await resetTo(silence, task);
    const told = await silence.answerFinally('DEU', 'object');
    const held = await silence.recorded('held');
    expect(held.event.reason).toMatch('differ from event');
    expect((await silence.events()).slice(0, before.length)).toEqual(before);
    expect((await silence.positions()).map(({ body }) => body)).toEqual(['FRA']);
    expect([told.status, told.at('code')]).toEqual([409, 'held']);
  }, 60_000);
});

/** Acts that reach the workflow while PostgreSQL is down: accepted in history, on no record. */
async function acceptedWithoutRegister(
  silence: Silence,
  bodies: readonly string[],
): Promise<Answer[]> {
  const key = randomUUID();
  await silence.answerFinally('FRA', 'agree', key);
  const example: Envelope = await acceptedAct(silence, key);
  await world.stack.stop('postgres');
  return Promise.all(
    bodies.map((body) => {
      const envelope = inNameOf(example, body);
      return silence.handle.executeUpdate<Answer, [Envelope]>(messages.act, {
        args: [envelope],
        updateId: envelope.key,
      });
    }),
  );
}

function inNameOf({ command, ...rest }: Envelope, body: string): Envelope {
  if (command.type !== 'respond' || command.by.is !== 'person') throw new Error('Not a position.');
  const key = randomUUID();
  const by = { ...command.by, body, person: `delegate.${body.toLowerCase()}` };
  const reason = 'a'.repeat(64);
  const own = { by, bodies: [body], position: 'object', reason, letter: key };
  return { ...rest, key, receivedAt: Date.now(), command: { ...command, ...own } };
}
