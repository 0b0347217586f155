import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { signCheckpoint } from '../../audit/checkpoint.ts';
import { auditKeyIn, seenFileOf } from '../../tools/audit-key.ts';
import { isAlive } from '../../tools/processes.ts';
import { readAuditKeys } from '../../worker/audit-keys.ts';
import { dataFolder, observe, ownEnv, root, running, startCommand } from './start-command.ts';

let data: ReturnType<typeof dataFolder>;

beforeEach(() => {
  data = dataFolder();
});
afterEach(() => data.remove());

test('Ctrl-C, even pressed twice, stops everything in order and leaves no process', async () => {
  const start = startCommand(['--data', data.path]);
  await start.says('Ready in');
  const parts = running(data.path);
  expect(parts).toHaveLength(2);
  start.child.kill('SIGINT');
  start.child.kill('SIGINT');
  expect(await start.ended).toBe(0);
  expect(parts.filter(isAlive)).toEqual([]);
  expect(existsSync(join(data.path, 'running.json'))).toBe(false);
  const output = start.output();
  expect(output.lastIndexOf('temporal  stopped')).toBeLessThan(output.indexOf('postgres  stopped'));
});

test('Ctrl-C while it still comes up leaves no process', async () => {
  const start = startCommand(['--data', data.path]);
  await start.says('temporal  up');
  const parts = running(data.path);
  start.child.kill('SIGINT');
  expect(await start.ended).toBe(0);
  expect(parts.filter(isAlive)).toEqual([]);
  expect(start.output()).not.toContain('Ready in');
});

test('after kill -9 of the supervisor the next start ends what was left and keeps the data', async () => {
  const first = startCommand(['--data', data.path]);
  await first.says('Ready in');
  const left = running(data.path);
  first.child.kill('SIGKILL');
  await first.ended;
  expect(left.filter(isAlive)).toEqual(left);
  const second = startCommand(['--data', data.path]);
  await second.says('Ready in');
  expect(left.filter(isAlive)).toEqual([]);
  // Not made anew, so the data are those of before.
  expect(second.output()).not.toContain('making the database folder');
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

test('a PostgreSQL that nobody wrote down is found by its own file and ended', async () => {
  const only = ['--data', data.path, '--only', 'postgres'];
  const first = startCommand(only);
  await first.says('Ready in');
  const left = running(data.path);
  first.child.kill('SIGKILL');
  await first.ended;
  rmSync(join(data.path, 'running.json'));
  const second = startCommand(only);
  await second.says('Ready in');
  expect(left.filter(isAlive)).toEqual([]);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

test('when npm or the bootstrap is killed, everything stops', async () => {
  const args = ['--only', 'postgres', '--free-ports', '--data', data.path];
  const bootstrap = join(root, 'tools/bootstrap.mjs');
  const start = observe(
    spawn(process.execPath, [bootstrap, 'tools/start.ts', ...args], { env: ownEnv() }),
  );
  await start.says('Ready in');
  const parts = running(data.path);
  start.child.kill('SIGKILL');
  // The supervisor holds the other end of the output: it is closed when that has ended.
  await start.ended;
  expect(parts.filter(isAlive)).toEqual([]);
});

test('a part that crashes is restarted, and one line says so', async () => {
  const start = startCommand(['--data', data.path, '--only', 'postgres']);
  await start.says('Ready in');
  const [postgres] = running(data.path);
  process.kill(postgres?.pid ?? 0, 'SIGKILL');
  await start.says(/postgres +crashed, restarting .*SIGKILL/);
  await start.says(/postgres +up[^]*postgres +up/);
  start.child.kill('SIGTERM');
  expect(await start.ended).toBe(0);
});

test('a register that is older than what was signed is said when all is up, and the API is not ready', async () => {
  const keys = readAuditKeys(auditKeyIn(data.path));
  const newer = signCheckpoint({ size: 5_000, root: '0'.repeat(64) }, keys);
  writeFileSync(seenFileOf(data.path), newer);
  const parts = 'postgres,temporal,bundle,migrate,issuer,worker,api';
  const start = startCommand(['--data', data.path, '--only', parts]);
  await start.says(
    /Ready in[^]*ALARM: .*one of 5000 was signed.*accept-loss.*\n?.*API is not ready/,
  );
  const api = /API +(http:\S+)\/api\/docs/.exec(start.output())?.[1] ?? '';
  const answer = await fetch(`${api}/readyz`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ status: 'alarm', audit: { ok: false } });
  start.child.kill('SIGINT');
  expect(await start.ended).toBe(0);
}, 120_000);

test('of two starts at once on one data folder exactly one runs', async () => {
  const args = ['--data', data.path, '--only', 'postgres'];
  const both = [startCommand(args), startCommand(args)];
  const loser = await Promise.race(both.map((start) => start.ended.then(() => start)));
  expect(await loser.ended).toBe(1);
  expect(loser.output()).toMatch(/^Nemcon runs already on .* \(process \d+\): .*--data\.$/m);
  const winner = both.find((start) => start !== loser);
  await winner?.says('Ready in');
  winner?.child.kill('SIGINT');
  expect(await winner?.ended).toBe(0);
});
