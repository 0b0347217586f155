import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { Heartbeat } from '../../store/heartbeat.ts';
import { freshDatabase } from './database.ts';
import type { FreshDatabase } from './database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

async function lives() {
  const { rows } = await sql<{ stopped: boolean }>`
    select stopped from nemcon.availability order by since, until`.execute(database.store.db);
  return rows.map(({ stopped }) => stopped);
}

test('a process that no request gets to counts as away until they do again', async () => {
  let receives = true;
  const heartbeat = new Heartbeat(database.store, 'api', () => Promise.resolve(receives));
  await heartbeat.now();
  receives = false;
  await heartbeat.now();
  receives = true;
  await heartbeat.now();
  expect(await lives()).toEqual([true, false]);
  await heartbeat.stop();
  await sql`delete from nemcon.availability`.execute(database.store.db);
});

test('a process whose heartbeat could not be written begins anew, so that the gap is seen', async () => {
  const { db } = database.store;
  const heartbeat = new Heartbeat(database.store, 'api');
  await heartbeat.now();
  await heartbeat.now();
  expect(await lives()).toEqual([false]);

  await sql`alter table nemcon.availability rename to away`.execute(db);
  await expect(heartbeat.now()).rejects.toThrow();
  await sql`alter table nemcon.away rename to availability`.execute(db);
  await heartbeat.now();
  expect(await lives()).toEqual([true, false]);

  await heartbeat.stop();
  expect(await lives()).toEqual([true, true]);
});
