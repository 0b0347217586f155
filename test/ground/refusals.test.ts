import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { dataFolder, observe, ownEnv, root, running, startCommand } from './start-command.ts';
import type { StartCommand } from './start-command.ts';

let data: ReturnType<typeof dataFolder>;

beforeEach(() => {
  data = dataFolder();
});
afterEach(() => data.remove());

/** The one sentence with which a start refuses; nothing runs then. */
async function refusal(start: StartCommand): Promise<string> {
  expect(await start.ended).toBe(1);
  expect(running(data.path)).toEqual([]);
  expect(start.output()).not.toMatch(/^\s+at /m);
  return start.output().trim().split('\n').at(-1) ?? '';
}

test('a port in use: which, for what, and the option that changes it', async () => {
  const other = await listening();
  const address = other.address();
  const port = String(address !== null && typeof address === 'object' ? address.port : 0);
  const start = startCommand(['--data', data.path, '--temporal-ui-port', port], { ports: [] });
  const sentence = await refusal(start);
  other.close();
  expect(sentence).toBe(
    `Port ${port} for the Temporal UI is used by another program: end that program, or choose another port with --temporal-ui-port NUMBER.`,
  );
});

test('a data folder that a newer version wrote', async () => {
  writeFileSync(join(data.path, 'version.json'), '{"layout":99}');
  const sentence = await refusal(startCommand(['--data', data.path]));
  expect(sentence).toContain('was written by a newer Nemcon (layout 99, this one reads up to 1)');
});

test('a data folder that cannot be created', async () => {
  writeFileSync(join(data.path, 'file'), '');
  const sentence = await refusal(startCommand(['--data', join(data.path, 'file/data')]));
  expect(sentence).toMatch(/^The data folder .* cannot be created \(.*\): name another/);
});

test('as root, a data folder that the user of PostgreSQL cannot reach', async () => {
  if (process.getuid?.() !== 0) return;
  const start = startCommand(['--data', join(data.path, 'data'), '--only', 'postgres']);
  expect(await refusal(start)).toMatch(/^PostgreSQL does not run as root, and its own user cannot/);
});

test('an old Node', async () => {
  const older = "Object.defineProperty(process, 'version', { value: 'v18.20.0' })";
  const bootstrap = join(root, 'tools/bootstrap.mjs');
  const start = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${older}`, bootstrap, 'tools/start.ts'],
    { env: ownEnv() },
  );
  expect(await refusal(observe(start))).toBe(
    'Nemcon needs Node 20 or newer, this is v18.20.0: install Node 24 (https://nodejs.org).',
  );
});

test('no Temporal and no toolchain to build it: what to install', async () => {
  const cache = join(data.path, 'cache/nemcon/temporal/1.8.2');
  mkdirSync(cache, { recursive: true });
  // As if the download had just been tried in vain.
  writeFileSync(join(cache, 'temporal.unreachable'), '');
  const start = startCommand(['--data', join(data.path, 'data'), '--only', 'temporal'], {
    env: { PATH: '/nowhere', XDG_CACHE_HOME: join(data.path, 'cache') },
  });
  expect(await refusal(start)).toMatch(/install its command line .* or install Go 1\.26 or newer/);
});

describe('a server of your own that is not there', () => {
  test.each([
    ['DATABASE_URL', 'nonsense', 'DATABASE_URL is not a PostgreSQL address'],
    ['DATABASE_URL', 'postgres://me:secret@127.0.0.1:9/x', 'DATABASE_URL names 127.0.0.1:9, where'],
    ['TEMPORAL_ADDRESS', 'nonsense', 'TEMPORAL_ADDRESS "nonsense" is not an address'],
    [
      'TEMPORAL_ADDRESS',
      '127.0.0.1:9',
      'TEMPORAL_ADDRESS names 127.0.0.1:9, where nothing answers',
    ],
  ])('%s=%s', async (name, value, sentence) => {
    const start = startCommand(['--data', data.path], { env: { [name]: value } });
    expect(await refusal(start)).toContain(sentence);
    expect(start.output()).not.toContain('secret');
  });
});

test('an option that does not exist, or makes no sense', async () => {
  expect(await refusal(startCommand(['--prot', '1']))).toContain("Unknown option '--prot'");
  expect(await refusal(startCommand(['--api-port', 'x'], { ports: [] }))).toBe(
    '--api-port is x: it has to be a number from 1 to 65535.',
  );
});

test('a reset where nobody can be asked', async () => {
  const start = startCommand(['--data', data.path, '--reset']);
  expect(await refusal(start)).toContain('add --yes');
});

function listening(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
