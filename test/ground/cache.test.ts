import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { makeOnce } from '../../tools/servers/cache.ts';

test('two starts at once build the same thing once, and the one that waits says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nemcon-cache-'));
  const said: string[] = [];
  let made: string | undefined;
  let builds = 0;
  const start = (): Promise<string> =>
    makeOnce(
      folder,
      () => made,
      async () => {
        builds += 1;
        await sleep(50);
        return (made = 'built');
      },
      { say: (detail) => said.push(detail), signal: new AbortController().signal },
    );
  expect(await Promise.all([start(), start()])).toEqual(['built', 'built']);
  expect(builds).toBe(1);
  expect(said).toEqual(['waiting for another start that builds it']);
  rmSync(folder, { recursive: true });
});
