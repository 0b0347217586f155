import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Silence } from './silence.ts';
import { openFaultStack, type FaultStack } from './stack.ts';

let world: FaultStack;

beforeAll(async () => {
  world = await openFaultStack();
}, 60_000);
afterAll(() => world.close());

test('a workflow that was terminated is found within a minute by itself', async () => {
  const silence = await Silence.open(world, 'patient-silence', { seconds: 3600 });
  await silence.handle.terminate('by mistake');
  const terminated = Date.now();
  expect((await silence.answerFinally('DEU', 'object')).status).toBe(200);
  expect(Date.now() - terminated).toBeLessThan(65_000);
  await silence.recorded('silence-broken');
}, 120_000);
