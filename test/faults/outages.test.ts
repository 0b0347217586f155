import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { expectNeverAgreed, notReceived, underSilence } from './pair.ts';
import { openFaultStack, type FaultStack } from './stack.ts';
import { untilAfter } from './until.ts';

let world: FaultStack;

beforeAll(async () => {
  world = await openFaultStack();
}, 60_000);
/** A test that failed leaves nothing down for the next one. */
afterEach(async () => {
  const { stack } = world;
  for (const part of parts) if (stack.pid(part) === undefined) await stack.restart(part);
}, 60_000);
afterAll(() => world.close());

/** In the order in which they need each other. */
const parts = ['postgres', 'temporal', 'worker', 'api'] as const;

test('without an outage the same silence is agreed at its deadline', async () => {
  const { quiet, broken, deadlines } = await underSilence(world, 3);
  expect(await quiet.ending()).toMatchObject({ is: 'agreed' });
  expect(await broken.ending()).toMatchObject({ is: 'broken' });
  expect((await quiet.closed()).at).toBe(deadlines[0]);
});

describe('an outage over the deadline of a silence: held, never agreed; what was broken stays broken', () => {
  test('of everything', async () => {
    const pair = await underSilence(world, 3);
    const { stack } = world;
    for (const part of parts.toReversed()) await stack.stop(part);
    await untilAfter(Math.max(...pair.deadlines) + 1_000);
    for (const part of parts) await stack.start(part);
    await expectNeverAgreed(pair, notReceived);
  }, 60_000);

  test('of the API alone, stopped', async () => {
    const pair = await underSilence(world, 3);
    await world.stack.stop('api');
    await expectNeverAgreed(pair, notReceived);
    await world.stack.start('api');
  }, 60_000);

  test('of PostgreSQL alone', async () => {
    const pair = await underSilence(world, 4);
    await untilAfter(Math.min(...pair.deadlines) - 1_500);
    await world.stack.stop('postgres');
    await untilAfter(Math.max(...pair.deadlines) + 1_500);
    await world.stack.start('postgres');
    await expectNeverAgreed(pair, notReceived);
  }, 60_000);

  test('of the worker alone, longer than a late wake may be', async () => {
    const pair = await underSilence(world, 3);
    await world.stack.stop('worker');
    await untilAfter(Math.max(...pair.deadlines) + 5_500);
    await world.stack.start('worker');
    await expectNeverAgreed(pair, notReceived);
  }, 60_000);
});

test('more gaps before the deadline than the procedure allows: held, or broken', async () => {
  const pair = await underSilence(world, 10);
  await world.stack.stop('api');
  await untilAfter(Date.now() + 3_200);
  await world.stack.start('api');
  expect(Date.now()).toBeLessThan(Math.min(...pair.deadlines));
  await expectNeverAgreed(pair, /^The service was down for /);
  const { quiet } = pair;
  const determined = await quiet.act('pieter.devos', {
    type: 'determine',
    outcome: 'agreed',
    reason: 'Every delegation confirmed by telephone that it was silent.',
  });
  expect(determined.status).toBe(200);
  expect((await quiet.look()).at('stage')).toBe('consolidation');
}, 60_000);
