import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { killDuringAnswers, openTelling, signIn } from './kills.ts';
import { compare } from './ledger.ts';
import { electorate, openFaultStack, type FaultStack } from './stack.ts';

let world: FaultStack;

beforeAll(async () => {
  world = await openFaultStack({ env: { API_RATE_LIMIT: '100000' }, durable: true });
  await signIn(world);
}, 60_000);
afterAll(() => world.close());

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  '200 kills of the worker in the middle of 33 answers, twenty by twenty (%i): 0 lost, 0 doubled',
  async (seed) => {
    const all = await Promise.all(Array.from({ length: 20 }, () => openTelling(world)));
    await killDuringAnswers(world, all, { seed, within: 400 });
    for (const { silence, acknowledged } of all) {
      expect(acknowledged.size).toBe(electorate.length);
      const ledger = await compare(silence, acknowledged);
      expect(ledger).toEqual({ lost: [], doubled: [], differing: [] });
    }
  },
  300_000,
);
