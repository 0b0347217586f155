import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keepStory } from './histories.ts';
import { openHarness, type Harness } from './harness.ts';
import { MatterInHand, until } from './matter-in-hand.ts';
import { delegations, silenceOf } from './settings.ts';

const minute = 60_000;

describe('a silence procedure, days long', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness('time-skipping');
  }, 60_000);
  afterAll(() => harness.close());

  async function silence(): Promise<{ matter: MatterInHand; deadline: number }> {
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 96 }));
    const opened = await matter.recordedEvent('round-opened');
    if (opened.event.type !== 'round-opened') throw new Error('not a round');
    return { matter, deadline: opened.event.deadline.at };
  }

  test('with nobody answering it is agreed at the deadline and not before', async () => {
    const { matter, deadline } = await silence();
    await matter.serviceWasUp(deadline - 10 * minute, deadline);
    await harness.sleep(deadline - (await harness.now()) - 1000);
    expect((await matter.state()).life.is).toBe('running');
    await harness.sleep(5000);
    const ended = await matter.recordedEvent('ended');
    expect(ended.event).toMatchObject({ outcome: 'agreed' });
    expect(ended.at).toBe(deadline);
    await matter.handle.result();
    await keepStory('silence-agreed', matter.handle);
  });

  test('is held when the service could not receive at the deadline', async () => {
    const { matter, deadline } = await silence();
    await matter.serviceWasUp(deadline - 10 * minute, deadline - 2 * minute);
    await harness.sleep(deadline - (await harness.now()) + 60_000);
    const held = await matter.recordedEvent('held');
    await keepStory('silence-held', matter.handle);
    expect(held.at).toBeGreaterThanOrEqual(deadline);
    expect((await matter.state()).life.is).toBe('running');
  });

  test('an objection that was received and reached no run still breaks it', async () => {
    const { matter, deadline } = await silence();
    await matter.serviceWasUp(deadline - 10 * minute, deadline);
    const objection = await matter.position('N7', 'object', { receivedAt: deadline - 1 });
    await matter.receive(objection);
    await harness.sleep(deadline - (await harness.now()) + 60_000);
    await matter.recordedEvent('silence-broken');
    const closed = await matter.recordedEvent('stage-closed');
    await keepStory('silence-broken', matter.handle);
    expect(closed.event).toMatchObject({ outcome: 'broken' });
    expect(await matter.eventTypes()).not.toContain('ended');
  });

  test('an answer stamped after the deadline is on record as late and changes nothing', async () => {
    const { matter, deadline } = await silence();
    await matter.serviceWasUp(deadline - 10 * minute, deadline);
    const late = await matter.position('N7', 'object', { receivedAt: deadline + 200 });
    const answer = await matter.send(late);
    expect(answer.status).toBe('late');
    await harness.sleep(deadline - (await harness.now()) + 60_000);
    const ended = await matter.recordedEvent('ended');
    expect(ended.event).toMatchObject({ outcome: 'agreed' });
  });

  test('thirty-two delegations answer in the same second and all of it is on record', async () => {
    const { matter } = await silence();
    const envelopes = await Promise.all(delegations.map((body) => matter.position(body, 'agree')));
    const answers = await Promise.all(envelopes.map((envelope) => matter.send(envelope)));
    await matter.recorded(Math.max(...answers.map(({ sequence }) => sequence)));
    const responded = (await matter.events()).filter(({ event }) => event.type === 'responded');
    expect(responded).toHaveLength(32);
    expect(new Set(answers.map(({ sequence }) => sequence)).size).toBe(32);
    await until('the state counts them', async () => {
      const [stage] = (await matter.state()).stages;
      return stage?.phase.is === 'running' && stage.phase.counted.length === 32;
    });
  });
});
