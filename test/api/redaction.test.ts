import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strToU8 } from 'fflate';
import { sql } from 'kysely';
import { openCheckpoint } from '../../audit/checkpoint.ts';
import { makeKey, readPrivateKey } from '../../audit/keys.ts';
import { checkReceipt } from '../../audit/receipt.ts';
import { makeCheckpoint } from '../../store/audit/checkpoints.ts';
import { verifyLog, verifySnapshot } from '../../store/audit/verify.ts';
import { putPeople } from '../../store/people.ts';
import { sha256 } from '../../store/hash.ts';
import { readReceipt } from '../../audit/receipt-file.ts';
import { download, upload } from './bytes.ts';
import { done, openTestedApi, type TestedApi } from './running-api.ts';
import {
  chair,
  frozenRecommendation,
  norway,
  openTextsReview,
  registrar,
  secretary,
} from './texts-review.ts';

const log = readPrivateKey(makeKey('nemcon.example/audit'));
const first = 'The first text names a source who must not be named.';
const second = 'The second text names nobody.';
const why = 'It named a person who has to be protected.';
const freezing = randomUUID();

let api: TestedApi;
let path: string;
beforeAll(async () => {
  api = await openTestedApi();
  path = await frozenRecommendation(api, await openTextsReview(api), { text: first });
  const freeze = { type: 'freeze-version', text: second };
  await done(api.post(chair, `${path}/acts`, freeze, { key: freezing }));
  await makeCheckpoint(api.harness.store, [log]);
}, 90_000);
afterAll(() => api.close());

const redact = (what: Record<string, string>, person = registrar, query = '', key = randomUUID()) =>
  api.post(person, `/api/redactions${query}`, { what, reason: why }, { key });

describe('a text that must be forgotten', () => {
  const what = { document: sha256(first) };

  test('is named in a dry run with what would be hidden and what stays, and is still there', async () => {
    const dry = await done(redact(what, registrar, '?dryRun=true'));
    expect(dry.body).toMatchObject({ kept: false, dryRun: true, what: { id: null } });
    expect(dry.at('what', 'named', 0, 'type')).toBe('version-frozen');
    expect((await api.get(norway, `${path}/versions/1`)).at('text')).toBe(first);
  });

  test('is redacted by nobody but the registrar', async () => {
    for (const person of [chair, norway, secretary, 'pieter.devos'])
      expect((await redact(what, person)).status).toBe(403);
    expect((await api.get(norway, `${path}/versions/1`)).at('text')).toBe(first);
  });

  test('gives its place to when, by whom and why, once for a key, and leaves the database', async () => {
    const key = randomUUID();
    const answer = await done(redact(what, registrar, '', key));
    expect((await redact(what, registrar, '', key)).body).toEqual(answer.body);
    const shown = (await api.get(norway, `${path}/versions/1`)).at('text');
    expect(shown).toMatch(/^\[Redacted on \d{4}-\d\d-\d\d by lucas.meyer \(IS\) because: It named/);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from nemcon.documents d where d::text like '%a source who%'
    `.execute(api.harness.store.db);
    expect(rows[0]?.count).toBe(0);
    expect((await redact(what)).at('code')).toBe('not-redactable');
  });

  test('is listed for those who keep the record and for no delegation', async () => {
    const items = (await done(api.get(secretary, '/api/redactions'))).at('items');
    expect(items).toEqual([expect.objectContaining({ subject: what.document, reason: why })]);
    expect((await api.get(norway, '/api/redactions')).status).toBe(403);
  });

  test('stays while it is being decided on, as a title, and where it is none', async () => {
    const code = async (document: string) => (await redact({ document })).at('code');
    expect(await code(sha256(second))).toBe('not-redactable');
    expect((await api.get(norway, `${path}/versions/2`)).at('text')).toBe(second);
    expect(await code(sha256('Реєстр закупівель'))).toBe('not-redactable');
    expect(await code(sha256('nobody wrote this'))).toBe('unknown-text');
  });
});

test('a file that must be forgotten answers with the reason', async () => {
  const bytes = strToU8('%PDF-1.7 with a name');
  const handed = await upload(api, chair, 'application/pdf', bytes);
  const hash = String(handed.body['hash']);
  await done(redact({ attachment: hash }));
  const answer = await download(api, chair, `/api/attachments/${hash}`);
  expect(answer.status).toBe(410);
  expect((await redact({ attachment: hash })).at('code')).toBe('not-redactable');
});

describe('a person who must be forgotten', () => {
  test('has to have left office', async () => {
    expect((await redact({ person: norway })).at('detail')).toMatch(/still holds a mandate/);
    expect((await redact({ person: 'nobody' })).at('code')).toBe('unknown-person');
  });

  test('is known by id alone, in the register, in the log and in what was asked', async () => {
    const person = { id: 'w-17', name: 'Wanda Gone', email: 'wanda@example.org' };
    await done(api.post(secretary, '/api/people', person));
    await putPeople(api.harness.store, [{ ...person, name: 'Wanda Was' }]);
    await makeCheckpoint(api.harness.store, [log]);
    await done(redact({ person: 'w-17' }));
    const found = (await done(api.get(secretary, '/api/people'))).at('items');
    expect(found).toContainEqual(
      expect.objectContaining({ id: 'w-17', name: '[redacted]', email: null }),
    );
    for (const table of ['people', 'audit_leaves', 'requests', 'mails', 'redactions']) {
      const { rows } = await sql<{ row: string }>`
        select t::text as row from nemcon.${sql.ref(table)} t where t::text ilike '%wanda%'
      `.execute(api.harness.store.db);
      expect(rows).toEqual([]);
    }
  });
});

describe('what is left', () => {
  test('is proved as before: the log is whole, and a receipt of the redacted act verifies', async () => {
    const { store } = api.harness;
    const note = (await makeCheckpoint(store, [log]))?.note ?? '';
    const head = openCheckpoint(note, [log.public]);
    const { difference } = await verifyLog(store, [{ is: 'head', what: 'outside', ...head }]);
    expect(difference).toBeNull();
    const workflow = `recommendation:${path.split('/').at(-1)}`;
    const proof = await done(api.get(chair, `/api/receipts/${workflow}/${freezing}/proof`));
    const receipt = readReceipt(JSON.stringify(proof.body));
    expect(checkReceipt(receipt, log.public).genuine).toBe(true);
  });

  const forged = [
    [
      'a text emptied without a redaction',
      `update nemcon.documents set text = '', redaction = 'r'
      where text = '${second}'`,
      /whose document .* is gone/,
    ],
    [
      'a text under the redaction of another',
      `update nemcon.documents set text = '',
      redaction = (select id from nemcon.redactions limit 1) where text = '${second}'`,
      /whose document .* is gone/,
    ],
    [
      'a person emptied from the log without a redaction',
      `update nemcon.audit_leaves set leaf = '',
      content = null, redaction = 'r' where key = '${norway}'`,
      /no redaction says so/,
    ],
    [
      'a person emptied under the redaction of another',
      `update nemcon.audit_leaves set leaf = '',
      content = null, redaction = (select id from nemcon.redactions where kind = 'person')
      where key = '${norway}'`,
      /no redaction says so/,
    ],
    ['a redaction that is on record no more', 'delete from nemcon.redactions', /is gone/],
  ] as const;

  test.each(forged)('shows %s', async (_, statement, sentence) => {
    const { store } = api.harness;
    const undone = new Error('undone');
    const found = store.db.transaction().execute(async (db) => {
      await sql`set local session_replication_role to replica`.execute(db);
      await sql.raw(statement).execute(db);
      const { difference } = await verifySnapshot({ db }, []);
      expect(difference?.why).toMatch(sentence);
      throw undone;
    });
    await expect(found).rejects.toBe(undone);
  });

  test.each(forged.slice(0, 4))(
    'and the database itself refuses %s',
    async (_, statement, _sentence) => {
      await expect(sql.raw(statement).execute(api.harness.store.db)).rejects.toThrow(/append-only/);
    },
  );
});
