import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { closeStore, openStore } from '../../store/connection.ts';
import type { Store } from '../../store/connection.ts';
import { hashOf } from '../../store/hash.ts';
import { migrations } from '../../store/migrations/all.ts';
import { addressFor, giveLogins, type Part } from '../../store/roles.ts';
import { migrate } from '../../store/schema.ts';

export type FreshDatabase = {
  /** The administrator's, for what tests set up and tamper with. */
  readonly url: string;
  /** As the API and as the worker use it. */
  readonly urls: Readonly<Record<Part, string>>;
  readonly store: Store;
  /** Closes the store and drops the database. */
  readonly close: () => Promise<void>;
};

/** A database of its own, migrated, with an open store; copied from a template, which takes 50 ms. */
export async function freshDatabase(options?: { poolSize?: number }): Promise<FreshDatabase> {
  const template = await migratedTemplate();
  const { url, drop } = await emptyDatabase(template);
  const store = await openStore({ url, ...options });
  return {
    url,
    urls: { api: addressFor('api', url), worker: addressFor('worker', url) },
    store,
    close: async () => {
      await closeStore(store);
      await drop();
    },
  };
}

/** A database of its own without a schema, or a copy of a template. */
export async function emptyDatabase(
  template = 'template0',
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `nemcon_test_${randomUUID().replaceAll('-', '')}`;
  await asAdministrator(async (db) => {
    await sql`create database ${sql.ref(name)} template ${sql.ref(template)}`.execute(db);
  });
  return {
    url: urlOf(name),
    drop: () =>
      asAdministrator(async (db) => {
        await sql`drop database if exists ${sql.ref(name)} with (force)`.execute(db);
      }),
  };
}

function urlOf(database: string): string {
  const given = process.env['NEMCON_TEST_DATABASE_URL'];
  if (!given) throw new Error('NEMCON_TEST_DATABASE_URL is not set: run the tests with npm test.');
  const url = new URL(given);
  url.pathname = `/${database}`;
  return url.href;
}

let made: Promise<string> | undefined;

/** The template is named by the migrations' content: a changed one makes another template. */
function migratedTemplate(): Promise<string> {
  made ??= asAdministrator(async (db) => {
    const sources = migrations.map((one) => [one.name, String(one.class), statementsOf(one.class)]);
    const name = `nemcon_template_${hashOf(sources).slice(0, 16)}`;
    // Test files run in several processes: one makes the template, the others wait for it.
    await sql`select pg_advisory_lock(${7_480_002})`.execute(db);
    const { rows } = await sql`select from pg_database where datname = ${name}`.execute(db);
    if (rows.length > 0) return name;
    const { url, drop } = await emptyDatabase();
    await migrate(url);
    // Roles are of the whole server; the lock keeps two from changing them at once.
    await giveLogins(db, url);
    const draft = new URL(url).pathname.slice(1);
    await sql`alter database ${sql.ref(draft)} rename to ${sql.ref(name)}`
      .execute(db)
      .catch(async (error: unknown) => {
        await drop();
        throw error;
      });
    return name;
  });
  return made;
}

function statementsOf(migration: (typeof migrations)[number]['class']): string[] {
  const statements: string[] = [];
  migration.prototype.up.call({
    addSql: (statement: unknown) => statements.push(String(statement)),
  });
  return statements;
}

/** On one connection, so that a lock taken in the task ends with it. */
async function asAdministrator<T>(task: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const orm = await MikroORM.init({
    clientUrl: urlOf('postgres'),
    entities: [],
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: 1 },
  });
  try {
    return await task(orm.em.getKysely<unknown>());
  } finally {
    await orm.close(true);
  }
}
