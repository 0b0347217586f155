import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const main = new URL('../../tools/issuer/main.ts', import.meta.url).pathname;
const token = new URL('../../tools/issuer/token.ts', import.meta.url).pathname;

/** A development issuer in a process of its own. */
export interface RunningIssuer {
  readonly url: string;
  readonly data: string;
  /** Sends SIGTERM and answers the exit code. */
  stop(): Promise<number | null>;
}

/** What a finished process left behind. */
export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts an issuer on a free port and waits until it answers. */
export async function startIssuer(
  data?: string,
  port?: number,
  more: Record<string, string> = {},
): Promise<RunningIssuer> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'issuer-')));
  const chosen = port ?? (await freePort());
  const child = run(main, [], { ISSUER_PORT: String(chosen), ISSUER_DATA: folder, ...more });
  const url = `http://127.0.0.1:${chosen}`;
  await untilAnswering(url, child);
  return {
    url,
    data: folder,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      return child.exitCode;
    },
  };
}

/** Starts the issuer with settings that it should refuse, and waits for its end. */
export function refusedIssuer(environment: NodeJS.ProcessEnv): Promise<Finished> {
  return finished(run(main, [], environment));
}

/** Runs `npm run token` without npm. */
export function tokenCommand(words: readonly string[], issuer: string): Promise<Finished> {
  return finished(run(token, words, { OIDC_ISSUER: issuer }));
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}

function run(file: string, words: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const { PATH } = process.env;
  return spawn(process.execPath, [file, ...words], {
    env: { PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function finished(child: ChildProcess): Promise<Finished> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (err += part.toString()));
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
  let said = '';
  child.stdout?.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The issuer did not answer at ${url}: ${said}`);
}
