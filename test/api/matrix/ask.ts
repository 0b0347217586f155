import { expect } from '@jest/globals';
import type { Answered } from '../running-api.ts';
import type { Cell } from './cells.ts';
import { inParallel, type World } from './world.ts';

/** Asks every cell; the ones that are answered otherwise than the policy says, as they would be read. */
export async function wrongCells({ api }: World, cells: readonly Cell[]): Promise<string[]> {
  const answers = await inParallel(cells, (cell) => ask(api, cell));
  return cells.flatMap((cell, index) => {
    const answer = answers[index];
    if (!answer || cell.expected.includes(answer.status)) return [];
    const { route, player, state, expected, body } = cell;
    const act =
      typeof body === 'object' && body !== null && 'type' in body ? ` ${String(body.type)}` : '';
    const who = `${player.held.role} of ${player.held.body}`;
    return [
      `${route}${act} by ${who} where ${state ?? 'no matter'}: ${answer.status} ${String(answer.at('code'))}, expected ${expected.join(' or ')}`,
    ];
  });
}

function ask(
  api: World['api'],
  { player, path, body, raw, headers, route }: Cell,
): Promise<Answered> {
  if (route.startsWith('GET')) return api.get(player.person, path);
  return api.post(player.person, path, body, {
    ...(raw === undefined ? {} : { raw }),
    ...(headers === undefined ? {} : { headers }),
  });
}

/** Without a sign-in nothing is shown but what is for everybody. */
export async function askUnsigned(
  api: World['api'],
  path: string,
  method: string,
): Promise<number> {
  const answer = method === 'GET' ? await api.get(null, path) : await api.post(null, path, {});
  expect(answer.status).toBeLessThan(500);
  return answer.status;
}
