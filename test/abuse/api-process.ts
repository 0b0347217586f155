import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { keepSample } from '../api/running-api.ts';
import { startTokenIssuer } from '../api/token-issuer.ts';
import { openHarness, type Harness } from '../workflow/harness.ts';

/** The API as a process of its own, as it runs in production, and what it writes to its log. */
export type ApiProcess = {
  readonly url: URL;
  readonly harness: Harness;
  readonly token: (person: string) => Promise<string>;
  /** Whole lines of standard output so far. */
  readonly lines: () => readonly string[];
  /** What it wrote to standard error. */
  readonly complaints: () => string;
  /** Resident memory, in MiB. */
  readonly memory: () => number;
  readonly isAlive: () => boolean;
  readonly close: () => Promise<void>;
};

const Ready = z.object({ msg: z.literal('ready'), url: z.string() });

export async function startApiProcess(more: Record<string, string> = {}): Promise<ApiProcess> {
  const harness = await openHarness('dev');
  const issuer = await startTokenIssuer();
  await keepSample(harness);
  const main = new URL('../../api/main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: harness.databaseUrl,
      TEMPORAL_ADDRESS: process.env['NEMCON_TEST_TEMPORAL_ADDRESS'],
      TEMPORAL_TASK_QUEUE: harness.taskQueue,
      OIDC_ISSUER: issuer.url,
      API_PORT: '0',
      API_RATE_LIMIT: '10000000',
      LOG_LEVEL: 'debug',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (written += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (complaints += part));
  const lines = () =>
    written
      .slice(0, written.lastIndexOf('\n') + 1)
      .split('\n')
      .slice(0, -1);
  const url = await readyAt(
    lines,
    () => child.exitCode ?? child.signalCode,
    () => complaints,
  );
  return {
    url: new URL(url),
    harness,
    token: (person) => issuer.token(person),
    lines,
    complaints: () => complaints,
    memory: () => memoryOf(child.pid ?? 0),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    close: async () => {
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
      await issuer.close();
      await harness.close();
    },
  };
}

async function readyAt(
  lines: () => readonly string[],
  ended: () => unknown,
  complaints: () => string,
): Promise<string> {
  for (;;) {
    for (const line of lines()) {
      const ready = Ready.safeParse(JSON.parse(line));
      if (ready.success) return ready.data.url;
    }
    if (ended() !== null) throw new Error(`The API did not start. ${complaints()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function memoryOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
