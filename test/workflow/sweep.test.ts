import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commitReceipt, findReceipt } from '../../store/receipts.ts';
import { insertSetting } from '../../store/settings.ts';
import { recommendationWorkflowId } from '../../workflows/messages.ts';
import { at, hash } from '../domain/story.ts';
import { openHarness, type Harness } from './harness.ts';
import { MatterInHand } from './matter-in-hand.ts';
import { silenceOf } from './settings.ts';
import { sweepNow } from './sweep-now.ts';
import { scheduleSweep, sweepIdOf } from '../../worker/schedule.ts';

describe('the sweep', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness('dev');
  });
  afterAll(() => harness.close());

  const longAgo = () => Date.now() - 10_000;

  test('sends again an objection that was received and reached nobody', async () => {
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }));
    const objection = await matter.position('N1', 'object', { receivedAt: longAgo() });
    await matter.receive(objection);
    await sweepNow(harness);
    await matter.recordedEvent('silence-broken');
    const receipt = await findReceipt(harness.store, matter.workflow, objection.key);
    expect(receipt?.settled?.answer).toMatchObject({ status: 'counted' });
  });

  test('makes a refusal the final answer of its receipt', async () => {
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }));
    const accept = await matter.envelope(
      'secretary',
      { type: 'accept' },
      { receivedAt: longAgo() },
    );
    await matter.receive(accept);
    await sweepNow(harness);
    const receipt = await findReceipt(harness.store, matter.workflow, accept.key);
    expect(receipt?.settled?.answer).toMatchObject({ code: 'not-asked-for' });
  });

  test('starts what was tasked and whose workflow was never started', async () => {
    const { store } = harness;
    const settingHash = await insertSetting(store, silenceOf({ hours: 1 }));
    const workflow = recommendationWorkflowId(`R-${randomUUID().slice(0, 8)}`);
    const key = randomUUID();
    const task = { type: 'task', workingGroup: 'WG-1', title: hash('title') } as const;
    await commitReceipt(store, {
      workflow,
      key,
      hash: 'task',
      person: 'somebody',
      command: { by: at('secretary'), ...task },
      receivedAt: longAgo(),
      documents: [],
      start: { review: 'REV', settingHash },
    });
    await sweepNow(harness);
    const { status } = await harness.client.workflow.getHandle(workflow).describe();
    expect(status.name).toBe('RUNNING');
  });

  test('runs each minute by one Schedule, however many workers start', async () => {
    const { client, taskQueue } = harness;
    await scheduleSweep(client, taskQueue);
    await scheduleSweep(client, taskQueue);
    const handle = client.schedule.getHandle(sweepIdOf(taskQueue));
    const { spec, policies } = await handle.describe();
    expect(spec.intervals?.[0]?.every).toBe(60_000);
    expect(policies.overlap).toBe('SKIP');
    await handle.delete();
  });
});
