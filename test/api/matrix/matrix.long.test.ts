import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { wrongCells } from './ask.ts';
import { decidingCells } from './cells.ts';
import { openWorld, players, stateNames, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.api.close());

test('every act by every role, of its own and of another body, in every state', async () => {
  const cells = await decidingCells(world, players, () => stateNames);
  expect(cells.length).toBeGreaterThan(8500);
  expect(await wrongCells(world, cells)).toEqual([]);
}, 1_200_000);
