import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { holdOffActs, isArchived, recordArchived } from '../../store/archives.ts';
import { findTexts, insertDocuments } from '../../store/documents.ts';
import { sha256 } from '../../store/hash.ts';
import { commitReceipt, findReceipt, settleRefusal } from '../../store/receipts.ts';
import type { NewReceipt } from '../../store/receipts.ts';
import { findRefusedAttempts, recordRefusedAttempt } from '../../store/refused-attempts.ts';
import { findBehind } from '../../store/sweep.ts';
import { together } from '../../store/transaction.ts';
import { findUnsettled, findUnsettledReviews } from '../../store/unsettled.ts';
import { until } from '../faults/until.ts';
import { freshDatabase } from './database.ts';
import type { FreshDatabase } from './database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const receivedAt = Date.parse('2024-06-12T14:59:59.999Z');

function document(text: string) {
  return { hash: sha256(text), mediaType: 'text/plain', text };
}

function receipt(key: string, more: Partial<NewReceipt> = {}): NewReceipt {
  return {
    workflow: 'recommendation:R-1',
    key,
    hash: sha256(key),
    person: 'anna',
    command: { type: 'withdraw', reason: sha256('why'), by: { is: 'machine', rule: 'test' } },
    receivedAt,
    documents: [document('why')],
    start: null,
    ...more,
  };
}

const refusal = { ok: false, code: 'stage-closed', message: 'It is closed.' } as const;

describe('a receipt', () => {
  test('is new once and known afterwards, also when many come at the same time', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, () => commitReceipt(database.store, receipt('twelve'))),
    );
    expect(all.filter(({ is }) => is === 'new')).toHaveLength(1);
    expect(all.filter(({ is }) => is === 'known')).toHaveLength(11);
  });

  test('differs where its key was used for another body', async () => {
    await commitReceipt(database.store, receipt('twice'));
    const other = await commitReceipt(database.store, receipt('twice', { hash: sha256('other') }));
    expect(other).toEqual({ is: 'differs' });
  });

  test('keeps its stamp to the millisecond and its texts beside it', async () => {
    await commitReceipt(database.store, receipt('stamped', { documents: [document('straße €')] }));
    const found = await findReceipt(database.store, 'recommendation:R-1', 'stamped');
    expect(found).toMatchObject({ receivedAt, person: 'anna', settled: null });
    const { hash, text } = document('straße €');
    expect((await findTexts(database.store, [hash])).get(hash)).toBe(text);
  });

  test('keeps its first refusal as its answer', async () => {
    await commitReceipt(database.store, receipt('refused'));
    const settle = (message: string) =>
      settleRefusal(database.store, 'recommendation:R-1', 'refused', { ...refusal, message });
    await expect(settle('first')).resolves.toMatchObject({ message: 'first' });
    await expect(settle('second')).resolves.toMatchObject({ message: 'first' });
    const found = await findReceipt(database.store, 'recommendation:R-1', 'refused');
    expect(found?.settled?.answer).toEqual({ ...refusal, message: 'first' });
    await expect(
      settleRefusal(database.store, 'recommendation:R-1', 'no such key', refusal),
    ).resolves.toBeUndefined();
  });

  test('is not kept when a text is not the one of its hash', async () => {
    const forged = { ...document('true'), text: 'false' };
    const committing = commitReceipt(database.store, receipt('forged', { documents: [forged] }));
    await expect(committing).rejects.toThrow(/documents_sha256/);
    await expect(
      findReceipt(database.store, 'recommendation:R-1', 'forged'),
    ).resolves.toBeUndefined();
  });
});

describe('receipts that nobody answered', () => {
  const workflow = 'recommendation:R-2';
  const start = { review: 'SDPR', settingHash: 'f'.repeat(64) };

  test('come back whole, oldest first, only those stamped before the deadline', async () => {
    const early = receipt('early', { workflow, receivedAt: receivedAt - 5_000, start });
    const late = receipt('late', { workflow, receivedAt: receivedAt + 1 });
    const settled = receipt('settled', { workflow });
    for (const one of [late, receipt('timely', { workflow }), early, settled])
      await commitReceipt(database.store, one);
    await settleRefusal(database.store, workflow, 'settled', refusal);
    const found = await findUnsettled(database.store, { workflow, before: receivedAt + 1 });
    expect(found.map(({ envelope }) => envelope.key)).toEqual(['early', 'timely']);
    expect(found[0]).toEqual({
      workflow,
      start,
      envelope: {
        key: 'early',
        hash: early.hash,
        receivedAt: early.receivedAt,
        command: early.command,
      },
    });
    const behind = await findBehind(database.store, { before: receivedAt + 1 });
    expect(behind).toContainEqual({ workflow, oldest: receivedAt - 5_000, receipts: 2 });
  });

  test('are told apart by what they are for', async () => {
    const review = receipt('open', {
      workflow: 'review:SDPR',
      command: { type: 'open-review', by: { is: 'machine', rule: 'test' } },
    });
    await commitReceipt(database.store, review);
    const before = receivedAt + 1;
    const ofReviews = await findUnsettledReviews(database.store, { before });
    expect(ofReviews.map(({ workflow: id }) => id)).toEqual(['review:SDPR']);
    const others = await findUnsettled(database.store, { before });
    expect(others.some(({ workflow: id }) => id === 'review:SDPR')).toBe(false);
    expect(await findUnsettled(database.store, { before, limit: 1 })).toHaveLength(1);
  });
});

describe('documents', () => {
  test('are one row for the same text, in whatever order they come at once', async () => {
    const texts = ['a', 'b', 'c', 'd', 'e'].map((name) => document(`text ${name}`));
    await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        insertDocuments(database.store, turn % 2 ? texts : texts.toReversed()),
      ),
    );
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from nemcon.documents where text like 'text %'`.execute(
      database.store.db,
    );
    expect(rows).toEqual([{ count: 5 }]);
    const found = await findTexts(database.store, [sha256('text a'), sha256('unknown')]);
    expect([...found.values()]).toEqual(['text a']);
  });

  test('may be large and hold every kind of letter', async () => {
    const large = document(`${'Ukraine Україна 🇺🇦 "quoted" \\ $1 ? '.repeat(20_000)}end`);
    await insertDocuments(database.store, [large]);
    expect((await findTexts(database.store, [large.hash])).get(large.hash)).toBe(large.text);
  });
});

test('an act waits for an archive that is being put on record, and then sees it', async () => {
  const { store } = database;
  let asked: Promise<boolean> | undefined;
  await together(store, async (within) => {
    await holdOffActs(within, 'SDPR');
    asked = isArchived(store, 'SDPR');
    await until('it waits', async () => {
      const { rows } = await sql`
        select from pg_locks where locktype = 'advisory' and not granted and database =
          (select oid from pg_database where datname = current_database())`.execute(store.db);
      return rows.length > 0;
    });
    const made = { by: 'Olga Lind', closedAt: receivedAt, after: 'P1Y', events: 0 };
    const kept = { id: 'SDPR/1', review: 'SDPR', number: 1, at: receivedAt, ...made };
    await recordArchived(within, { ...kept, sha256: sha256('its manifest') });
  });
  expect(await asked).toBe(true);
  expect(await isArchived(store, 'ANOTHER')).toBe(false);
});

test('refused attempts are kept, the newest first', async () => {
  const attempt = {
    at: receivedAt,
    person: 'mallory',
    code: 'no-mandate',
    route: 'POST /api/recommendations/:reference/acts',
    subject: 'R-1',
    bodyHash: sha256('body'),
    message: 'Mallory holds no mandate.',
  };
  await recordRefusedAttempt(database.store, attempt);
  await recordRefusedAttempt(database.store, {
    ...attempt,
    code: 'not-your-office',
    at: receivedAt + 1,
  });
  await recordRefusedAttempt(database.store, { ...attempt, person: null, subject: null });
  const found = await findRefusedAttempts(database.store, { person: 'mallory' });
  expect(found.map(({ code }) => code)).toEqual(['not-your-office', 'no-mandate']);
  expect(found[1]).toEqual(attempt);
  expect(await findRefusedAttempts(database.store, { limit: 1 })).toHaveLength(1);
});
