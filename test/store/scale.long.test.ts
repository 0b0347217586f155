import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { findBoard } from '../../store/board.ts';
import { findInbox } from '../../store/inbox.ts';
import { findNotices } from '../../store/notices.ts';
import { recordRecommendation } from '../../store/record.ts';
import { listRecommendations } from '../../store/recommendations.ts';
import { findTimeline } from '../../store/timeline.ts';
import { freshDatabase } from './database.ts';
import type { FreshDatabase } from './database.ts';
import { batchOf, silence } from './on-record.ts';

const everything = [{ body: 'NEMCON', role: 'operator' }] as const;

/** Reads of one page at 1,000 and at 20,000 recommendations: the second may not cost much more. */
const small = 1_000;
const large = 20_000;
const holders = [{ body: 'NOR', role: 'delegate' }] as const;
const now = Date.parse('2024-06-13T00:00:00Z');

let database: FreshDatabase;
/** The median, because other work on the machine must not fail a test; the bench has the rest. */
const median: Record<string, Record<number, number>> = {};

const reads = {
  inbox: () => findInbox(database.store, { holders, limit: 50 }),
  board: () => findBoard(database.store, 'REVIEW-3', { knownTo: everything, now, limit: 50 }),
  timeline: () => findTimeline(database.store, { reference: 'S-000777', limit: 50 }),
  notices: () => findNotices(database.store, { holders, limit: 50 }),
  list: () => listRecommendations(database.store, { review: 'REVIEW-3', limit: 50 }),
  search: () => listRecommendations(database.store, { text: 's 000777', limit: 50 }),
  waiting: () => listRecommendations(database.store, { waitingOn: 'NOR', limit: 50 }),
};

/** Copies one recorded silence with all that was derived from it, up to so many in all. */
async function grow(from: number, to: number): Promise<void> {
  const { db } = database.store;
  const copies = sql`generate_series(${from}::int, ${to - 1}::int) as n`;
  const name = sql`'recommendation:S-' || lpad(n::text, 6, '0')`;
  const reference = sql`'S-' || lpad(n::text, 6, '0')`;
  // Fifty recommendations to a review, and one in ten that waits for Norway.
  const review = sql`'REVIEW-' || (n / 50)`;
  await sql`insert into nemcon.recommendations select (jsonb_populate_record(r, jsonb_build_object(
      'workflow', ${name}, 'reference', ${reference}, 'review', ${review}))).*
    from nemcon.recommendations r, ${copies} where r.reference = 'R-1'`.execute(db);
  await sql`insert into nemcon.events select (jsonb_populate_record(e, jsonb_build_object(
      'workflow', ${name}, 'sequence', e.sequence + turn * 10))).*
    from nemcon.events e, ${copies}, generate_series(0, 3) as turn
    where e.workflow = 'recommendation:R-1'`.execute(db);
  for (const table of ['awaited', 'notices'])
    await sql`insert into ${sql.table(`nemcon.${table}`)}
      select (jsonb_populate_record(t, jsonb_build_object(
        'id', t.id || n, 'workflow', ${name}, 'review', ${review}))).*
      from ${sql.table(`nemcon.${table}`)} t, ${copies}
      where t.workflow = 'recommendation:R-1'
        and (t.body <> 'NOR' or n % 10 = 0)`.execute(db);
  await sql`analyze`.execute(db);
}

async function measure(count: number): Promise<void> {
  for (const [name, read] of Object.entries(reads)) {
    for (let warm = 0; warm < 20; warm += 1) await read();
    const times = [];
    for (let turn = 0; turn < 200; turn += 1) {
      const start = performance.now();
      await read();
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    (median[name] ??= {})[count] = times[times.length / 2] ?? Infinity;
  }
}

beforeAll(async () => {
  database = await freshDatabase();
  await recordRecommendation(database.store, await batchOf(database.store, silence()));
  await grow(1, small);
  await measure(small);
  await grow(small, large);
  await measure(large);
}, 600_000);
afterAll(() => database.close());

describe('at 20,000 recommendations', () => {
  test.each(['inbox', 'board', 'timeline', 'notices', 'list', 'search', 'waiting'])(
    'a page of the %s usually takes at most 25 ms',
    (name) => {
      expect(median[name]?.[large]).toBeLessThanOrEqual(25);
    },
  );

  test.each([
    ['inbox', 'awaited_by_desk'],
    ['board', 'recommendations_by_attention'],
    ['timeline', 'events_pkey'],
    ['notices', 'notices_by_desk'],
    ['list', 'recommendations_by_review'],
    ['search', 'recommendations_words'],
  ] as const)('the %s reads by its index %s', async (name, index) => {
    const { db } = database.store;
    const used = async () => {
      const { rows } = await sql<{ scans: number }>`
        select pg_stat_force_next_flush()::text, pg_stat_get_numscans(
          ${`nemcon.${index}`}::regclass)::int as scans`.execute(db);
      return rows[0]?.scans ?? 0;
    };
    const before = await used();
    for (let turn = 0; turn < 3; turn += 1) await reads[name]();
    // Statistics of a connection are flushed when it is idle; asking again waits for it.
    let after = await used();
    for (let wait = 0; wait < 100 && after === before; wait += 1) after = await used();
    expect(after).toBeGreaterThan(before);
  });
});
