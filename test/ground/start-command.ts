import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../../tools/processes.ts';
import type { ProcessIdentity } from '../../tools/processes.ts';

export const root = join(import.meta.dirname, '../..');

/** Only the two servers: what the supervisor does with them it does with every part. */
const SERVERS = ['--only', 'postgres,temporal'];

/** The start command as a person runs it, and what it printed so far. */
export interface StartCommand {
  child: ChildProcess;
  output(): string;
  /** Waits until it printed this. @throws with all it printed when it ended before */
  says(text: string | RegExp): Promise<void>;
  /** The exit code, once it ended. */
  ended: Promise<number | null>;
}

/** Runs `npm start` without npm, on ports of its own. */
export function startCommand(
  args: readonly string[],
  { env = {}, ports = ['--free-ports'] }: { env?: NodeJS.ProcessEnv; ports?: string[] } = {},
): StartCommand {
  return observe(
    spawn(process.execPath, [join(root, 'tools/start.ts'), ...SERVERS, ...ports, ...args], {
      env: { ...ownEnv(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/** Without what Jest and the test run set for themselves. */
export function ownEnv(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, DATABASE_URL: _d, TEMPORAL_ADDRESS: _t, ...env } = process.env;
  return env;
}

export function observe(child: ChildProcess): StartCommand {
  let printed = '';
  child.stdout?.on('data', (data: Buffer) => (printed += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (printed += data.toString()));
  let hasEnded = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      hasEnded = true;
      resolve(code);
    });
  });
  return {
    child,
    ended,
    output: () => printed,
    says: async (text) => {
      while (!new RegExp(text).test(printed)) {
        if (hasEnded) throw new Error(`It ended without saying "${text}":\n${printed}`);
        await sleep(20);
      }
    },
  };
}

/** A data folder for one test, and its end: whatever still runs there is killed. */
export function dataFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'nemcon-ground-'));
  return {
    path,
    remove: () => {
      for (const { pid } of running(path)) process.kill(-pid, 'SIGKILL');
      rmSync(path, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** The parts that run on a data folder, as the supervisor wrote them down. */
export function running(data: string): ProcessIdentity[] {
  try {
    const { parts }: { parts: Record<string, ProcessIdentity> } = JSON.parse(
      readFileSync(join(data, 'running.json'), 'utf8'),
    );
    return Object.values(parts).filter(isAlive);
  } catch {
    // Nobody runs there.
    return [];
  }
}
