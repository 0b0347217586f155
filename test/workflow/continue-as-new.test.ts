import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHarness, type Harness } from './harness.ts';
import { MatterInHand } from './matter-in-hand.ts';
import { silenceOf } from './settings.ts';

describe('a run that has become long', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness('dev');
  });
  afterAll(() => harness.close());

  test('goes on in a new one with nothing lost, also while acts keep coming', async () => {
    const bodies = Array.from({ length: 20 }, (_, index) => `N${index + 1}`);
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }, bodies));
    const { runId } = await matter.handle.describe();
    const positions = await Promise.all(bodies.map((body) => matter.position(body, 'agree')));
    const sent: { key: string; sequence: number }[] = [];
    const early = await matter.position('N1', 'agree');
    const first = await matter.send(early);
    // Twenty delegations change their minds until well after the 500 updates of one run.
    await Promise.all(
      positions.map(async (position, index) => {
        for (let count = 0; count < 28; count += 1) {
          const key = `${index}-${count}`;
          const { sequence } = await matter.send({ ...position, key });
          sent.push({ key, sequence });
        }
      }),
    );
    await matter.recorded(Math.max(...sent.map(({ sequence }) => sequence)));
    expect((await matter.handle.describe()).runId).not.toBe(runId);
    expect(new Set(sent.map(({ sequence }) => sequence)).size).toBe(560);
    const responded = (await matter.eventTypes()).filter((type) => type === 'responded');
    expect(responded).toHaveLength(561);
    // The first key of the first run still has its first answer.
    expect(await matter.send(early)).toEqual(first);
  }, 120_000);
});
