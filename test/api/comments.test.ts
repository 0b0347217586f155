import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { z } from 'zod';
import { sha256 } from '../../store/hash.ts';
import { download } from './bytes.ts';
import { done, openTestedApi, type TestedApi } from './running-api.ts';
import {
  chair,
  frozenRecommendation,
  germany,
  norway,
  openTextsReview,
  registrar,
  secretary,
  ukraine,
} from './texts-review.ts';

let api: TestedApi;
let review: string;
beforeAll(async () => {
  api = await openTestedApi();
  review = await openTextsReview(api);
}, 90_000);
afterAll(async () => {
  await api.close();
});

const text = '1. The register is public.\n2. It is kept by the ministry.\n';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function commentsOf(path: string): Promise<{ id: string; number: number }[]> {
  const answer = await done(api.get(secretary, `${path}/comments`));
  return z.array(z.object({ id: z.string(), number: z.int() })).parse(answer.at('items'));
}

/** A recommendation with three comments, the first of them accepted. */
async function discussed(): Promise<string> {
  const path = await frozenRecommendation(api, review, { text });
  const say = (person: string, body: object) => done(api.post(person, `${path}/comments`, body));
  await say(norway, {
    kind: 'editorial',
    clause: '1',
    text: 'Say who may read.',
    proposal: '1. The register is open to all.',
  });
  await say(ukraine, {
    kind: 'substantive',
    clause: '2',
    text: 'Хто веде реєстр?\nУточнити, «Міноборони».',
  });
  await say(germany, {
    kind: 'critical',
    clause: '2',
    text: '=cmd|"/c calc"!A1',
    proposal: '@SUM(A1)',
  });
  const [first] = await commentsOf(path);
  const reason = '-1 day is enough; +accepted';
  const dispose = { type: 'dispose', comment: first?.id, disposition: 'accepted', reason };
  await done(api.post(chair, `${path}/acts`, dispose));
  return path;
}

function cellsOf(file: Uint8Array, part: string): string[] {
  const xml = strFromU8(unzipSync(file)[part] ?? new Uint8Array());
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, said = '']) =>
    said.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&'),
  );
}

test('the comment matrix keeps agreement back and says how many comments are open', async () => {
  const path = await discussed();
  for (const person of [norway, germany, ukraine])
    await done(api.post(person, `${path}/responses`, { position: 'agree', text: sha256(text) }));
  const waiting = await api.get(secretary, path);
  expect(waiting.at('stage')).toBe('working-group');
  expect(waiting.at('sentence')).toMatch(
    /Still in the way: comments are not disposed of \(2 are open\) and critical comments are not disposed of \(1 is open\)\./,
  );
  const [, second, third] = await commentsOf(path);
  for (const comment of [second?.id, third?.id])
    await done(
      api.post(chair, `${path}/acts`, {
        type: 'dispose',
        comment,
        disposition: comment === third?.id ? 'rejected' : 'modified',
        reason: 'Considered.',
      }),
    );
  expect((await api.get(secretary, path)).at('stage')).toBe('silence');
}, 60_000);

test('the matrix as JSON has the proposal beside the comment, and its disposition with reason', async () => {
  const path = await discussed();
  const answer = await done(api.get(norway, `${path}/comments`));
  expect(answer.at('mayDispose')).toBe(false);
  expect((await api.get(chair, `${path}/comments`)).at('mayDispose')).toBe(true);
  expect(answer.at('items', 0)).toMatchObject({
    number: 1,
    body: 'NOR',
    clause: '1',
    kind: 'editorial',
    text: 'Say who may read.',
    proposal: '1. The register is open to all.',
    disposition: 'accepted',
    disposed: { person: chair, reason: '-1 day is enough; +accepted' },
  });
  expect(answer.at('items', 1, 'proposal')).toBeNull();
}, 60_000);

test('the matrix as CSV opens in a spreadsheet, in Cyrillic, and runs nothing', async () => {
  const path = await discussed();
  const mark = { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: ['UKR'] };
  await done(api.post(registrar, `${path}/acts`, mark));
  const file = await download(api, norway, `${path}/comments?format=csv`);
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect([...file.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = z
    .array(z.record(z.string(), z.string()))
    .parse(parse(Buffer.from(file.bytes), { bom: true, columns: true }));
  expect(rows.map((row) => row['No.'])).toEqual(['1', '2', '3']);
  expect(rows[1]).toMatchObject({
    Marking: 'NATO UNCLASSIFIED, releasable to UKR',
    Body: 'UKR',
    Clause: '2',
    Type: 'substantive',
    Comment: 'Хто веде реєстр?\nУточнити, «Міноборони».',
    Disposition: '',
  });
  expect(rows[2]).toMatchObject({
    Comment: '\'=cmd|"/c calc"!A1',
    'Proposed wording': "'@SUM(A1)",
  });
  expect(rows[0]).toMatchObject({ Reason: "'-1 day is enough;' +accepted" });
  const byAccept = await download(api, norway, `${path}/comments`, 'text/csv');
  expect(Buffer.from(byAccept.bytes)).toEqual(Buffer.from(file.bytes));
}, 60_000);

test('the matrix as a Word document has the marking on each page and the same bytes twice', async () => {
  const path = await discussed();
  const first = await download(api, norway, `${path}/comments?format=docx`);
  expect(first.headers.get('content-type')).toBe(docx);
  expect(first.headers.get('content-disposition')).toMatch(
    /^attachment; filename="R-.*-comments\.docx"/,
  );
  const words = cellsOf(first.bytes, 'word/document.xml');
  expect(words.slice(1, 8)).toEqual([
    'No.',
    'Body',
    'Clause',
    'Type',
    'Comment',
    'Proposed wording',
    'Disposition',
  ]);
  expect(words).toEqual(
    expect.arrayContaining(['Хто веде реєстр?', 'Уточнити, «Міноборони».', 'accepted', '@SUM(A1)']),
  );
  expect(words[0]).toMatch(/: Реєстр закупівель$/);
  expect(cellsOf(first.bytes, 'word/header1.xml')).toEqual(['NOT MARKED YET']);

  const mark = { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: ['UKR'] };
  await done(api.post(registrar, `${path}/acts`, mark));
  const marked = await download(api, norway, `${path}/comments`, docx);
  await new Promise((resolve) => setTimeout(resolve, 1100 - (Date.now() % 1000)));
  const again = await download(api, germany, `${path}/comments?format=docx`);
  expect(Buffer.from(again.bytes)).toEqual(Buffer.from(marked.bytes));
  const line = 'NATO UNCLASSIFIED, releasable to UKR';
  expect(cellsOf(marked.bytes, 'word/header1.xml')).toEqual([line]);
  expect(cellsOf(marked.bytes, 'word/footer1.xml')).toContain(line);
}, 60_000);

test('a partner to whom the version is not released reads none of its comments', async () => {
  const path = await discussed();
  expect((await api.get(ukraine, `${path}/comments`)).at('items', 2, 'body')).toBe('DEU');
  const mark = { type: 'mark', marking: 'NATO RESTRICTED', releasability: [] };
  await done(api.post(registrar, `${path}/acts`, mark));
  expect((await api.get(ukraine, `${path}/comments`)).at('items')).toEqual([]);
  const file = await download(api, ukraine, `${path}/comments?format=csv`);
  expect(Buffer.from(file.bytes).toString('utf8')).not.toMatch(/calc|реєстр/);
  expect((await api.get(norway, `${path}/comments`)).at('items', 2, 'body')).toBe('DEU');
}, 60_000);

test('a partner is not told of comments on what is not released to it: no gap, no count, no event', async () => {
  const path = await discussed();
  const members = String((await api.get(norway, path)).at('sentence'));
  expect(members).toContain('Still in the way: comments are not disposed of');
  expect(members).not.toMatch(/(is|are) open\)/);
  const mark = { type: 'mark', marking: 'NATO RESTRICTED', releasability: [] };
  await done(api.post(registrar, `${path}/acts`, mark));
  await done(api.post(chair, `${path}/acts`, { type: 'freeze-version', text: `${text}3. New.\n` }));
  const released = { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: ['UKR'] };
  await done(api.post(registrar, `${path}/acts`, released));
  const said = { kind: 'editorial', clause: '3', text: 'Say what is new.' };
  await done(api.post(norway, `${path}/comments`, said));
  const shown = async (person: string) => {
    const items = (await done(api.get(person, `${path}/comments`))).at('items');
    const lines = z.array(z.object({ number: z.int(), body: z.string() })).parse(items);
    return lines.map(({ number, body }) => `${number} ${body}`);
  };
  expect(await shown(ukraine)).toEqual(['1 NOR']);
  expect(await shown(norway)).toEqual(['1 NOR', '2 UKR', '3 DEU', '4 NOR']);
  const told = async (person: string) => {
    const answer = await done(api.get(person, `${path}/timeline?limit=200`));
    const events = z.array(z.object({ sequence: z.int(), type: z.string() }));
    return events.parse(answer.at('items'));
  };
  const partners = await told(ukraine);
  expect(partners.filter(({ type }) => type === 'commented')).toHaveLength(1);
  expect(partners.filter(({ type }) => type === 'disposed')).toEqual([]);
  expect(partners.map(({ sequence }) => sequence)).toEqual(partners.map((_, place) => place + 1));
  expect((await told(norway)).filter(({ type }) => type === 'commented')).toHaveLength(4);
}, 60_000);
