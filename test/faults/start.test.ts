import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { emptyDatabase, freshDatabase, type FreshDatabase } from '../store/database.ts';

const root = join(import.meta.dirname, '../..');
/** A port that the operating system gives to nobody by itself. */
const nobody = '127.0.0.1:9';

let register: FreshDatabase;
beforeAll(async () => {
  register = await freshDatabase();
});
afterAll(() => register.close());

const api = 'api/main.ts';
const worker = 'worker/main.ts';
const migrate = 'store/migrate.ts';

function partOf(entry: string): 'api' | 'worker' {
  return entry === api ? 'api' : 'worker';
}

type Ended = { readonly code: number | null; readonly said: string };

async function run(entry: string, env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, entry)], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATABASE_URL: entry === migrate ? register.url : register.urls[partOf(entry)],
      TEMPORAL_ADDRESS: process.env['NEMCON_TEST_TEMPORAL_ADDRESS'],
      OIDC_ISSUER: `http://${nobody}`,
      API_PORT: '0',
      WORKER_HEALTH_PORT: '0',
      TEMPORAL_TASK_QUEUE: 'never-started',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, said: `${out}${err}` };
}

/** One sentence without a stack or a password, exit code 1, and no sign of life in the register. */
async function expectRefusal({ code, said }: Ended, sentence: RegExp): Promise<void> {
  expect(said).toMatch(sentence);
  expect(said).not.toMatch(/^\s+at /m);
  expect(said).not.toMatch('secret');
  expect(code).toBe(1);
  const { rows } = await sql`select from nemcon.availability`.execute(register.store.db);
  expect(rows).toHaveLength(0);
}

describe('a wrong DATABASE_URL: which, and how to mend it, exit code 1, no half start', () => {
  test.each([api, worker, migrate])(
    '%s',
    async (entry) => {
      const [none, nothing] = await Promise.all([
        run(entry, { DATABASE_URL: 'nonsense' }),
        run(entry, { DATABASE_URL: `postgres://me:secret@${nobody}/nemcon` }),
      ]);
      await expectRefusal(none, /DATABASE_URL.*postgres:\/\/USER:PASSWORD@HOST:PORT\/DATABASE/s);
      await expectRefusal(nothing, /Nothing answers at 127\.0\.0\.1:9.*DATABASE_URL.*start it/s);
    },
    60_000,
  );

  test('a database that is not there, a password that is not right', async () => {
    const absent = new URL(register.urls.worker);
    absent.pathname = '/no_such_database';
    const stranger = new URL(register.urls.api);
    stranger.password = 'secret';
    const [missing, refused] = await Promise.all([
      run(worker, { DATABASE_URL: absent.href }),
      run(api, { DATABASE_URL: stranger.href }),
    ]);
    await expectRefusal(missing, /has no database no_such_database: make it/);
    await expectRefusal(refused, /does not let the user \w+ in: correct .* in DATABASE_URL/);
  }, 60_000);
});

describe('a wrong TEMPORAL_ADDRESS: which, and how to mend it, exit code 1, no half start', () => {
  test.each([api, worker])(
    '%s',
    async (entry) => {
      const [nonsense, nothing] = await Promise.all([
        run(entry, { TEMPORAL_ADDRESS: 'nonsense' }),
        run(entry, { TEMPORAL_ADDRESS: nobody }),
      ]);
      await expectRefusal(nonsense, /TEMPORAL_ADDRESS.*(HOST:PORT|host:port)/);
      await expectRefusal(nothing, /127\.0\.0\.1:9.*TEMPORAL_ADDRESS/s);
    },
    60_000,
  );
});

test('a wrong OIDC_ISSUER: the API says so and does not start', async () => {
  await expectRefusal(await run(api, {}), /issuer does not answer at .*Start the issuer, or set/s);
}, 60_000);

test('a login that sees everything: neither the API nor the worker starts with it', async () => {
  const ended = await Promise.all(
    [api, worker].map((entry) => run(entry, { DATABASE_URL: register.url })),
  );
  const [ofApi, ofWorker] = ended;
  if (ofApi) await expectRefusal(ofApi, /superuser.*Set its DATABASE_URL to the login nemcon_api/);
  if (ofWorker) await expectRefusal(ofWorker, /superuser.*to the login nemcon_worker/);
}, 60_000);

test("the other part's login: neither starts with it", async () => {
  const { urls } = register;
  await expectRefusal(await run(api, { DATABASE_URL: urls.worker }), /which is not nemcon_api/);
  await expectRefusal(await run(worker, { DATABASE_URL: urls.api }), /which is not nemcon_worker/);
}, 60_000);

describe('a register whose schema this version does not know', () => {
  test('not migrated yet: the API and the worker say how to migrate', async () => {
    const empty = await emptyDatabase();
    const env = { DATABASE_URL: empty.url };
    const ended = await Promise.all([api, worker].map((entry) => run(entry, env)));
    for (const one of ended) await expectRefusal(one, /migrat/);
    await empty.drop();
  }, 60_000);

  test('a migration that may not be made: says why, changes nothing, and neither starts', async () => {
    const empty = await emptyDatabase();
    const role = 'nemcon_without_rights';
    await sql.raw(`drop role if exists ${role}`).execute(register.store.db);
    await sql.raw(`create role ${role} login password 'secret'`).execute(register.store.db);
    const url = new URL(empty.url);
    url.username = role;
    url.password = 'secret';
    const ended = await Promise.all(
      [migrate, api, worker].map((entry) => run(entry, { DATABASE_URL: url.href })),
    );
    for (const one of ended) await expectRefusal(one, /./);
    expect(ended[0]?.said).toMatch(/roles of the register cannot be prepared.*roles\.sh/s);
    await empty.drop();
    await sql.raw(`drop role ${role}`).execute(register.store.db);
  }, 60_000);
});
