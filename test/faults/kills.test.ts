import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { allAnswer, killDuringAnswers, openTelling, signIn, type Told } from './kills.ts';
import { compare } from './ledger.ts';
import { electorate, openFaultStack, type FaultStack } from './stack.ts';

const nothing = { lost: [], doubled: [], differing: [] };
/** What a delegation may be told: done, accepted but slow, not known yet, or nothing at all. */
const permitted = [200, 202, 503, 0];
let world: FaultStack;

beforeAll(async () => {
  // All requests come from this one address, and 33 people ask again and again.
  world = await openFaultStack({ env: { API_RATE_LIMIT: '100000' } });
  await signIn(world);
}, 60_000);
afterAll(() => world.close());

async function expectNothingLost({ silence, acknowledged, statuses }: Told): Promise<void> {
  expect(await compare(silence, acknowledged)).toEqual(nothing);
  expect([...statuses].filter((status) => !permitted.includes(status))).toEqual([]);
}

describe('33 answers at once, and in the middle of them', () => {
  test.each(['worker', 'postgres', 'temporal', 'api'] as const)(
    'kill -9 of %s: every 200 stands, each once, and the story goes on by itself',
    async (part) => {
      const told = await openTelling(world);
      const answers = allAnswer(told);
      await sleep(40);
      await world.stack.kill(part);
      await answers;
      expect(told.acknowledged.size).toBe(electorate.length);
      await expectNothingLost(told);
      expect((await told.silence.look()).at('sentence')).toMatch(/33 have answered/);
    },
    60_000,
  );
});

describe('20 kills of the worker, each in the middle of 33 answers', () => {
  test('0 lost, 0 doubled', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => openTelling(world)));
    await killDuringAnswers(world, all, { seed: 20_240_709, within: 250 });
    for (const told of all) {
      expect(told.acknowledged.size).toBe(electorate.length);
      await expectNothingLost(told);
    }
  }, 240_000);
});
