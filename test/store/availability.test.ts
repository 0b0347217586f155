import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { beat, findServiceReport } from '../../store/availability.ts';
import { freshDatabase } from './database.ts';
import type { FreshDatabase } from './database.ts';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.close());

const start = Date.parse('2024-06-12T11:00:00Z');
const deadline = Date.parse('2024-06-12T15:00:00Z');
const lookBackFrom = start;

/** Heartbeats each 10 s, first and last included. */
async function lives(process: 'api' | 'worker', id: string, from: number, to: number) {
  for (let at = from; at < to; at += 10_000)
    await beat(database.store, { process, id, is: 'alive', at });
  await beat(database.store, { process, id, is: 'alive', at: to });
}

function report() {
  return findServiceReport(database.store, { deadline, lookBackFrom });
}

test('a service that was up all the time has no gaps, and grows one row for each process', async () => {
  await lives('api', 'a', deadline - 300_000, deadline + 400);
  await lives('worker', 'w', deadline - 300_000, deadline + 1_000);
  await expect(report()).resolves.toEqual({ isCertain: true, downAtDeadline: false, gaps: 0 });
  const { rows } = await sql`select id from nemcon.availability`.execute(database.store.db);
  expect(rows).toHaveLength(2);
});

test('while the next heartbeat of an API may still come, nobody knows', async () => {
  await lives('api', 'a', deadline - 60_000, deadline - 4_000);
  await lives('worker', 'w', deadline - 60_000, deadline + 1_000);
  await expect(report()).resolves.toMatchObject({ downAtDeadline: true, isCertain: false });
  await beat(database.store, { process: 'api', id: 'a', is: 'alive', at: deadline + 500 });
  await expect(report()).resolves.toEqual({ isCertain: true, downAtDeadline: false, gaps: 0 });
});

test('a killed API and the one that follows it never cover the time between them', async () => {
  await lives('worker', 'w', deadline - 60_000, deadline + 30_000);
  await lives('api', 'killed', deadline - 60_000, deadline - 1_000);
  await lives('api', 'next', deadline + 1_000, deadline + 30_000);
  await expect(report()).resolves.toEqual({ isCertain: true, downAtDeadline: true, gaps: 1_000 });
});

test('an outage is as long as the register was without both', async () => {
  await lives('worker', 'w', deadline - 600_000, deadline + 1_000);
  await lives('api', 'a', deadline - 600_000, deadline - 400_000);
  await lives('api', 'b', deadline - 300_000, deadline);
  await expect(report()).resolves.toEqual({
    isCertain: true,
    downAtDeadline: false,
    gaps: 100_000,
  });
});

test('the same process after a long silence has a gap', async () => {
  await lives('worker', 'w', deadline - 600_000, deadline + 1_000);
  await lives('api', 'a', deadline - 600_000, deadline - 400_000);
  await lives('api', 'a', deadline - 370_000, deadline);
  await expect(report()).resolves.toEqual({ isCertain: true, downAtDeadline: false, gaps: 30_000 });
});

test('a heartbeat that comes 24 seconds after the last one is no gap', async () => {
  await lives('worker', 'w', deadline - 60_000, deadline + 1_000);
  await lives('api', 'a', deadline - 60_000, deadline - 30_000);
  await lives('api', 'a', deadline - 6_000, deadline);
  await expect(report()).resolves.toEqual({ isCertain: true, downAtDeadline: false, gaps: 0 });
});

test('everything down across the deadline is told after the restart', async () => {
  await lives('api', 'a', deadline - 60_000, deadline - 20_000);
  await lives('worker', 'w', deadline - 60_000, deadline - 20_000);
  await lives('api', 'b', deadline + 90_000, deadline + 100_000);
  await lives('worker', 'x', deadline + 90_000, deadline + 100_000);
  await expect(report()).resolves.toEqual({ isCertain: true, downAtDeadline: true, gaps: 20_000 });
});

test('an API that stopped before the deadline was not there', async () => {
  await lives('worker', 'w', deadline - 60_000, deadline + 1_000);
  await lives('api', 'a', deadline - 60_000, deadline - 3_000);
  await beat(database.store, { process: 'api', id: 'a', is: 'stopped', at: deadline - 2_000 });
  await expect(report()).resolves.toEqual({ isCertain: true, downAtDeadline: true, gaps: 2_000 });
});

test('a register without any heartbeat knows of no service', async () => {
  await expect(report()).resolves.toEqual({
    isCertain: true,
    downAtDeadline: true,
    gaps: deadline - lookBackFrom,
  });
});

test('a heartbeat written twice or late changes nothing', async () => {
  await lives('api', 'a', deadline - 30_000, deadline);
  await beat(database.store, { process: 'api', id: 'a', is: 'alive', at: deadline - 20_000 });
  await beat(database.store, { process: 'api', id: 'a', is: 'alive', at: deadline });
  const { rows } = await sql<{ since: string; until: string }>`
    select extract(epoch from until - since)::int as length from nemcon.availability`.execute(
    database.store.db,
  );
  expect(rows).toEqual([{ length: 30 }]);
});
