import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { openHarness, type Harness } from './harness.ts';
import { MatterInHand } from './matter-in-hand.ts';
import { silenceOf } from './settings.ts';

describe('an idempotency key', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness('dev');
  });
  afterAll(() => harness.close());

  test('used twice at once has one effect and one answer', async () => {
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }));
    const envelope = await matter.position('N1', 'agree');
    const answers = await Promise.all([matter.send(envelope), matter.send(envelope)]);
    expect(answers[0]).toEqual(answers[1]);
    await matter.recorded(answers[0]?.sequence ?? 0);
    const responded = (await matter.eventTypes()).filter((type) => type === 'responded');
    expect(responded).toHaveLength(1);
  });

  test('is carried when the Update itself is another', async () => {
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }));
    const envelope = await matter.position('N1', 'agree');
    const first = await matter.send(envelope);
    const again = await matter.handle.executeUpdate('act', { args: [envelope], updateId: 'other' });
    expect(again).toEqual(first);
    expect((await matter.state()).sequence).toBe(first.sequence);
  });

  test('used for another request is refused and changes nothing', async () => {
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }));
    const envelope = await matter.position('N1', 'agree');
    const first = await matter.send(envelope);
    const other = { ...envelope, hash: 'another body' };
    const failing = matter.handle.executeUpdate('act', { args: [other], updateId: 'other' });
    await expect(failing).rejects.toMatchObject({
      constructor: WorkflowUpdateFailedError,
      cause: { type: 'key-reused' },
    });
    expect((await matter.state()).sequence).toBe(first.sequence);
  });

  test('a refusal costs no history and says what is true now', async () => {
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }));
    const failing = matter.act('secretary', { type: 'accept' });
    await expect(failing).rejects.toMatchObject({ cause: { type: 'not-asked-for' } });
    const { events } = await matter.handle.fetchHistory();
    const updates = events?.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes);
    expect(updates).toEqual([]);
  });
});
