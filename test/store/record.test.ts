import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { RecordedEvent } from '../../domain/event.ts';
import { RegisterDiffers, RegisterGap } from '../../store/faults.ts';
import { commitReceipt, findReceipt } from '../../store/receipts.ts';
import { loadRecommendation } from '../../store/recommendations.ts';
import { recordRecommendation } from '../../store/record.ts';
import type { RecordInput } from '../../store/record.ts';
import { findResponses } from '../../store/responses.ts';
import { findEvents } from '../../store/timeline.ts';
import { freshDatabase } from './database.ts';
import type { FreshDatabase } from './database.ts';
import { batchOf, eventfulSilence, numbered, silence } from './on-record.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const tables = [
  'recommendations',
  'stages',
  'responses',
  'versions',
  'awaited',
  'notices',
  'events',
];

/** All that recording derives, but for the moment of recording and what depends on the reference. */
async function everything(reference: string): Promise<unknown> {
  const found = tables.map(async (table) => {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(t) - '{recorded_at,hash,head}'::text[] as row from ${sql.table(`nemcon.${table}`)} t
      where workflow = ${`recommendation:${reference}`}`.execute(database.store.db);
    const told = rows.map(({ row }) => JSON.stringify(row).replaceAll(reference, 'R'));
    return [table, told.toSorted()];
  });
  return Object.fromEntries(await Promise.all(found));
}

let count = 0;
let reference = '';
beforeEach(() => {
  count += 1;
  reference = `R-${count}`;
});

describe('recording what a workflow decided', () => {
  test('keeps the state that the events make, so that it can be loaded and go on', async () => {
    const story = eventfulSilence();
    const batch = await batchOf(database.store, story, { reference });
    await expect(recordRecommendation(database.store, batch)).resolves.toEqual({
      sequence: story.told.length,
    });
    const loaded = await loadRecommendation(database.store, reference);
    expect(loaded?.state).toEqual({ ...story.state, reference });
    expect(await findEvents(database.store, batch.workflow)).toEqual(batch.events);
  });

  test('gives the same register in one batch, event by event, and with every batch twice', async () => {
    const story = eventfulSilence();
    const names = [reference, `${reference}-one`, `${reference}-twice`];
    const steps = [story.told.length, 1, 2];
    for (const [index, name] of names.entries()) {
      const step = steps[index] ?? 1;
      for (let from = 1; from <= story.told.length; from += step) {
        const to = Math.min(from + step - 1, story.told.length);
        const batch = await batchOf(database.store, story, { reference: name, from, to });
        await recordRecommendation(database.store, batch);
        if (index === 2) await recordRecommendation(database.store, batch);
      }
    }
    const [whole, single, twice] = await Promise.all(names.map(everything));
    expect(single).toEqual(whole);
    expect(twice).toEqual(whole);
  });

  test('takes up a batch of which a part is on record already', async () => {
    const story = eventfulSilence();
    await recordRecommendation(
      database.store,
      await batchOf(database.store, story, { reference, to: 3 }),
    );
    const rest = await batchOf(database.store, story, { reference, from: 2 });
    await recordRecommendation(database.store, rest);
    expect(await findEvents(database.store, rest.workflow)).toHaveLength(story.told.length);
  });

  test('goes on from the register where another process recorded meanwhile', async () => {
    const story = eventfulSilence();
    const other = await freshStore();
    await recordRecommendation(
      database.store,
      await batchOf(database.store, story, { reference, to: 2 }),
    );
    await recordRecommendation(
      other.store,
      await batchOf(other.store, story, { reference, from: 3, to: 4 }),
    );
    await recordRecommendation(
      database.store,
      await batchOf(database.store, story, { reference, from: 3 }),
    );
    await other.close();
    expect((await loadRecommendation(database.store, reference))?.state.sequence).toBe(
      story.told.length,
    );
  });

  test('records once when ten try at the same time', async () => {
    const story = eventfulSilence();
    const batch = await batchOf(database.store, story, { reference });
    const results = await Promise.all(
      Array.from({ length: 10 }, () => recordRecommendation(database.store, batch)),
    );
    expect(new Set(results.map(({ sequence }) => sequence))).toEqual(new Set([story.told.length]));
    expect(await findEvents(database.store, batch.workflow)).toEqual(batch.events);
  });

  test('shows each response as it stands: counted, replaced, lifted or late', async () => {
    await recordRecommendation(
      database.store,
      await batchOf(database.store, eventfulSilence(), { reference }),
    );
    const responses = await findResponses(database.store, reference);
    expect(responses.map(({ body, position, status }) => [body, position, status])).toEqual([
      ['NOR', 'agree', 'void'],
      ['HUN', 'object', 'void'],
      ['NOR', 'reserve', 'counted'],
      ['POL', 'object', 'late'],
    ]);
  });
});

describe('a register that does not fit the workflow', () => {
  test('refuses another event under a recorded number and keeps what it has', async () => {
    const batch = await batchOf(database.store, eventfulSilence(), { reference });
    await recordRecommendation(database.store, batch);
    const forged = { ...batch, events: batch.events.map(later) };
    await expect(recordRecommendation(database.store, forged)).rejects.toMatchObject({
      name: 'RegisterDiffers',
      workflow: batch.workflow,
      sequence: 1,
    });
    await expect(recordRecommendation(database.store, forged)).rejects.toBeInstanceOf(
      RegisterDiffers,
    );
    expect(await findEvents(database.store, batch.workflow)).toEqual(batch.events);
  });

  test('refuses another first event of a batch whose rest would be new', async () => {
    const story = eventfulSilence();
    await recordRecommendation(
      database.store,
      await batchOf(database.store, story, { reference, to: 3 }),
    );
    const rest = await batchOf(database.store, story, { reference, from: 3 });
    const forged = { ...rest, events: rest.events.map((e, i) => (i === 0 ? later(e) : e)) };
    await expect(recordRecommendation(database.store, forged)).rejects.toMatchObject({
      sequence: 3,
    });
  });

  test.each([
    ['a workflow that it has never heard of', 0, 2],
    ['events after a missing one', 2, 4],
  ])('refuses %s', async (_, recorded, from) => {
    const story = eventfulSilence();
    const known = await batchOf(database.store, story, { reference, to: recorded });
    if (recorded > 0) await recordRecommendation(database.store, known);
    const batch = await batchOf(database.store, story, { reference, from });
    const recording = recordRecommendation(database.store, batch);
    await expect(recording).rejects.toBeInstanceOf(RegisterGap);
    await expect(recording).rejects.toMatchObject({ recorded, sequence: from });
  });

  test('refuses a batch with a hole in it', async () => {
    const batch = await batchOf(database.store, eventfulSilence(), { reference });
    const holed = { ...batch, events: batch.events.filter(({ sequence }) => sequence !== 3) };
    await expect(recordRecommendation(database.store, holed)).rejects.toBeInstanceOf(RegisterGap);
    expect(await findEvents(database.store, batch.workflow)).toEqual([]);
  });

  test('says which setting it lacks', async () => {
    const batch = await batchOf(database.store, silence(), { reference });
    await expect(
      recordRecommendation(database.store, { ...batch, settingHash: 'f'.repeat(64) }),
    ).rejects.toThrow(/no setting ffff/);
  });
});

async function received(batch: RecordInput): Promise<void> {
  await commitReceipt(database.store, {
    workflow: batch.workflow,
    key: 'k-1',
    hash: 'a'.repeat(64),
    person: 'p',
    command: { type: 'accept', by: { is: 'machine', rule: 'test' } },
    receivedAt: Date.parse('2024-06-05T15:00:00Z'),
    documents: [],
    start: null,
  });
}

describe('the receipts that a batch answers', () => {
  const answer = { sequence: 2, status: 'counted' } as const;

  test('are settled with the events', async () => {
    const settled = [
      { key: 'k-1', answer },
      { key: 'a signal has no receipt', answer },
    ];
    const batch = await batchOf(database.store, silence(), { reference, settled });
    await received(batch);
    await recordRecommendation(database.store, batch);
    const receipt = await findReceipt(database.store, batch.workflow, 'k-1');
    expect(receipt?.settled?.answer).toEqual(answer);
  });

  test('are settled when the events were on record before, and keep their first answer', async () => {
    const batch = await batchOf(database.store, silence(), { reference });
    await received(batch);
    await recordRecommendation(database.store, batch);
    const later2 = { ...answer, sequence: 99 };
    for (const one of [answer, later2])
      await recordRecommendation(database.store, {
        ...batch,
        settled: [{ key: 'k-1', answer: one }],
      });
    const receipt = await findReceipt(database.store, batch.workflow, 'k-1');
    expect(receipt?.settled?.answer).toEqual(answer);
  });

  test('stay open when the batch is refused', async () => {
    const story = eventfulSilence();
    const batch = await batchOf(database.store, story, {
      reference,
      from: 3,
      settled: [{ key: 'k-1', answer }],
    });
    await received(batch);
    await expect(recordRecommendation(database.store, batch)).rejects.toBeInstanceOf(RegisterGap);
    expect((await findReceipt(database.store, batch.workflow, 'k-1'))?.settled).toBeNull();
  });
});

function later(recorded: RecordedEvent): RecordedEvent {
  return { ...recorded, at: recorded.at + 1 };
}

async function freshStore() {
  const { openStore, closeStore } = await import('../../store/connection.ts');
  const store = await openStore({ url: database.url });
  return { store, close: () => closeStore(store) };
}

test('a story has as many events as its workflow numbers', () => {
  expect(numbered(eventfulSilence()).map(({ sequence }) => sequence)).toEqual(
    eventfulSilence().told.map((_, index) => index + 1),
  );
});
