import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { expectNeverAgreed, notReceived, underSilence } from './pair.ts';
import { openFaultStack, type FaultStack } from './stack.ts';
import { untilAfter } from './until.ts';

let world: FaultStack;

beforeAll(async () => {
  world = await openFaultStack();
}, 60_000);
afterAll(() => world.close());

/** What was killed said no farewell: for 25 s nobody knows whether it lives, and nothing closes. */
test.each([
  ['the API alone', ['api']],
  ['everything', ['worker', 'api', 'temporal', 'postgres']],
] as const)('%s killed -9 over the deadline of a silence: held, never agreed', async (_, parts) => {
  const pair = await underSilence(world, 5);
  await untilAfter(Math.min(...pair.deadlines) - 500);
  await Promise.all(parts.map((part) => world.stack.kill(part)));
  await untilAfter(Math.max(...pair.deadlines));
  await Promise.all(parts.map((part) => world.stack.ready(part)));
  await expectNeverAgreed(pair, notReceived);
  expect(await pair.quiet.positions()).toEqual([]);
});
