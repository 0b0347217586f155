import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { duration } from './display.ts';
import { root } from './folder.ts';

/** How many of what was looked at are right. */
interface Count {
  passed: number;
  failed: number;
}

/** Each counts as one, and says itself what is wrong. */
const checks = [
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the pages', command: ['tsc', '-p', 'web/tsconfig.json'] },
  { name: 'lint', command: ['oxlint', '--type-aware'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
] as const;

/** The part of Jest's report that we count. */
const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  /** Left out by a mark in the test file, which nobody may do here. */
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  /** Files that did not get as far as their first test. */
  numRuntimeErrorTestSuites: z.number(),
});

const args = process.argv.slice(2);
const isLong = args.includes('--long');
const passedOn = args.filter((arg) => arg !== '--long');

const counts: Count[] = [];
if (!isLong) for (const { name, command } of checks) counts.push(await check(name, command));
counts.push(await tests());
process.exitCode = tell(counts);

/** The last line, and the exit code that goes with it. */
function tell(all: readonly Count[]): number {
  const passed = all.reduce((sum, count) => sum + count.passed, 0);
  const failed = all.reduce((sum, count) => sum + count.failed, 0);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

async function check(name: string, [program, ...options]: readonly string[]): Promise<Count> {
  const begun = performance.now();
  process.stdout.write(`${name} …\n`);
  const code = await run([join(root, `node_modules/.bin/${program}`), ...options], {});
  const took = duration(performance.now() - begun);
  process.stdout.write(`${name} ${code === 0 ? 'passed' : 'FAILED'} in ${took}\n`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function tests(): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'nemcon-report-'));
  const file = join(folder, 'report.json');
  try {
    const code = await run(
      [join(root, 'node_modules/.bin/jest'), '--json', `--outputFile=${file}`, ...passedOn],
      { NODE_OPTIONS: '--experimental-vm-modules', ...(isLong ? { NEMCON_LONG: '1' } : {}) },
    );
    return existsSync(file) ? countOf(readFileSync(file, 'utf8'), code) : { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countOf(text: string, code: number): Count {
  const found = report.parse(JSON.parse(text));
  const leftOut = found.numPendingTests + found.numTodoTests;
  if (leftOut > 0)
    process.stdout.write(`${leftOut} tests were left out, which counts as failed.\n`);
  const failed = found.numFailedTests + found.numRuntimeErrorTestSuites + leftOut;
  // Jest may fail without a failed test: no test was found, or its servers did not stop.
  return { passed: found.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** Runs one of the installed programs, visibly, with the Node that runs us. */
function run(command: readonly string[], env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const pass = (signal: NodeJS.Signals): boolean => child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}
