import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { makeKey, readPrivateKey } from '../../audit/keys.ts';
import { checkReceipt } from '../../audit/receipt.ts';
import { makeCheckpoint } from '../../store/audit/checkpoints.ts';
import { findEntries } from '../../store/audit/entries.ts';
import { readReceipt } from '../../audit/receipt-file.ts';
import { appointed, askToAgree, inDays, openReview } from './asked-to-agree.ts';
import { download } from './bytes.ts';
import { done, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const germany = 'delegate.deu';
const france = 'delegate.fra';
const log = readPrivateKey(makeKey('nemcon.example/audit'));

const Line = z.looseObject({
  kind: z.string(),
  at: z.string(),
  what: z.string(),
  reference: z.string().nullable(),
  person: z.string().nullable(),
  status: z.string().nullable(),
  why: z.string().nullable(),
  entry: z.int().nullable(),
  words: z.record(z.string(), z.string()),
  details: z.record(z.string(), z.unknown()),
  receipt: z.unknown(),
});
type Line = z.infer<typeof Line>;

const secret = freshId('instruction');
let api: TestedApi;
let lines: Line[];
let text: string;

beforeAll(async () => {
  api = await openTestedApi();
  const review = await openReview(api, ['NOR', 'DEU', 'FRA']);
  const matter = await askToAgree(api, review);
  const { responses, path } = matter;
  const say = (person: string, body: object) =>
    api.post(person, responses, { text: matter.text, ...body });
  await done(say(germany, { position: 'object', reason: '=1+1 costs too much.' }));
  await done(api.post(germany, `${path}/acts`, { type: 'lift' }));
  await done(say(germany, { position: 'reserve', statement: 'Subject to approval.' }));
  await done(say(france, { position: 'object', reason: secret }));
  const comment = { kind: 'substantive', clause: '1', text: 'Say by when.' };
  await done(api.post(germany, `${path}/comments`, comment));
  const [made] = z
    .array(z.object({ id: z.string() }))
    .parse((await api.get(germany, `${path}/comments`)).at('items'));
  const disposed = { comment: made?.id, disposition: 'accepted', reason: 'It is clearer.' };
  await done(api.post('kari.holm', `${path}/acts`, { type: 'dispose', ...disposed }));
  await api.post(germany, `${path}/acts`, { type: 'accept' });
  const letter = { body: 'DEU', speaker: 'NOR', text: 'Norway speaks for us.' };
  await done(api.post(germany, '/api/authorisations', { ...letter, until: inDays(30) }));
  await makeCheckpoint(api.harness.store, [log]);
  lines = await recordOf(germany, 'DEU');
  text = JSON.stringify(lines);
}, 90_000);
afterAll(async () => {
  await api.close();
});

async function recordOf(person: string, body: string): Promise<Line[]> {
  const file = await download(api, person, `/api/bodies/${body}/record`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/jsonl']);
  const told = new TextDecoder().decode(file.bytes).trimEnd().split('\n');
  return told.map((line) => Line.parse(JSON.parse(line)));
}

const of = (kind: string, what?: string) =>
  lines.filter((line) => line.kind === kind && (what === undefined || line.what === what));

describe('what a body takes out of the register', () => {
  test('is everything it said, as it counts now, with the words', () => {
    const said = of('said', 'responded');
    expect(said.map(({ words }) => words)).toEqual([
      { reason: '=1+1 costs too much.' },
      { statement: 'Subject to approval.' },
    ]);
    expect(said.map(({ status }) => status)).toEqual(['void', 'counted']);
    expect(said[0]?.why).toMatch(/./);
    expect(of('said', 'lifted')).toHaveLength(1);
    expect(of('said', 'commented')).toEqual([
      expect.objectContaining({ words: { document: 'Say by when.' } }),
    ]);
  });

  test('is what was done about what it said', () => {
    expect(of('about', 'disposed')).toEqual([
      expect.objectContaining({
        person: 'kari.holm',
        words: { reason: 'It is clearer.' },
        details: expect.objectContaining({ disposition: 'accepted' }),
      }),
    ]);
  });

  test('is what was received of it and what became of that, with receipts that verify', async () => {
    const received = of('received');
    expect(received.map(({ what, status }) => `${what} ${status}`)).toEqual([
      'respond recorded',
      'lift recorded',
      'respond recorded',
      'comment recorded',
      'accept refused',
    ]);
    const receipts = received.slice(0, 4).map(({ receipt }) => receipt);
    for (const receipt of receipts) {
      const read = readReceipt(JSON.stringify(receipt));
      expect(checkReceipt(read, log.public)).toMatchObject({ genuine: true });
      expect(read.content.by).toMatchObject({ person: germany, body: 'DEU' });
    }
    expect(received[4]).toMatchObject({ why: 'not-asked-for', receipt: null });
  });

  test('is what it was told, its mandates, and who may speak for it', () => {
    expect(of('told').length).toBeGreaterThan(0);
    expect(of('told').every(({ words }) => words['notice'] !== undefined)).toBe(true);
    expect(of('mandate')).toEqual([
      expect.objectContaining({
        person: germany,
        details: expect.objectContaining({ until: null }),
      }),
    ]);
    expect(of('authorisation')).toEqual([
      expect.objectContaining({
        words: { document: 'Norway speaks for us.' },
        details: expect.objectContaining({ speaker: 'NOR' }),
      }),
    ]);
  });

  test('names for each line its entry of the log', async () => {
    const entries = await findEntries(api.harness.store, { from: 0, limit: 10_000 });
    const kindOf = new Map(entries.map(({ index, kind }) => [index, kind]));
    const kinds = (kind: string) => new Set(of(kind).map(({ entry }) => kindOf.get(entry ?? -1)));
    expect(kinds('said')).toEqual(new Set(['event']));
    expect(kinds('about')).toEqual(new Set(['event']));
    expect(kinds('told')).toEqual(new Set(['event']));
    expect(kinds('mandate')).toEqual(new Set(['mandate']));
    expect(kinds('authorisation')).toEqual(new Set(['authorisation']));
    expect(kinds('received')).toEqual(new Set(['event', 'refusal']));
  });

  test('holds nothing of another nation', () => {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(france);
  });

  test('is a table in which nothing is a formula', async () => {
    const file = await download(api, germany, '/api/bodies/DEU/record?format=csv');
    const rows = z.array(z.array(z.string())).parse(parse(Buffer.from(file.bytes), { bom: true }));
    expect(rows).toHaveLength(lines.length + 1);
    expect(rows.flat().filter((cell) => /^\s*[=+@]/.test(cell))).toEqual([]);
    expect(rows.flat().join('\n')).toContain('=1+1 costs too much.');
  });

  test('holds what others wrote in its name, and what it wrote in theirs', async () => {
    const { person } = await appointed(api, 'NOR');
    const review = await openReview(api, ['NOR', 'DEU']);
    const { responses, text: hash } = await askToAgree(api, review);
    const joint = { position: 'agree', text: hash, bodies: ['NOR', 'DEU'] };
    await done(api.post(person, responses, joint));
    for (const [reader, body] of [
      [germany, 'DEU'],
      [person, 'NOR'],
    ] as const) {
      const found = (await recordOf(reader, body)).filter(
        ({ what, person: by }) => what === 'responded' && by === person,
      );
      expect([body, found.length]).toEqual([body, body === 'DEU' ? 1 : 2]);
    }
  });

  test.each([
    ['a delegate of another nation', france, 'DEU'],
    ['the secretary', 'sofia.marin', 'DEU'],
    ['an auditor', 'alma.berg', 'DEU'],
    ['an auditor of the same body', 'alma.berg', 'IS'],
    ['an operator of its own', 'sam.reid', 'NEMCON'],
    ['a requester of its own', 'paul.reader', 'PUBLIC'],
    ['somebody without a mandate', 'paul.nobody', 'DEU'],
  ])(
    'is not for %s, who hears what they would of a body that is not there',
    async (_, person, body) => {
      const answer = await api.get(person, `/api/bodies/${body}/record`);
      const nowhere = await api.get(person, '/api/bodies/NOWHERE/record');
      expect([answer.status, answer.at('code')]).toEqual([404, 'unknown-body']);
      const less = (one: typeof answer) =>
        JSON.stringify({ ...one.body, instance: '' }).replaceAll(
          /NOWHERE|DEU|IS|NEMCON|PUBLIC/g,
          '',
        );
      expect(less(answer)).toBe(less(nowhere));
    },
  );

  test('is no longer for whose mandate has ended', async () => {
    const { person, mandate } = await appointed(api, 'DEU');
    expect((await download(api, person, '/api/bodies/DEU/record')).status).toBe(200);
    await done(api.post('sofia.marin', `/api/mandates/${mandate}/revocation`, {}));
    expect((await api.get(person, '/api/bodies/DEU/record')).status).toBe(404);
  });
});
