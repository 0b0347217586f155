import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { dataFolder, observe, ownEnv, root } from './start-command.ts';
import type { StartCommand } from './start-command.ts';

let data: ReturnType<typeof dataFolder>;

beforeEach(() => {
  data = dataFolder();
});
afterEach(() => data.remove());

/** Runs Node where the data folder is a disk of this size, which nobody else sees. */
function onDiskOf(size: string, args: readonly string[]): StartCommand {
  const asRoot = process.getuid?.() === 0;
  const user = asRoot ? [] : ['--user', '--map-current-user', '--keep-caps'];
  const mount = `mount -t tmpfs -o size=${size},mode=755 none "$0" && exec "$@"`;
  const command = ['sh', '-c', mount, data.path, process.execPath, ...args];
  return observe(spawn('unshare', [...user, '--mount', ...command], { env: ownEnv() }));
}

test('a disk without room for a start is refused before anything is made', async () => {
  const script = join(root, 'tools/start.ts');
  const start = onDiskOf('20m', [script, '--only', 'postgres', '--data', data.path]);
  expect(await start.ended).toBe(1);
  expect(start.output().trim().split('\n').at(-1)).toBe(
    `The disk that holds ${data.path} is full: free some space, or name another folder with --data; what was saved before is kept.`,
  );
  expect(start.output()).not.toContain('making the database folder');
});

test('a disk that fills while PostgreSQL makes its folder', async () => {
  const script = `
    import { readdirSync } from 'node:fs';
    const { initialise } = await import('${join(root, 'tools/servers/postgres.ts')}');
    const { postgresBinaries } = await import('${join(root, 'tools/servers/postgres-binaries.ts')}');
    const data = process.argv[1];
    const { signal } = new AbortController();
    const how = { secret: 'secret', signal };
    await initialise(data + '/postgres', postgresBinaries(data), how).catch((error) =>
      console.log(error.name, error.message),
    );
    console.log('left:', readdirSync(data).length);
  `;
  const start = onDiskOf('20m', ['--input-type=module', '-e', script, data.path]);
  expect(await start.ended).toBe(0);
  expect(start.output()).toMatch(/^Trouble The disk that holds .* is full: free some space/m);
  expect(start.output()).toContain('left: 0');
});
