import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Setting } from '../../domain/setting.ts';
import { openHarness, type Harness } from './harness.ts';
import { MatterInHand } from './matter-in-hand.ts';
import { silenceOf } from './settings.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness('dev');
});
afterAll(() => harness.close());

test('a silence that ended while no worker ran is held, with its reminders also past due', async () => {
  const matter = await MatterInHand.start(harness, reminding(silenceOf({ seconds: 4 })));
  const deadline = await matter.deadline('silence');
  await harness.stopWorker();
  // The stage closes a second after its deadline and may be woken for five more.
  await harness.sleep(deadline - Date.now() + 7000);
  await harness.startWorker();
  const held = await matter.recordedEvent('held');
  expect(held.event).toMatchObject({ stage: 'silence' });
  expect(await matter.eventTypes()).not.toContain('ended');
}, 60_000);

function reminding(setting: Setting): Setting {
  const offset = { seconds: 1 };
  const rung = { kind: 'reminder', when: 'before', offset, to: ['holder'], level: 0 } as const;
  const steps = setting.procedure.steps.map((step) => ({
    ...step,
    stages: step.stages.map((stage) => ({ ...stage, ladder: [rung] })),
  }));
  return { ...setting, procedure: { ...setting.procedure, steps } };
}
