import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { sql } from 'kysely';
import { closeStore, openStore } from '../../store/connection.ts';
import { registerOrm } from '../../store/configuration.ts';
import { migrate } from '../../store/schema.ts';
import { emptyDatabase, freshDatabase } from './database.ts';
import type { FreshDatabase } from './database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

/** Runs the command line as a person would. */
function migrateFromShell(url: string): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: url };
    const child = execFile(process.execPath, ['store/migrate.ts'], { env }, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}

describe('the migrated schema', () => {
  test('is exactly what the entities describe', async () => {
    const orm = await registerOrm(database.url, 1);
    const difference = await orm.schema.getUpdateSchemaSQL({ wrap: false });
    await orm.close(true);
    // MikroORM's own table of migrations is no entity.
    expect(
      difference.replace(/drop table if exists "nemcon"."migrations"( cascade)?;/, '').trim(),
    ).toBe('');
  });

  test('is made once by four processes at the same time', async () => {
    const { url, drop } = await emptyDatabase();
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url), migrate(url)]);
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    await closeStore(await openStore({ url }));
    await drop();
  });

  test('needs no second migration', async () => {
    await expect(migrate(database.url)).resolves.toEqual([]);
  });

  test.each(['events', 'documents', 'settings', 'procedures'])(
    'lets nobody change or delete what is in %s',
    async (table) => {
      const columns: Record<string, string> = {
        events:
          "(workflow, sequence, type, at, by, event, hash) values ('w', 1, 't', now(), '{}', '{}', 'h')",
        documents:
          "(sha256, media_type, text) values (encode(sha256('x'), 'hex'), 'text/plain', 'x')",
        settings: "(hash, kind, setting) values ('h', 'review', '{}')",
        procedures: "(id, version, title, hash, definition) values ('p', 1, 't', 'h', '{}')",
      };
      const { db } = database.store;
      const name = sql.table(`nemcon.${table}`);
      await sql`insert into ${name} ${sql.raw(columns[table] ?? '')}`.execute(db);
      const key = sql.ref(
        table === 'documents' ? 'media_type' : table === 'events' ? 'type' : 'hash',
      );
      await expect(sql`update ${name} set ${key} = 'y'`.execute(db)).rejects.toThrow(/append-only/);
      await expect(sql`delete from ${name}`.execute(db)).rejects.toThrow(/append-only/);
      await expect(sql`truncate ${name}`.execute(db)).rejects.toThrow(/append-only/);
    },
  );

  test('takes no document under another hash than its own', async () => {
    const { db } = database.store;
    const wrong = sql`insert into nemcon.documents (sha256, media_type, text)
      values (${'0'.repeat(64)}, 'text/plain', 'text')`;
    await expect(wrong.execute(db)).rejects.toThrow(/documents_sha256/);
  });
});

describe('a register that this code cannot use', () => {
  test('of a newer version is refused by both, and left as it is', async () => {
    const { url, store, close } = await freshDatabase();
    await sql`insert into nemcon.migrations (name) values ('0099-tomorrow')`.execute(store.db);
    const sentence = /newer version.*0099-tomorrow.*run the newer version/;
    await expect(migrate(url)).rejects.toThrow(sentence);
    await expect(openStore({ url })).rejects.toThrow(sentence);
    await close();
  });

  test('is not opened before it is migrated', async () => {
    const { url, drop } = await emptyDatabase();
    await expect(openStore({ url })).rejects.toThrow(/lacks 0001-record.*node store\/migrate\.ts/);
    await drop();
  });

  test('is left as it was when a migration fails', async () => {
    const { url, drop } = await emptyDatabase();
    const orm = await registerOrm(url, 1);
    const db = orm.em.getKysely<unknown>();
    await sql`create schema nemcon`.execute(db);
    await sql`create table nemcon.mandates (id int)`.execute(db);
    await expect(migrate(url)).rejects.toThrow(/failed and was rolled back.*mandates/);
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'nemcon'
        and table_name <> 'migrations'`.execute(db);
    expect(rows).toEqual([{ name: 'mandates' }]);
    await orm.close(true);
    await drop();
  });
});

describe('node store/migrate.ts', () => {
  test('says what it did', async () => {
    const { url, drop } = await emptyDatabase();
    const first = await migrateFromShell(url);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/applied 0001-record/);
    expect((await migrateFromShell(url)).out).toMatch(/nothing to do/);
    await drop();
  });

  test.each([
    ['is not set', '', /DATABASE_URL is not set/],
    ['is no URL', 'nemcon', /is not a URL/],
    ['is of another database', 'mysql://u@h/d', /needs PostgreSQL/],
    ['names no database', 'postgres://u@h', /names no database/],
    ['points nowhere', 'postgres://u:secret@127.0.0.1:9/d', /Nothing answers at 127\.0\.0\.1:9/],
    ['names an unknown host', 'postgres://u@no-such-host.invalid/d', /host no-such-host.invalid/],
  ])('says so and ends with 1 when DATABASE_URL %s', async (_, url, sentence) => {
    const { code, out, err } = await migrateFromShell(url);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/secret|\n.*\n/);
  });

  test('says so when the database does not exist', async () => {
    const url = new URL(database.url);
    url.pathname = '/nobody_made_this';
    const { code, err } = await migrateFromShell(url.href);
    expect(code).toBe(1);
    expect(err).toMatch(/has no database nobody_made_this/);
  });
});
