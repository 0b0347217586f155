import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { closeStore, openStore } from '../../store/connection.ts';
import { addressFor, roles } from '../../store/roles.ts';
import { migrate } from '../../store/schema.ts';
import { emptyDatabase, freshDatabase, type FreshDatabase } from './database.ts';

let register: FreshDatabase;
beforeAll(async () => {
  register = await freshDatabase();
});
afterAll(() => register.close());

async function asPart<T>(part: 'api' | 'worker', query: ReturnType<typeof sql<T>>) {
  const store = await openStore({ url: register.urls[part], poolSize: 1, as: part });
  try {
    return (await query.execute(store.db)).rows;
  } finally {
    await closeStore(store);
  }
}

describe('the roles of the register', () => {
  test('are no superusers and bypass nothing', async () => {
    const { rows } = await sql`
      select rolname from pg_roles where rolname = any(${Object.values(roles)}::text[])
        and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
      order by rolname`.execute(register.store.db);
    expect(rows).toEqual([
      { rolname: 'nemcon_api' },
      { rolname: 'nemcon_owner' },
      { rolname: 'nemcon_worker' },
    ]);
  });

  test('own nothing, but for the owner, which owns all of it', async () => {
    const { rows } = await sql<{ owner: string }>`
      select distinct owner from (
        select relowner::regrole::text as owner from pg_class
        where relnamespace = 'nemcon'::regnamespace
        union select proowner::regrole::text from pg_proc
        where pronamespace = 'nemcon'::regnamespace
        union select nspowner::regrole::text from pg_namespace where nspname = 'nemcon') owners`.execute(
      register.store.db,
    );
    expect(rows).toEqual([{ owner: 'nemcon_owner' }]);
  });

  test.each(['api', 'worker'] as const)(
    'the %s cannot become another or change what is append-only',
    async (part) => {
      const other = part === 'api' ? 'nemcon_worker' : 'nemcon_api';
      await expect(asPart(part, sql.raw(`set role ${other}`))).rejects.toThrow(/permission denied/);
      await expect(asPart(part, sql`set role nemcon_owner`)).rejects.toThrow(/permission denied/);
      await expect(asPart(part, sql`update nemcon.events set type = 'x'`)).rejects.toThrow(
        /permission denied/,
      );
      await expect(asPart(part, sql`delete from nemcon.audit_leaves`)).rejects.toThrow(
        /permission denied/,
      );
      await expect(
        asPart(part, sql`alter table nemcon.events disable trigger append_only`),
      ).rejects.toThrow(/must be owner/);
    },
  );

  test.each(['events', 'recommendations', 'responses', 'awaited', 'audit_leaves', 'audit_head'])(
    'the API can not write %s',
    async (table) => {
      for (const statement of [
        `insert into nemcon.${table} select * from nemcon.${table}`,
        `delete from nemcon.${table}`,
      ])
        await expect(asPart('api', sql.raw(statement))).rejects.toThrow(/permission denied/);
    },
  );

  test('each table of the schema forces row-level security, with a policy for each who may read', async () => {
    const { rows } = await sql`
      select relname from pg_class where relnamespace = 'nemcon'::regnamespace
        and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
      union all
      select c.relname from pg_class c cross join unnest(array['owner']) as policy
      where c.relnamespace = 'nemcon'::regnamespace and c.relkind in ('r', 'p')
        and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = policy)`.execute(
      register.store.db,
    );
    expect(rows).toEqual([]);
  });
});

describe('a register that is migrated by somebody who is no superuser', () => {
  test('with CREATEROLE and the database, all is made and belongs to the owner', async () => {
    const login = `nemcon_test_${randomUUID().slice(0, 8)}`;
    const administrator = register.store.db;
    const { url, drop } = await emptyDatabase();
    const name = new URL(url).pathname.slice(1);
    await sql.raw(`create role ${login} login createrole password 'word'`).execute(administrator);
    // What the server's roles.sh does where the roles are there already.
    await sql.raw(`grant nemcon_owner to ${login}`).execute(administrator);
    await sql.raw(`alter database ${name} owner to ${login}`).execute(administrator);
    const own = new URL(url);
    own.username = login;
    own.password = 'word';
    try {
      expect((await migrate(own.href)).length).toBeGreaterThan(10);
      expect(await migrate(own.href)).toEqual([]);
      await closeStore(await openStore({ url: addressFor('api', url), as: 'api' }));
      await closeStore(await openStore({ url: addressFor('worker', url), as: 'worker' }));
      await expect(openStore({ url: own.href, as: 'api' })).rejects.toThrow(/owns the register/);
    } finally {
      await drop();
      await sql.raw(`drop role ${login}`).execute(administrator);
    }
  });

  test('without the roles or the right to make them, says what to run', async () => {
    const login = `nemcon_test_${randomUUID().slice(0, 8)}`;
    const { url, drop } = await emptyDatabase();
    const name = new URL(url).pathname.slice(1);
    await sql.raw(`create role ${login} login password 'word'`).execute(register.store.db);
    await sql.raw(`alter database ${name} owner to ${login}`).execute(register.store.db);
    const own = new URL(url);
    own.username = login;
    own.password = 'word';
    try {
      await expect(migrate(own.href)).rejects.toThrow(/cannot be prepared.*roles\.sh/);
    } finally {
      await drop();
      await sql.raw(`drop role ${login}`).execute(register.store.db);
    }
  });
});
