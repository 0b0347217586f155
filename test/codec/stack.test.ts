import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { addressFor } from '../../store/roles.ts';
import { openBrowser } from '../../tools/pictures/browser.ts';
import { tokenFor } from '../../tools/issuer/token.ts';
import { startStack, type Stack } from '../../tools/stack.ts';
import { demo, type Ran } from '../demo/demo-command.ts';
import { dataFolder } from '../ground/start-command.ts';

const data = dataFolder();
const said: string[] = [];
let stack: Stack;
let ran: Ran;

/** Of outlets that nobody serves, so that the worker has a failure of each to tell. */
const [hook, s3Key] = ['a-way-to-the-webhook-4f1e', 'a-key-of-the-store-77c02b'];
const outlets = {
  AUDIT_PUBLISH_WEBHOOK: `https://127.0.0.1:1/${hook}`,
  AUDIT_PUBLISH_S3_ENDPOINT: 'https://127.0.0.1:1',
  AUDIT_PUBLISH_S3_BUCKET: 'witness',
  AUDIT_PUBLISH_S3_ACCESS_KEY_ID: 'an-id',
  AUDIT_PUBLISH_S3_SECRET_ACCESS_KEY: s3Key,
  OUTGOING_ALLOW: '127.0.0.1',
  LOG_LEVEL: 'debug',
};

beforeAll(async () => {
  stack = await startStack({
    data: data.path,
    ports: 'free',
    codec: true,
    durable: false,
    env: outlets,
    onProgress: (progress) => said.push(JSON.stringify(progress)),
  });
  ran = await demo(['--story', 'delegations', '--codec', '--json'], stack.env);
}, 300_000);

afterAll(async () => {
  await stack.close(true);
  data.remove();
}, 60_000);

describe('npm start -- --codec', () => {
  test('plays the story of delegations as without, and Temporal keeps none of it in clear', () => {
    const report: unknown = JSON.parse(ran.out);
    expect(ran.trouble).toBe('');
    expect(report).toMatchObject({ asExpected: true });
    expect(ran.code).toBe(0);
  });

  test('has no task fail, its own sweeps among them', () => {
    const log = readFileSync(join(data.path, 'logs', 'worker.log'), 'utf8');
    const lines = log.split('\n').filter((line) => /ALARM|Failed to process/.test(line));
    expect(lines).toEqual([]);
  });

  test('keeps its key in the data folder, for nobody else to read', () => {
    const file = join(data.path, 'codec', 'keys.txt');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(stack.env['TEMPORAL_CODEC_KEYS_FILE']).toBe(file);
  });

  test('tells no secret: not in a log, not on the way up, not in an answer, not in a process title', async () => {
    const { DATABASE_URL = '', AUDIT_KEY = '' } = stack.env;
    const token = await tokenFor(stack.addresses.issuer, 'sofia.marin');
    const authorization = `Bearer ${token}`;
    await fetch(`${stack.addresses.api}/api/inbox?token=${token}`, { headers: { authorization } });
    const secrets = {
      token: token.split('.')[2] ?? '',
      webhook: hook,
      s3: s3Key,
      password: new URL(DATABASE_URL).password,
      'password of the API': new URL(addressFor('api', DATABASE_URL)).password,
      'password of the worker': new URL(addressFor('worker', DATABASE_URL)).password,
      codec: keyIn('codec/keys.txt').split(':')[1] ?? '',
      // PRIVATE+KEY+name+id+key, and the key in base64 may hold the sign as well.
      audit: readFileSync(AUDIT_KEY, 'utf8').trim().split('+').slice(4).join('+'),
    };
    const told = {
      logs: allIn(join(data.path, 'logs')),
      progress: said.join('\n'),
      demo: ran.out + ran.trouble,
      api: await text(`${stack.addresses.api}/readyz`),
      worker: await text(`${stack.addresses.worker}/readyz`),
      titles: titles(),
    };
    const found = Object.entries(secrets).flatMap(([name, secret]) =>
      Object.entries(told).flatMap(([where, words]) =>
        words.includes(secret) ? [`${name} in ${where}`] : [],
      ),
    );
    for (const secret of Object.values(secrets)) expect(secret.length).toBeGreaterThan(20);
    // They are told of as what failed.
    expect(told.logs).toMatch(/webhook https:\/\/127\.0\.0\.1:1/);
    expect(told.logs).toMatch(/s3 https:\/\/127\.0\.0\.1:1/);
    expect(found).toEqual([]);
  });

  test('has Temporal and its UI listen to this machine alone', async () => {
    const ports = [stack.addresses.temporal, stack.addresses.temporalUi].map((address) =>
      Number(address.split(':').at(-1)),
    );
    // Whoever listens everywhere listens on the second loopback address as well.
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    for (const port of ports) {
      expect(await listens('127.0.0.1', port)).toBe(true);
      for (const host of ['127.0.0.2', ...outside])
        expect({ host, listens: await listens(host, port) }).toEqual({ host, listens: false });
    }
  });
});

describe('the Temporal UI', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  /** A recommendation of the sample under silence, as somebody sees it who is signed in here by the cookie. */
  async function opened(person: string | null): Promise<Page> {
    const context = await browser.newContext();
    const page = await context.newPage();
    if (person !== null) {
      await page.goto(`${stack.addresses.api}/auth/sign-in`);
      await page.locator(`button[value="${person}"]`).click();
      await page.waitForURL(`${stack.addresses.api}/`);
    }
    await context.addInitScript(sendingCredentials(`${stack.addresses.api}/api/temporal`));
    const ui = stack.addresses.temporalUi;
    await page.goto(`${ui}/namespaces/default/workflows/recommendation%3ASDPR-04`);
    await page.getByText('User Metadata', { exact: true }).click();
    await page.getByText('Current Details').waitFor();
    return page;
  }

  test('shows a secretary the summary, the details and the live sentence', async () => {
    const page = await opened('sofia.marin');
    const shown = (words: RegExp) => inAnyFrame(page, words);
    await shown(/SDPR-04 of SDPR, by procedure sdpr/);
    await shown(/from its tasking until it has been carried out/);
    await shown(/unless a delegation objects|waits for/);
    await page.getByText('Timeline', { exact: true }).first().click();
    await page.getByText('"reference": "SDPR-04"').first().waitFor();
    await page.context().close();
  }, 60_000);

  test.each([[null], ['delegate.deu']])(
    'shows %p nothing of it, and says that it cannot',
    async (person) => {
      const page = await opened(person);
      await page.getByText('Codec Server could not connect').last().waitFor();
      await page.getByText('Timeline', { exact: true }).first().click();
      await page.getByText('"encryption-key-id"').first().waitFor();
      const everything = await Promise.all(
        page.frames().map((frame) => frame.locator('body').innerText()),
      );
      expect(everything.join('\n')).not.toMatch(/tasking until|by procedure|"reference"|nations/);
      await page.context().close();
    },
    60_000,
  );

  test('has each look on the log: who, how many, and nothing of what', async () => {
    const log = readFileSync(join(data.path, 'logs', 'api.log'), 'utf8');
    const lines = log.split('\n').filter((line) => line.includes('payloads were decrypted'));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(line).toContain('"person":"sofia.marin"');
      expect(line).not.toMatch(/SDPR|nations|encrypted"/);
    }
  });

  test('leaves no cookie in a log', async () => {
    const page = await opened('sofia.marin');
    const cookies = await page.context().cookies(stack.addresses.api);
    expect(cookies.map(({ name }) => name)).toContain('__Host-nemcon-session');
    const logs = allIn(join(data.path, 'logs'));
    expect(cookies.filter(({ value }) => logs.includes(value)).map(({ name }) => name)).toEqual([]);
    await page.context().close();
  }, 60_000);
});

/** What **Use my browser setting** and **Include cross-origin credentials** of the UI's glasses keep. */
function sendingCredentials(endpoint: string): string {
  const kept = { overrideRemoteCodecConfiguration: true, endpoint, includeCredentials: true };
  return Object.entries(kept)
    .map(([name, value]) => `localStorage.setItem('${name}', '${JSON.stringify(value)}');`)
    .join('\n');
}

async function inAnyFrame(page: Page, words: RegExp): Promise<void> {
  await expect(
    Promise.any(
      [page.mainFrame(), ...page.frames()].map((frame) => frame.getByText(words).first().waitFor()),
    ),
  ).resolves.toBeUndefined();
}

function keyIn(name: string): string {
  return readFileSync(join(data.path, name), 'utf8').trim();
}

function allIn(folder: string): string {
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

async function text(url: string): Promise<string> {
  return (await fetch(url)).text();
}

/** What anybody on the machine sees of our processes. */
function titles(): string {
  return (['worker', 'api', 'temporal', 'issuer', 'postgres'] as const)
    .flatMap((part) => stack.pid(part) ?? [])
    .map((pid) => execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }))
    .join('\n');
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    const answer = (does: boolean) => {
      socket.destroy();
      resolve(does);
    };
    socket.setTimeout(2_000, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
