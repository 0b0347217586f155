import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freshDatabase, type FreshDatabase } from '../store/database.ts';
import { startTokenIssuer, type TokenIssuer } from './token-issuer.ts';

const main = new URL('../../api/main.ts', import.meta.url).pathname;
let database: FreshDatabase;
let issuer: TokenIssuer;

beforeAll(async () => {
  database = await freshDatabase();
  issuer = await startTokenIssuer();
}, 60_000);
afterAll(async () => {
  await issuer.close();
  await database.close();
});

function start(more: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.urls.api,
      TEMPORAL_ADDRESS: process.env['NEMCON_TEST_TEMPORAL_ADDRESS'],
      OIDC_ISSUER: issuer.url,
      API_PORT: '0',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  child.stdout.on('data', (part: Buffer) => (told += part.toString()));
  child.stderr.on('data', (part: Buffer) => (told += part.toString()));
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, told }));
  return { child, ended, told: () => told };
}

describe('a configuration that cannot work is told in a sentence, with exit code 1', () => {
  const wrong: [string, Record<string, string>, RegExp][] = [
    ['no DATABASE_URL', { DATABASE_URL: '' }, /DATABASE_URL is no address of PostgreSQL/],
    [
      'a DATABASE_URL where nobody answers',
      { DATABASE_URL: 'postgres://nemcon:wrong-secret@127.0.0.1:9/nemcon' },
      /127\.0\.0\.1:9/,
    ],
    ['a TEMPORAL_ADDRESS without a port', { TEMPORAL_ADDRESS: 'temporal' }, /TEMPORAL_ADDRESS/],
    [
      'a TEMPORAL_ADDRESS where nobody answers',
      { TEMPORAL_ADDRESS: '127.0.0.1:9' },
      /Temporal does not answer at TEMPORAL_ADDRESS 127\.0\.0\.1:9/,
    ],
    ['an issuer where nobody answers', { OIDC_ISSUER: 'http://127.0.0.1:9' }, /does not answer/],
    ['an issuer that is not encrypted', { OIDC_ISSUER: 'http://login.example.org' }, /use https/],
  ];
  test.each(wrong)(
    '%s',
    async (_name, environment, sentence) => {
      const { code, told } = await start(environment).ended;
      expect(told).toMatch(sentence);
      expect(told).not.toMatch(/wrong-secret|\n {4}at /);
      expect(code).toBe(1);
    },
    30_000,
  );
});

test('SIGTERM ends it cleanly with exit code 0', async () => {
  const { child, ended, told } = start({});
  const end = Date.now() + 20_000;
  while (!told().includes('"ready"') && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
}, 30_000);
