import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfiguration as readForApi } from '../../api/configuration.ts';
import { makeKey } from '../../codec/keys.ts';
import { secretNames, takeSecrets, withSecrets } from '../../secrets/given.ts';
import { temporalProfile } from '../../secrets/temporal-profile.ts';
import { readConfiguration as readForWorker } from '../../worker/configuration.ts';

const url = 'postgres://nemcon:a-word-nobody-may-see@127.0.0.1:5432/nemcon';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nemcon-secrets-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(text: string, mode: number): string {
  const file = join(folder, `secret-${Math.random()}`);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

describe('a secret', () => {
  test('comes from the environment or from a file, without the line end after it', () => {
    const file = fileWith(`${url}\n`, 0o600);
    expect(withSecrets({ DATABASE_URL_FILE: file })['DATABASE_URL']).toBe(url);
    expect(withSecrets({ DATABASE_URL: url, DATABASE_URL_FILE: '' })['DATABASE_URL']).toBe(url);
  });

  test.each(secretNames)('%s may be in a file, also for what a program starts', (name) => {
    const file = fileWith(`a-word-of-${name}\n`, 0o600);
    expect(withSecrets({ [`${name}_FILE`]: file })[name]).toBe(`a-word-of-${name}`);
    const handedOn: Record<string, string | undefined> = { [`${name}_FILE`]: file, PATH: '/bin' };
    takeSecrets(handedOn);
    expect(handedOn).toEqual({ [name]: `a-word-of-${name}`, PATH: '/bin' });
  });

  test('opens Temporal by an API key from a file', () => {
    const file = fileWith('a-key-of-temporal\n', 0o600);
    const { connectionOptions } = temporalProfile({ TEMPORAL_API_KEY_FILE: file });
    expect(connectionOptions).toMatchObject({ apiKey: 'a-key-of-temporal', tls: true });
    expect(temporalProfile({}).connectionOptions.tls).toBeUndefined();
  });

  test('is not taken from two places', () => {
    const both = { SMTP_URL: 'smtp://a:25', SMTP_URL_FILE: fileWith('smtp://b:25', 0o600) };
    expect(() => withSecrets(both)).toThrow(
      'SMTP_URL and SMTP_URL_FILE are both set: keep one of them.',
    );
  });

  test.each([0o604, 0o644, 0o606, 0o601])(
    'in a file of mode %o is refused in production',
    (mode) => {
      const file = fileWith(url, mode);
      expect(() => withSecrets({ NODE_ENV: 'production', DATABASE_URL_FILE: file })).toThrow(
        `DATABASE_URL_FILE names ${file}, which anybody on the machine may open: chmod o-rwx it, then start again.`,
      );
      expect(withSecrets({ DATABASE_URL_FILE: file })['DATABASE_URL']).toBe(url);
    },
  );

  test('that is missing or empty is named by its variable', () => {
    const nowhere = join(folder, 'nowhere');
    expect(() => withSecrets({ AUDIT_KEY_FILE: nowhere })).toThrow(
      `AUDIT_KEY_FILE names ${nowhere}, which cannot be read (ENOENT): correct the name or its rights.`,
    );
    expect(() => withSecrets({ AUDIT_KEY_FILE: fileWith('\n', 0o600) })).toThrow(/which is empty/);
  });
});

const environment = {
  DATABASE_URL: url,
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  OIDC_ISSUER: 'https://login.example.org',
};

const words = {
  DATABASE_URL: 'postgres://nemcon:word-of-the-register@127.0.0.1:1/nemcon',
  SMTP_URL: 'smtps://nemcon:word-of-the-mail@127.0.0.1:1',
  AUDIT_KEY: 'PRIVATE+KEY+word+of+the+log',
  AUDIT_PUBLISH_WEBHOOK: 'https://127.0.0.1:1/word-of-the-webhook',
  AUDIT_PUBLISH_S3_SECRET_ACCESS_KEY: 'word-of-the-store',
  TEMPORAL_CODEC_KEYS: 'k1:word-of-the-codec',
  TEMPORAL_API_KEY: 'word-of-temporal',
  OIDC_CLIENT_SECRET: 'word-of-the-issuer',
} as const;
const whole = { ...environment, ...words, TEMPORAL_CODEC_KEYS: makeKey('k1'), AUDIT_KEY: '' };

const unreadable = { ...environment, ...words };
const noAddress = { ...whole, DATABASE_URL: 'postgres//word-of-the-register' };
const spoilt = { ...whole, AUDIT_KEY: words.AUDIT_KEY, SMTP_URL: 'word-of-the-mail' };

describe('a program that is started in vain tells none of its secrets', () => {
  test.each<[string, string, Record<string, string>]>([
    ['api/main.ts', 'where nothing answers', whole],
    ['api/main.ts', 'with what cannot be read', unreadable],
    ['worker/main.ts', 'where nothing answers', whole],
    ['worker/main.ts', 'with what cannot be read', unreadable],
    ['worker/main.ts', 'with log and mail spoilt', spoilt],
    ['store/migrate.ts', 'with an address that is none', noAddress],
    ['store/appoint.ts', 'with an address that is none', noAddress],
  ])(
    '%s, %s',
    async (file, _, env) => {
      const said = await startedInVain(file, { ...env, LOG_LEVEL: 'trace' });
      expect(said).not.toBe('');
      expect(said).not.toMatch(/word.of/);
      expect(said).not.toContain(whole.TEMPORAL_CODEC_KEYS.slice(3));
    },
    60_000,
  );
});

/** What a program of ours says before it ends. */
function startedInVain(file: string, env: Record<string, string>): Promise<string> {
  const { PATH } = process.env;
  const main = join(import.meta.dirname, '../..', file);
  const person = ['--person', 'sofia.marin', '--name', 'Sofia', '--body', 'IS'];
  return new Promise((resolve) => {
    const options = { env: { PATH, ...env }, timeout: 50_000 };
    execFile(
      process.execPath,
      [main, ...(file.includes('appoint') ? person : [])],
      options,
      (error, out, trouble) => resolve(error === null ? '' : out + trouble),
    );
  });
}

describe.each([
  ['the API', readForApi],
  ['the worker', readForWorker],
])('%s', (_name, read) => {
  test('does not start in production without a key for what goes to Temporal', () => {
    expect(() => read({ ...environment, NODE_ENV: 'production' })).toThrow(
      /^TEMPORAL_CODEC_KEYS is missing, and in production nothing goes to Temporal unencrypted: set it to [^\n]*\.$/,
    );
    expect(() => read({ ...environment, TEMPORAL_CODEC_KEYS: '' })).not.toThrow();
  });

  test('reads its secrets from files, and shows none of them in what it could log', () => {
    const key = makeKey('k1');
    const configuration = read({
      ...environment,
      NODE_ENV: 'production',
      TEMPORAL_CODEC_KEYS_FILE: fileWith(`${key}\n`, 0o440),
    });
    expect(JSON.stringify(configuration)).not.toContain(key.slice(3));
  });

  test('tells a fault of its secrets without telling them', () => {
    const key = `k1:${Buffer.alloc(31, 7).toString('base64')}`;
    expect(() => read({ ...environment, TEMPORAL_CODEC_KEYS: key })).toThrow(/Key 1/);
    try {
      read({ ...environment, TEMPORAL_CODEC_KEYS: key, DATABASE_URL: 'a-word-nobody-may-see' });
    } catch (error) {
      expect(String(error)).not.toMatch(/a-word-nobody|BwcHBwcH/);
    }
  });
});
