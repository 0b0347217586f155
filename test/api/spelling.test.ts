import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { findTexts, insertDocuments } from '../../store/documents.ts';
import { together } from '../../store/transaction.ts';
import { sha256 } from '../../store/hash.ts';
import { demoReview, done, freshId, openTestedApi, type TestedApi } from './running-api.ts';
import { chair, frozenRecommendation, norway, openTextsReview, secretary } from './texts-review.ts';

let api: TestedApi;
let review: string;
beforeAll(async () => {
  api = await openTestedApi();
  review = await openTextsReview(api);
}, 90_000);
afterAll(async () => {
  await api.close();
});

describe('what is hashed is what is kept and shown', () => {
  const typed = 'Le cafe\u0301 de la de\u0301fense\r\nsecond line\n';
  const kept = 'Le caf\u00E9 de la d\u00E9fense\nsecond line\n';

  test('a text is composed before it is hashed; the answer tells its hash', async () => {
    const path = await frozenRecommendation(api, review, { text: 'First.' });
    const asked = { type: 'freeze-version', text: typed };
    const dry = await done(api.post(chair, `${path}/acts?dryRun=true`, asked));
    const answer = await done(api.post(chair, `${path}/acts`, asked));
    const told = [{ path: '/text', hash: sha256(kept), normalised: true, flagged: [] }];
    expect([dry.at('texts'), answer.at('texts')]).toEqual([told, told]);
    const version = await done(api.get(norway, `${path}/versions/2`));
    expect([version.at('hash'), version.at('text')]).toEqual([sha256(kept), kept]);

    // Whoever hashed what they typed answers to no text that there is, and is told so.
    const answered = { position: 'agree', text: sha256(typed), stage: 'working-group' };
    const refused = await api.post(norway, `${path}/responses`, answered);
    expect(refused.status).toBe(409);
    await done(
      api.post(norway, `${path}/comments`, { kind: 'editorial', text: typed, clause: '' }),
    );
    const comments = await done(api.get(norway, `${path}/comments`));
    expect(comments.at('items', 0, 'text')).toBe(kept);
  });

  test('a text that was kept before keeps its bytes and hash, and what hides in it is shown', async () => {
    const path = await frozenRecommendation(api, review, { text: 'Old text.' });
    const old = 'Pay 100\u202E000\u202C euro to the cafe\u0301.';
    await insertDocuments(api.harness.store, [
      { hash: sha256(old), mediaType: 'text/plain; charset=utf-8', text: old },
    ]);
    expect((await findTexts(api.harness.store, [sha256(old)])).get(sha256(old))).toBe(old);
    // As a version frozen by an earlier release stands in the register.
    const reference = path.split('/').at(-1) ?? '';
    await standsAs(reference, sha256('Old text.'), sha256(old));
    const version = await done(api.get(norway, `${path}/versions/1`));
    expect([version.at('hash'), version.at('text')]).toEqual([sha256(old), old]);
    expect(version.at('flagged', 0)).toMatchObject({ is: 'hidden', place: 'at character 8' });
    expect(String(version.at('flagged', 0, 'word'))).toContain('\u27E8U+202E\u27E9');
    await standsAs(reference, sha256(old), sha256('Old text.'));
  });
});

/** Has another text in the place of one, in the state of a recommendation and in what happened. */
async function standsAs(reference: string, was: string, is: string): Promise<void> {
  await together(api.harness.store, async ({ db }) => {
    await sql`set local session_replication_role to replica`.execute(db);
    await sql`update nemcon.recommendations
      set state = replace(state::text, ${was}, ${is})::jsonb
      where reference = ${reference}`.execute(db);
    await sql`update nemcon.events set event = replace(event::text, ${was}, ${is})::jsonb
      where workflow = ${`recommendation:${reference}`}`.execute(db);
  });
}

describe('what no reader sees is refused with its field, place and code point', () => {
  test.each([
    ['a text', '/text', { type: 'freeze-version', text: 'one\ntwo\u202Ethree' }],
    ['a reason', '/reason', { type: 'withdraw', reason: 'because\u200B' }],
    [
      'a text in another language',
      '/languageVersions/0/text',
      {
        type: 'freeze-version',
        text: 'x',
        languageVersions: [{ language: 'fr', text: 'y\u2066' }],
      },
    ],
    ['a marking', '/marking', { type: 'mark', marking: 'NATO\u00ADUNCLASSIFIED' }],
    [
      'the name of a file',
      '/name',
      { type: 'attach', attachment: '0'.repeat(64), name: 'table\u202Efdp.exe' },
    ],
  ])('%s', async (_what, pointer, act) => {
    const answer = await api.post(chair, '/api/recommendations/NONE/acts', act);
    expect([answer.status, answer.at('code')]).toEqual([400, 'invalid-request']);
    expect(answer.at('errors', 0, 'path')).toBe(pointer);
    expect(String(answer.at('errors', 0, 'message'))).toMatch(/U\+[0-9A-F]{4} [A-Z -]+ at /);
    expect(JSON.stringify(answer.body)).not.toMatch(/[\u202E\u200B\u2066\u00AD]/);
  });

  test.each([
    ['a body', '/api/bodies', { id: 'XYZ', name: 'Nоrway', kind: 'nation' }],
    ['a person', '/api/people', { id: 'x.y', name: 'Аnna Berg' }],
    ['a review', '/api/reviews', demoReview('r-x', { title: 'The сору of the plan' })],
  ])('the name of %s with a word that passes for another', async (_what, path, body) => {
    const answer = await api.post(secretary, path, body);
    expect(answer.status).toBe(400);
    expect(String(answer.at('errors', 0, 'message'))).toContain('passes for another');
  });

  test('a bounce that a mail server wrote is not lost to a sign in it', async () => {
    const body = { messageId: '<a@b>', status: '5.1.1', words: 'no \u001B[31m such\u202E user' };
    const answer = await api.post(secretary, '/api/mail/bounces', body);
    expect(answer.status).not.toBe(400);
  });

  test('a procedure and a case, by JSON and by YAML, escapes and all', async () => {
    for (const body of [
      { id: 'x', title: 'The \u202Eplan' },
      { yaml: 'id: x\ntitle: "The \\u202Eplan"' },
      { yaml: 'id: x\ntitle: The \u202Eplan' },
    ]) {
      const answer = await api.post(secretary, '/api/procedures/check', body);
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).toContain('RIGHT-TO-LEFT OVERRIDE');
    }
  });
});

describe('what may mislead is told to those who act and to those who read', () => {
  test('in the answer, with the version, before it is circulated, and in the comparison', async () => {
    const title = 'Закупівлі: прозорість';
    const path = await frozenRecommendation(api, review, { text: 'We keep a copy of it.' });
    const text = 'We keep a сору of it.';
    const frozen = await done(api.post(chair, `${path}/acts`, { type: 'freeze-version', text }));
    const flagged = [
      {
        is: 'passes-for-latin',
        word: 'сору',
        place: 'at character 11',
        sentence: expect.stringContaining('\u201Ccopy\u201D'),
      },
    ];
    expect(title).toBe(title.normalize('NFC'));
    expect(frozen.at('texts', 0, 'flagged')).toEqual(flagged);
    expect((await done(api.get(norway, `${path}/versions/2`))).at('flagged')).toEqual(flagged);

    const changes = await done(api.get(norway, `${path}/versions/2/changes`));
    expect(changes.at('clauses', 0, 'unseen')).toEqual([
      {
        before: 'copy',
        after: 'сору',
        sentence: expect.stringContaining('c (U+0063) o (U+006F)'),
      },
    ]);

    for (const person of ['delegate.nor', 'delegate.deu', 'iryna.melnyk'])
      await done(
        api.post(person, `${path}/responses`, {
          position: 'agree',
          text: sha256(text),
          stage: 'working-group',
        }),
      );
    await done(
      api.post(secretary, `${path}/acts`, {
        type: 'add-language-version',
        language: 'fr',
        text: 'On garde une соріе.',
      }),
    );
    const asked = { type: 'circulate', languages: ['en', 'fr'] };
    const dry = await api.post(secretary, `${path}/acts?dryRun=true`, asked);
    expect([dry.status, dry.at('detail')]).toEqual([200, undefined]);
    expect(dry.at('would', 'flagged')).toMatchObject([
      { version: 2, language: 'en', word: 'сору' },
      { version: 2, language: 'fr', word: 'соріе' },
    ]);
    const circulated = await done(api.post(secretary, `${path}/acts`, asked));
    expect(circulated.at('flagged', 0)).toMatchObject({ version: 2, word: 'сору' });
  });

  test('a title in Ukrainian, French or Greek is taken as it is', async () => {
    for (const name of ['Міноборони України', 'Ministère des Armées', 'Υπουργείο Άμυνας']) {
      const body = { id: freshId('B'), name, kind: 'agency' };
      const answer = await done(api.post(secretary, '/api/bodies', body));
      expect(answer.at('texts')).toBeUndefined();
    }
  });
});
