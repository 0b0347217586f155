import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { actTypes, reviewActTypes } from '../../../api/contract/acts.ts';
import { describeApi } from '../../../api/openapi.ts';
import { readConfiguration } from '../../../api/configuration.ts';
import { routes } from '../../../api/routes/index.ts';
import { table } from '../../../domain/policy/table.ts';
import { actsAsked, reviewActsAsked } from './acts-asked.ts';
import { askUnsigned, wrongCells } from './ask.ts';
import { decidingCells, readingCells } from './cells.ts';
import { otherCells } from './other-cells.ts';
import { openWorld, players, type StateName, stateNames, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.api.close());

/** Each act meets each player, each state each act and each player; all of all is the long test. */
function inTurn(act: number, player: number): readonly StateName[] {
  const state = stateNames[(act + player) % stateNames.length];
  return state ? [state] : [];
}

describe('the authorisation matrix', () => {
  test('has cells for every address of the contract', async () => {
    const cells = [
      ...readingCells(world, players),
      ...(await decidingCells(world, players, inTurn)),
      ...otherCells(world, players),
    ];
    const asked = new Set(cells.map(({ route }) => route));
    const known = routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect([...asked].toSorted()).toEqual([...new Set(known)].toSorted());
  });

  test('names an act of the policy for every address, and shows it in OpenAPI', () => {
    const configuration = readConfiguration({
      DATABASE_URL: 'postgres://u:p@127.0.0.1/nemcon',
      TEMPORAL_ADDRESS: '127.0.0.1:7233',
      OIDC_ISSUER: 'http://127.0.0.1:1',
    });
    const { paths = {} } = describeApi(configuration, routes);
    for (const { path, method } of routes) {
      const shown: unknown = paths[path]?.[method]?.['x-act'];
      const acts: readonly unknown[] = Array.isArray(shown) ? shown : [shown];
      expect(acts.filter((act) => !Object.hasOwn(table, String(act)))).toEqual([]);
    }
    expect(Object.keys(actsAsked('f')).toSorted()).toEqual(actTypes.toSorted());
    expect(Object.keys(reviewActsAsked).toSorted()).toEqual(reviewActTypes.toSorted());
  });

  test('of what is read of a recommendation: every role, own and other body, every state', async () => {
    const cells = readingCells(world, players);
    expect(cells.length).toBeGreaterThan(1700);
    expect(await wrongCells(world, cells)).toEqual([]);
  }, 120_000);

  test('of what is decided on a recommendation: every act by every role, in turn at every state', async () => {
    const cells = await decidingCells(world, players, inTurn);
    expect(cells.length).toBeGreaterThan(1200);
    expect(await wrongCells(world, cells)).toEqual([]);
  }, 180_000);

  test('of everything else', async () => {
    const cells = otherCells(world, players);
    expect(cells.length).toBeGreaterThan(1700);
    expect(await wrongCells(world, cells)).toEqual([]);
  }, 120_000);

  test('without a sign-in shows what is for everybody, and nothing else', async () => {
    for (const route of routes) {
      const { method, path } = route;
      const isOpen = 'isOpen' in route && route.isOpen;
      const asked = path
        .replace('{reference}', world.matters.open)
        .replace('{id}', world.review)
        .replace('{number}', '1')
        .replace('{index}', '0')
        .replace('{hash}', world.file)
        .replace('{workflow}', `recommendation:${world.matters.open}`)
        .replace('{key}', 'k');
      const status = await askUnsigned(world.api, asked, method.toUpperCase());
      expect([path, method, status]).toEqual([path, method, isOpen ? expect.any(Number) : 401]);
    }
  });
});
