import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '../folder.ts';
import type { Preparing } from '../launch.ts';
import { timeSkippingServer } from '../servers/test-server.ts';
import { startStack } from '../stack.ts';
import type { Stack } from '../stack.ts';
import { Trouble, sentenceOf } from '../trouble.ts';

/** Set for the test files; see CONTRIBUTING.md. */
const NAMES = {
  /** An administrator's URL: each test file makes a database of its own. */
  database: 'NEMCON_TEST_DATABASE_URL',
  /** host:port of the dev server: each test file uses a task queue and ids of its own. */
  temporal: 'NEMCON_TEST_TEMPORAL_ADDRESS',
  timeSkipping: 'NEMCON_TEST_TIME_SKIPPING_SERVER',
  bundle: 'NEMCON_BUNDLE',
} as const;

const PREFIX = 'nemcon-test-';

let running: { stack: Stack; data: string } | undefined;

/**
 * One PostgreSQL, one Temporal dev server and one workflow bundle for the whole run, and the path
 * of the time-skipping server. Servers that the environment names are used as they are.
 */
export async function openTestServers(run: {
  testPathPatterns: { patterns: readonly string[] };
}): Promise<void> {
  if (needsNoServers(run.testPathPatterns.patterns)) return;
  if (process.env[NAMES.database] && process.env[NAMES.temporal]) return;
  try {
    const [stack, server] = await Promise.all([startServers(), timeSkippingServer(preparing)]);
    process.env[NAMES.database] = stack.addresses.database;
    process.env[NAMES.temporal] = stack.addresses.temporal;
    process.env[NAMES.timeSkipping] = server;
    if (stack.env[NAMES.bundle]) process.env[NAMES.bundle] = stack.env[NAMES.bundle];
  } catch (error) {
    await closeTestServers();
    // Jest prints the stack of what it is given, and a person wants the sentence.
    throw error instanceof Trouble ? plain(error) : error;
  }
}

export async function closeTestServers(): Promise<void> {
  await running?.stack.close();
  if (running) rmSync(running.data, { recursive: true, force: true });
  running = undefined;
}

async function startServers(): Promise<Stack> {
  await removeLeftovers();
  const data = mkdtempSync(join(tmpdir(), PREFIX));
  const stack = await startStack({
    data,
    ports: 'free',
    parts: ['postgres', 'temporal', 'bundle'],
    env: given(NAMES.bundle),
    durable: false,
    maxConnections: 300,
    onProgress: ({ state, detail }) => {
      if (state === 'preparing' && detail) progress(detail);
    },
  });
  running = { stack, data };
  return stack;
}

/** A variable of our own environment, if it is set. */
function given(name: string): Record<string, string> {
  const value = process.env[name];
  return value === undefined ? {} : { [name]: value };
}

/** What a test run that was killed left behind: its servers are ended and its data deleted. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const data = join(tmpdir(), name);
    try {
      (await openFolder(data)).release();
      rmSync(data, { recursive: true, force: true });
    } catch {
      // In use by another run, or another user's.
    }
  }
}

const pure = /test\/(domain|simulate|procedures|papers)(\/|$)/;

/** The rules are tested in milliseconds, without a server. */
function needsNoServers(patterns: readonly string[]): boolean {
  return patterns.length > 0 && patterns.every((pattern) => pure.test(pattern));
}

const preparing: Preparing = { say: progress, signal: new AbortController().signal };

let said = '';

function progress(detail: string): void {
  const sentence = detail.replace(/\d+ packages.*/, '');
  if (sentence !== said) process.stderr.write(`${sentence}\n`);
  said = sentence;
}

function plain(trouble: Trouble): Error {
  const error = new Error(sentenceOf(trouble));
  error.stack = sentenceOf(trouble);
  return error;
}
