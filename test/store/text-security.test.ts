import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { findAttachment, insertAttachment } from '../../store/attachments.ts';
import { closeStore, openStore, type Store } from '../../store/connection.ts';
import { findManifest, findTexts } from '../../store/documents.ts';
import { sha256 } from '../../store/hash.ts';
import { seenAs } from '../../store/viewing.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { eyes, keepTexts, leaveBehind } from './left-behind.ts';

let database: FreshDatabase;
let api: Store;
beforeAll(async () => {
  database = await freshDatabase();
  api = await openStore({ url: database.urls.api, poolSize: 4, as: 'api' });
  await leaveBehind(database.store);
  await leaveTexts(database.store);
}, 60_000);
afterAll(async () => {
  await closeStore(api);
  await database.close();
});

const one = 'recommendation:R-1';
const two = 'recommendation:R-2';
const three = 'recommendation:R-3';

/** Versions of two recommendations, one released to Ukraine and one to everybody, and what is said of them. */
async function leaveTexts(store: Store): Promise<void> {
  const forUkraine = { marking: 'NATO UNCLASSIFIED', releasability: ['UKR'], inherited: false };
  const forAll = { marking: 'PUBLIC', releasability: [], inherited: false };
  await happened(store, two, 'version-frozen', frozen(1, 'first of two', 'why of two'));
  await happened(store, two, 'version-frozen', frozen(2, 'second of two'));
  await happened(store, three, 'version-frozen', frozen(1, 'first of three'));
  await happened(store, three, 'version-frozen', frozen(2, 'second of three', 'why of three'));
  for (const version of [1, 2])
    await happened(store, two, 'commented', {
      id: `c-${version}`,
      body: 'HUN',
      kind: 'editorial',
      clause: '1',
      version,
      document: sha256(`comment on ${version}`),
    });
  await happened(store, two, 'disposed', { comment: 'c-2', reason: sha256('disposed of 2') });
  await happened(store, two, 'held', { reason: 'x', stage: 's', round: 1, due: null });
  await happened(store, two, 'extended', { stage: 's', round: 1, reason: sha256('more time') });
  await happened(store, three, 'published', { entry: sha256('entry of three') });
  await happened(store, one, 'ended', { outcome: 'agreed', document: sha256('the end') });
  const file = new TextEncoder().encode('file');
  await insertAttachment(store, {
    hash: sha256('file'),
    mediaType: 'text/plain',
    content: file,
    person: 'nobody',
  });
  const attached = { attachment: sha256('file'), name: sha256('name of the file'), version: 1 };
  await happened(store, two, 'attached', attached);
  await sql`update nemcon.recommendations set released_to = '{UKR}',
    state = jsonb_set(state, '{versions}', ${JSON.stringify([{ number: 1 }, { number: 2, marking: forUkraine }])}::jsonb)
    where workflow = ${two}`.execute(store.db);
  await sql`update nemcon.recommendations set
    state = jsonb_set(jsonb_set(state, '{facts,marking}', '"PUBLIC"'), '{versions}',
      ${JSON.stringify([
        { number: 1, marking: forAll },
        { number: 2, marking: forAll },
      ])}::jsonb)
    where workflow = ${three}`.execute(store.db);
  await sql`insert into nemcon.authorisations (id, body, speaker, document, valid_from, valid_until,
      given_by, given_as) values ('a', 'NOR', 'DNK', ${sha256('letter')}, now(), now(), 'nora', 'body')`.execute(
    store.db,
  );
  await keepTexts(store, texts);
}

const texts = [
  'first of two',
  'why of two',
  'second of two',
  'first of three',
  'second of three',
  'why of three',
  'comment on 1',
  'comment on 2',
  'disposed of 2',
  'more time',
  'entry of three',
  'the end',
  'name of the file',
  'letter',
];

function frozen(number: number, text: string, why = text) {
  const changes = [{ clause: '1', comment: null, proposer: null, why: sha256(why) }];
  const paper = { language: 'en', languageVersions: [], annexes: [], sheet: null, changes };
  return { number, text: sha256(text), names: null, paper };
}

let last = 1000;
async function happened(store: Store, workflow: string, type: string, event: object) {
  last += 1;
  await sql`insert into nemcon.events (workflow, sequence, type, at, by, event, hash)
    values (${workflow}, ${last}, ${type}, now(), '{"is":"machine","rule":"x"}',
      ${JSON.stringify({ type, ...event })}::jsonb, 'h')`.execute(store.db);
}

const everybody = Object.keys(eyes).filter((who): who is keyof typeof eyes => who in eyes);
const partaking = ['norway', 'colleague', 'hungary', 'secretary'] as const;

async function readersOf(text: string): Promise<string[]> {
  const readers: string[] = [];
  for (const who of everybody)
    if ((await findTexts(seenAs(api, eyes[who]), [sha256(text)])).has(sha256(text)))
      readers.push(who);
  return readers;
}

describe('a text of which somebody knows the hash', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['that nothing names, by nobody', 'prose', []],
    ['of a reason, by its body and officers', 'our reasons', ['hungary', 'secretary']],
    [
      'of a reservation, by its body and officers',
      'our reservation',
      ['norway', 'colleague', 'secretary'],
    ],
    ['of a response that came late, by officers', 'too late', ['secretary']],
    ['of a version, by those who take part', 'first of two', partaking],
    ['of a version that is released, by those too', 'second of two', [...partaking, 'requester']],
    ['of a change, by who reads the version', 'why of two', partaking],
    ['of a comment, by who reads its version', 'comment on 1', partaking],
    ['of a comment on what is released, by those too', 'comment on 2', [...partaking, 'requester']],
    ['of a disposition, as the comment', 'disposed of 2', [...partaking, 'requester']],
    ['of a reason for all who take part', 'more time', [...partaking, 'requester']],
    ['of an older version of what is published, by nobody else', 'first of three', []],
    ['of what is published with a public marking, by everybody', 'second of three', everybody],
    ['of why it changed, not by everybody', 'why of three', []],
    ['of an entry of the register, by everybody', 'entry of three', everybody],
    ['of how it ended, by those who take part', 'the end', partaking],
    ['of a name of a file, by who has the file', 'name of the file', partaking],
    [
      'of a written authorisation, by either side and who reads all',
      'letter',
      ['norway', 'colleague', 'secretary', 'auditor'],
    ],
  ])('is read, where it is %s', async (_, text, readers) => {
    expect(await readersOf(text)).toEqual(everybody.filter((who) => readers.includes(who)));
  });

  test('is not read by whoever does not say who asks', async () => {
    const hashes = texts.map(sha256);
    expect((await findTexts(api, hashes)).size).toBe(0);
    expect((await findTexts(database.store, hashes)).size).toBe(texts.length);
  });

  test('and a file is had by who reads its version, and by who handed it in', async () => {
    const having: string[] = [];
    for (const who of everybody)
      if (await findAttachment(seenAs(api, eyes[who]), sha256('file'))) having.push(who);
    expect(having).toEqual([...partaking, 'stranger']);
  });
});

describe('the manifest of a closed package', () => {
  const position = (body: string, attached: string | null) => ({ body, attached });
  const stage = {
    stage: 's',
    round: 1,
    silent: ['NOR', 'POL'],
    positions: [position('NOR', null), position('HUN', null), position('FRA', 'reservation')],
  };
  const member = (reference: string, version: number) => ({ reference, version, stages: [stage] });
  const manifest = JSON.stringify({ members: [member('R-1', 1), member('R-2', 1)] });

  beforeAll(async () => {
    const { db } = database.store;
    await keepTexts(database.store, [manifest]);
    await sql`insert into nemcon.reviews (workflow, id, title, summit_at, procedure,
        procedure_version, setting_hash, member_setting_hash, created_at, created_by, places)
      values ('review:REV', 'REV', 'Review', now(), 'p', 1, 'h', 'h', now(), 'x', '{NOR,HUN,IS}')`.execute(
      db,
    );
    const closed = { members: [], manifest: sha256(manifest) };
    await happened(database.store, 'review:REV', 'package-closed', closed);
  });

  async function seen(who: keyof typeof eyes) {
    const text = await findManifest(seenAs(api, eyes[who]), 'REV', sha256(manifest));
    if (text === undefined) return undefined;
    const members: { reference: string; stages: (typeof stage)[] }[] = JSON.parse(text).members;
    return members.map(({ reference, stages }) => [
      reference,
      stages.flatMap(({ positions }) => positions.map(({ body }) => body)).join(' '),
      stages.flatMap(({ silent }) => silent).join(' '),
    ]);
  }

  test('shows a nation its own positions and what is attached to what it reads', async () => {
    expect(await seen('norway')).toEqual([
      ['R-1', 'NOR', 'NOR'],
      ['R-2', 'NOR FRA', 'NOR'],
    ]);
    expect(await seen('hungary')).toEqual([
      ['R-1', 'HUN', ''],
      ['R-2', 'HUN FRA', ''],
    ]);
  });

  test('shows officers all of it, strangers nothing, and nobody by its hash alone', async () => {
    expect(await seen('secretary')).toEqual([
      ['R-1', 'NOR HUN FRA', 'NOR POL'],
      ['R-2', 'NOR HUN FRA', 'NOR POL'],
    ]);
    for (const who of ['stranger', 'requester', 'auditor', 'public', 'machine'] as const)
      expect(await seen(who)).toBeUndefined();
    expect(await readersOf(manifest)).toEqual([]);
  });
});
