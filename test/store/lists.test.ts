import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { insertDocuments } from '../../store/documents.ts';
import { findBoard } from '../../store/board.ts';
import { sha256 } from '../../store/hash.ts';
import { findInbox } from '../../store/inbox.ts';
import { findNotices, findNoticesOf } from '../../store/notices.ts';
import { CursorUnreadable, writeCursor } from '../../store/page.ts';
import { commitReceipt } from '../../store/receipts.ts';
import { findRecommendation, listRecommendations } from '../../store/recommendations.ts';
import { recordRecommendation } from '../../store/record.ts';
import { findSequences } from './sequences.ts';
import { findLive, findPastDue } from '../../store/sweep.ts';
import { findTimeline } from '../../store/timeline.ts';
import { freshDatabase } from './database.ts';
import type { FreshDatabase } from './database.ts';
import { allies, batchOf, eventfulSilence, silence } from './on-record.ts';

const everything = [{ body: 'NEMCON', role: 'operator' }] as const;

const title = 'Sustain the ammunition supply';
const references = ['SDPR-01', 'SDPR-02', 'SDPR-03'];
const over = 'SDPR-04';
const deadline = Date.parse('2024-06-12T17:00:00+02:00');

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  for (const reference of references) {
    const batch = await batchOf(database.store, silence(), { reference });
    await recordRecommendation(database.store, batch);
  }
  const hash = sha256(title);
  await insertDocuments(database.store, [{ hash, mediaType: 'text/plain', text: title }]);
  const ended = await batchOf(database.store, eventfulSilence(), { reference: over });
  const events = ended.events.map((one) =>
    one.event.type === 'tasked' ? { ...one, event: { ...one.event, title: hash } } : one,
  );
  await recordRecommendation(database.store, { ...ended, events });
});
afterAll(() => database.close());

const norway = [{ body: 'NOR', role: 'delegate' }] as const;

describe('an inbox', () => {
  test('holds what waits for the body, whichever of its speakers looks', async () => {
    const { items } = await findInbox(database.store, { holders: norway, limit: 10 });
    expect(items.map(({ reference, act }) => [reference, act])).toEqual(
      references.map((reference) => [reference, 'respond']),
    );
    expect(items[0]).toMatchObject({ body: 'NOR', role: null, round: 1, level: 0 });
    expect(items[0]?.due?.at).toBe(deadline);
    expect(items[0]?.needs.officer).toMatch(/12 June/);
    const head = [{ body: 'NOR', role: 'head-of-delegation' }] as const;
    const ofHead = await findInbox(database.store, { holders: head, limit: 10 });
    expect(ofHead.items).toEqual(items);
  });

  test('shows nothing to who does not speak for the body', async () => {
    const auditor = [{ body: 'NOR', role: 'auditor' }] as const;
    const { items } = await findInbox(database.store, { holders: auditor, limit: 10 });
    expect(items).toEqual([]);
    expect(await findInbox(database.store, { holders: [], limit: 10 })).toEqual({
      items: [],
      next: null,
    });
  });

  test('is read page by page without a line twice or missing, over several desks', async () => {
    const holders = [...norway, { body: 'POL', role: 'delegate' }] as const;
    const whole = await findInbox(database.store, { holders, limit: 100 });
    expect(whole.items).toHaveLength(6);
    const lines = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof findInbox>> = await findInbox(database.store, {
        holders,
        limit: 2,
        ...(cursor === null ? {} : { cursor }),
      });
      lines.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    expect(lines).toEqual(whole.items);
  });

  test.each(['nonsense', writeCursor([1]), writeCursor(['yesterday', 'x']), writeCursor([])])(
    'refuses the cursor %s',
    async (cursor) => {
      const reading = findInbox(database.store, { holders: norway, cursor, limit: 2 });
      await expect(reading).rejects.toBeInstanceOf(CursorUnreadable);
    },
  );
});

async function list(filter: Partial<Parameters<typeof listRecommendations>[1]>) {
  const { items } = await listRecommendations(database.store, { limit: 10, ...filter });
  return items.map(({ reference }) => reference);
}

describe('a list', () => {
  test('is by reference, page by page', async () => {
    const first = await listRecommendations(database.store, { limit: 3 });
    expect(first.items.map(({ reference }) => reference)).toEqual(references);
    const cursor = first.next ?? '';
    const second = await listRecommendations(database.store, { limit: 3, cursor });
    expect(second.items.map(({ reference }) => reference)).toEqual([over]);
    expect(second.next).toBeNull();
  });

  test.each([
    ['of a review', { review: 'REV' }, [...references, over]],
    ['of another review', { review: 'other' }, []],
    ['of a working group', { workingGroup: 'WG-1' }, [...references, over]],
    ['that wait for Norway', { waitingOn: 'NOR' }, references],
    ['that are overdue a second later', { overdueAt: deadline + 1_000 }, references],
    ['that are overdue a second before', { overdueAt: deadline - 1_000 }, []],
    ['that are over', { stage: 'over' }, [over]],
    ['with a word of the title', { text: 'AMMU' }, [over]],
    ['with words of title and reference', { text: 'supply sdpr 04' }, [over]],
    ['with a number', { text: '02' }, ['SDPR-02']],
    ['with signs of a search language', { text: "') | & ! : * \\" }, [...references, over]],
  ])('shows those %s', async (_, filter, expected) => {
    await expect(list(filter)).resolves.toEqual(expected);
  });

  test('finds those in an open stage', async () => {
    const line = await findRecommendation(database.store, 'SDPR-01');
    const stage = line?.state.stages.at(-1)?.stage ?? '';
    await expect(list({ stage })).resolves.toEqual(references);
  });
});

describe('a board', () => {
  test('counts by stage and puts first what needs attention', async () => {
    const board = await findBoard(database.store, 'REV', {
      knownTo: everything,
      now: deadline + 1_000,
    });
    expect(board.total).toBe(4);
    expect(board.columns.find(({ stage }) => stage === 'over')?.count).toBe(1);
    const open = board.columns.find(({ stage }) => stage !== 'over');
    expect(open).toMatchObject({ count: 3, overdue: 3, held: 0 });
    expect(board.lines.map(({ reference }) => reference)).toEqual([...references, over]);
    expect(board.lines.at(-1)).toMatchObject({ title, outcome: 'agreed', over: true });
  });

  test('says when the register is behind what was received', async () => {
    await commitReceipt(database.store, {
      workflow: 'recommendation:SDPR-02',
      key: 'waiting',
      hash: sha256('waiting'),
      person: 'anna',
      command: { type: 'accept', by: { is: 'machine', rule: 'test' } },
      receivedAt: Date.now() - 6_000,
      documents: [],
      start: null,
    });
    const board = await findBoard(database.store, 'REV', {
      knownTo: everything,
      now: deadline,
      limit: 3,
    });
    expect(board.lines.map(({ behind }) => behind)).toEqual([false, true, false]);
  });
});

describe('what else is read', () => {
  test('the timeline, page by page, with the hash that proves each line', async () => {
    const first = await findTimeline(database.store, { reference: over, limit: 4 });
    expect(first.items.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    const cursor = first.next ?? '';
    const rest = await findTimeline(database.store, { reference: over, cursor, limit: 100 });
    expect(rest.items[0]?.sequence).toBe(5);
    expect(rest.next).toBeNull();
    expect(rest.items[0]?.hash).toMatch(/^[0-9a-f]{64}$/);
    const unknown = await findTimeline(database.store, { reference: 'none', limit: 4 });
    expect(unknown).toEqual({ items: [], next: null });
  });

  test('notices, the newest first, to bodies and offices', async () => {
    const whole = await findNotices(database.store, { holders: norway, limit: 100 });
    const times = whole.items.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(whole.items.map(({ kind }) => kind)).toContain('broken');
    const page = await findNotices(database.store, { holders: norway, limit: 2 });
    const next = await findNotices(database.store, {
      holders: norway,
      limit: 2,
      cursor: page.next ?? '',
    });
    expect([...page.items, ...next.items]).toEqual(whole.items.slice(0, 4));
    const ofOne = await findNoticesOf(database.store, `recommendation:${over}`);
    expect(new Set(ofOne.map(({ id }) => id)).size).toBe(ofOne.length);
    expect(new Set(ofOne.map(({ reference }) => reference))).toEqual(new Set([over]));
  });

  test('sequences, of known workflows only', async () => {
    const workflows = ['recommendation:SDPR-01', 'recommendation:none'];
    const sequences = await findSequences(database.store, workflows);
    expect([...sequences]).toEqual([['recommendation:SDPR-01', silence().told.length]]);
  });

  test('live workflows, page by page, without those that are over', async () => {
    const all = await findLive(database.store, {});
    expect(all.map(({ id }) => id)).toEqual(references);
    const rest = await findLive(database.store, { after: all[0]?.workflow ?? '', limit: 1 });
    expect(rest).toEqual([all[1]]);
  });

  test('workflows whose next due item went by', async () => {
    const afterDrain = deadline + 60_000;
    const due = await findPastDue(database.store, { before: afterDrain });
    expect(due.map(({ id }) => id)).toEqual(references);
    expect(due.every(({ dueAt }) => dueAt < afterDrain)).toBe(true);
    expect(await findPastDue(database.store, { before: Date.parse('2024-06-05') })).toEqual([]);
  });

  test('who is awaited, by name, for each of the allies', async () => {
    const line = await findRecommendation(database.store, 'SDPR-01');
    expect(line?.waitingOn.toSorted()).toEqual([...allies].toSorted());
  });
});
