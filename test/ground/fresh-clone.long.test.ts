import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { dataFolder, observe, ownEnv, root } from './start-command.ts';
import type { StartCommand } from './start-command.ts';

let clone: ReturnType<typeof dataFolder>;

beforeEach(() => {
  clone = dataFolder();
  // A temporary folder is its maker's alone; a clone is usually not.
  chmodSync(clone.path, 0o755);
});
afterEach(() => clone.remove());

/** Every file that is or would be committed, as `git clone` would give it. */
function copyClone(): void {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' });
  for (const file of files.split('\0').filter(Boolean)) {
    mkdirSync(join(clone.path, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(clone.path, file));
  }
}

function npmStart(): StartCommand {
  const args = ['start', '--', '--free-ports', '--data', join(clone.path, '.nemcon')];
  return observe(spawn('npm', args, { cwd: clone.path, env: ownEnv() }));
}

test('npm start on a fresh clone installs what is missing, and again is ready within 8 s', async () => {
  copyClone();
  const first = npmStart();
  await first.says('Ready in');
  expect(first.output()).toContain('Installing the packages');
  first.child.kill('SIGINT');
  expect(await first.ended).toBe(0);
  const begun = performance.now();
  const second = npmStart();
  await second.says('Ready in');
  expect(performance.now() - begun).toBeLessThan(8_000);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});
