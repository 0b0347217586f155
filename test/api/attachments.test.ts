import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { coverSheet } from '../../papers/cover-sheet.ts';
import { sha256 } from '../../store/hash.ts';
import { download, upload } from './bytes.ts';
import { done, openTestedApi, type TestedApi } from './running-api.ts';
import {
  chair,
  frozenRecommendation,
  norway,
  openTextsReview,
  outsider,
  registrar,
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

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('handing a file in', () => {
  test('answers its hash, the same for the same bytes, and keeps nothing in a dry run', async () => {
    const bytes = strToU8('%PDF-1.7 invented');
    const dry = await upload(api, chair, 'application/pdf', bytes, '/api/attachments?dryRun=true');
    expect(dry.body).toMatchObject({ dryRun: true, hash: hashOf(bytes) });
    const before = await download(api, chair, `/api/attachments/${hashOf(bytes)}`);
    expect(before.status).toBe(404);
    const first = await upload(api, chair, 'application/pdf', bytes);
    expect(first).toEqual({
      status: 200,
      body: {
        hash: hashOf(bytes),
        mediaType: 'application/pdf',
        size: bytes.byteLength,
        address: `/api/attachments/${hashOf(bytes)}`,
      },
    });
    expect(await upload(api, norway, 'application/pdf', bytes)).toEqual(first);
  });

  test('takes Word, text and pictures by what they are, not by what they are called', async () => {
    const word = zipSync({ 'word/document.xml': strToU8('<w/>') });
    const takes = async (type: string, bytes: Uint8Array) =>
      (await upload(api, chair, type, bytes)).status;
    expect(await takes(docx, word)).toBe(200);
    expect(await takes('text/csv', strToU8('а,б\n1,2\n'))).toBe(200);
    expect(await takes(docx, strToU8('%PDF-1.7'))).toBe(415);
    expect(await takes('image/png', strToU8('no picture'))).toBe(415);
    expect(await takes('text/plain', new Uint8Array([0xff, 0xfe, 0]))).toBe(415);
    expect(await takes('text/html', strToU8('<script>'))).toBe(415);
    expect(await takes('application/json', strToU8('{}'))).toBe(415);
  });

  test('is for people who are signed in with a mandate, and for files of at most 10 MB', async () => {
    const bytes = strToU8('%PDF-');
    expect((await upload(api, null, 'application/pdf', bytes)).status).toBe(401);
    expect((await upload(api, 'nobody.known', 'application/pdf', bytes)).status).toBe(403);
    const large = new Uint8Array(10 * 1024 * 1024 + 1);
    const answer = await upload(api, chair, 'application/pdf', large);
    expect([answer.status, answer.body['detail']]).toEqual([
      413,
      'The body is larger than 10 MB. Nothing has happened; shorten it.',
    ]);
  });
});

describe('annexes', () => {
  test('are bound by what a decision carries: another annex makes another version', async () => {
    const table = strToU8('cost,10\n');
    const other = strToU8('cost,20\n');
    for (const bytes of [table, other]) await upload(api, chair, 'text/csv', bytes);
    const named = (bytes: Uint8Array) => [{ attachment: hashOf(bytes), name: 'Вартість.csv' }];
    const text = 'The text.';
    const path = await frozenRecommendation(api, review, { text, annexes: named(table) });

    const one = await done(api.get(norway, `${path}/versions/1`));
    const bound = sha256(coverSheet(sha256(text), named(table)));
    expect([one.at('hash'), one.at('document'), one.at('text')]).toEqual([
      bound,
      sha256(text),
      text,
    ]);
    expect(sha256(String(one.at('sheet')))).toBe(bound);
    expect(one.at('annexes', 0)).toMatchObject({ name: 'Вартість.csv', mediaType: 'text/csv' });

    const textOnly = { position: 'agree', text: sha256(text) };
    expect((await api.post(norway, `${path}/responses`, textOnly)).at('code')).toBe('text-changed');
    await done(api.post(norway, `${path}/responses`, { position: 'agree', text: bound }));

    const freeze = { type: 'freeze-version', text, annexes: named(table) };
    expect((await api.post(chair, `${path}/acts`, freeze)).at('code')).toBe('same-text');
    const changed = { ...freeze, annexes: named(other) };
    await done(api.post(chair, `${path}/acts`, changed));
    const stale = await api.post(norway, `${path}/responses`, { position: 'agree', text: bound });
    expect(stale.at('code')).toBe('text-changed');
    const diff = await done(api.get(norway, `${path}/versions/2/changes`));
    expect([diff.at('changedClauses'), diff.at('annexes', 'added', 0, 'hash')]).toEqual([
      [],
      hashOf(other),
    ]);
    expect(diff.at('annexes', 'removed', 0, 'hash')).toBe(hashOf(table));

    const nobodys = { ...freeze, annexes: [{ attachment: 'a'.repeat(64), name: 'x.csv' }] };
    const unknown = await api.post(chair, `${path}/acts`, nobodys);
    expect([unknown.status, unknown.at('code')]).toEqual([404, 'unknown-attachment']);
  }, 60_000);

  test('and files beside a version are read by those who read the version', async () => {
    const bytes = strToU8('%PDF-1.7 background');
    const address = `/api/attachments/${hashOf(bytes)}`;
    await upload(api, chair, 'application/pdf', bytes);
    const path = await frozenRecommendation(api, review, { text: 'Text.' });
    expect((await download(api, norway, address)).status).toBe(404);
    const attach = { type: 'attach', attachment: hashOf(bytes), name: 'Background "1".pdf' };
    expect((await api.post(norway, `${path}/acts`, attach)).at('code')).toBe('not-your-office');
    await done(api.post(chair, `${path}/acts`, attach));

    const got = await download(api, norway, address);
    expect([got.status, Buffer.from(got.bytes)]).toEqual([200, Buffer.from(bytes)]);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-disposition':
        'attachment; filename="Background--1-.pdf"; filename*=UTF-8\'\'Background%20%221%22.pdf',
    });
    const shown = await api.get(norway, `${path}/versions/1`);
    expect([shown.at('attachments', 0, 'address'), shown.at('annexes')]).toEqual([address, []]);

    expect((await download(api, ukraine, address)).status).toBe(200);
    const mark = { type: 'mark', marking: 'NATO RESTRICTED', releasability: [] };
    await done(api.post(registrar, `${path}/acts`, mark));
    for (const person of [ukraine, outsider, 'paul.reader'])
      expect((await download(api, person, address)).status).toBe(404);
    expect((await download(api, norway, address)).status).toBe(200);
  }, 60_000);
});
