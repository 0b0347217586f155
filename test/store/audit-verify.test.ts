import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { openCheckpoint } from '../../audit/checkpoint.ts';
import { makeKey, readPrivateKey } from '../../audit/keys.ts';
import type { Witness } from '../../audit/walk.ts';
import { shippedProcedures } from '../../procedures/load.ts';
import { makeCheckpoint } from '../../store/audit/checkpoints.ts';
import { findEventReceipt } from '../../store/audit/proofs.ts';
import { verifyLog } from '../../store/audit/verify.ts';
import { putBodies } from '../../store/bodies.ts';
import { insertDocuments } from '../../store/documents.ts';
import { sha256 } from '../../store/hash.ts';
import { insertMandate, revokeMandate } from '../../store/mandates.ts';
import { putPeople } from '../../store/people.ts';
import { insertProcedure } from '../../store/procedures.ts';
import { commitReceipt, settleRefusal } from '../../store/receipts.ts';
import { recordRecommendation } from '../../store/record.ts';
import { recordRefusedAttempt } from '../../store/refused-attempts.ts';
import { migrate } from '../../store/schema.ts';
import { freshDatabase } from './database.ts';
import type { FreshDatabase } from './database.ts';
import { batchOf, silence } from './on-record.ts';
import { tamperings } from './tamperings.ts';

const key = readPrivateKey(makeKey('nemcon.example/audit'));
const workflow = 'recommendation:R-1';
const texts = ['The first text.', 'The second text.'].map((one) => ({
  hash: sha256(one),
  mediaType: 'text/markdown',
  text: one,
}));

let database: FreshDatabase;
/** The newest checkpoint, as a delegation kept it. */
let outside: Witness;
let note: string;

beforeEach(async () => {
  database = await freshDatabase();
  const { store } = database;
  await insertDocuments(store, texts);
  await putBodies(store, [{ id: 'NOR', name: 'Norway', kind: 'nation', country: null }]);
  await putPeople(store, [{ id: 'anna', name: 'Anna', email: null }]);
  await keepMandate();
  await revokeMandate(store, 'm-1', 5);
  const [procedure] = shippedProcedures();
  if (procedure) await insertProcedure(store, procedure);
  await refuse();
  await recordStory('R-1', 4);
  await makeCheckpoint(store, [key]);
  await recordStory('R-2', 3);
  note = (await makeCheckpoint(store, [key]))?.note ?? '';
  outside = { is: 'head', what: 'the delegation', ...openCheckpoint(note, [key.public]) };
});
afterEach(() => database.close());

async function keepMandate(): Promise<void> {
  const held = { person: 'anna', body: 'NOR', role: 'delegate', from: 0, until: null } as const;
  await insertMandate(database.store, { id: 'm-1', ...held, lentFrom: null, grantedBy: 'head' });
}

async function refuse(): Promise<void> {
  const { store } = database;
  const attempt = { at: 1, person: 'eve', code: 'not-allowed', route: 'POST /', subject: null };
  await recordRefusedAttempt(store, { ...attempt, bodyHash: '0'.repeat(64), message: 'No.' });
  const about = { workflow, key: 'k-1', hash: 'h', person: 'eve', receivedAt: 5 };
  const command = { type: 'accept', by: { is: 'operator' } } as const;
  await commitReceipt(store, { ...about, command, documents: [], start: null });
  const refusal = { ok: false, code: 'over', message: 'It is over.' } as const;
  await settleRefusal(store, workflow, 'k-1', refusal);
}

async function recordStory(reference: string, answers: number): Promise<void> {
  const story = silence();
  const freeze = { type: 'freeze-version', window: null, names: null } as const;
  for (const [hour, { hash }] of texts.entries())
    story.act(`2024-06-06T0${hour}:00:00+02:00`, 'chair', { ...freeze, text: hash });
  for (const body of ['NOR', 'DEU', 'FRA', 'HUN'].slice(0, answers))
    story.respond('2024-06-07T10:00:00+02:00', body, 'agree');
  await recordRecommendation(database.store, await batchOf(database.store, story, { reference }));
}

/** As somebody with the database's own password would: no trigger keeps them from anything. */
async function tamper(...statements: string[]): Promise<void> {
  await database.store.db.transaction().execute(async (db) => {
    await sql`set local session_replication_role to replica`.execute(db);
    for (const statement of statements) await sql.raw(statement).execute(db);
  });
}

async function difference(witnesses: readonly Witness[] = [outside]) {
  return (await verifyLog(database.store, witnesses)).difference;
}

describe('the log against the register', () => {
  test('is whole while nobody tampers with it, and goes on after the last checkpoint', async () => {
    expect(await difference()).toBeNull();
    await recordStory('R-3', 1);
    await putPeople(database.store, [{ id: 'anna', name: 'Anna Berg', email: null }]);
    expect(await difference()).toBeNull();
  });

  test.each(tamperings)('shows it when %s', async (_, sentence, ...statements) => {
    await tamper(...statements);
    const found = await difference();
    expect(found?.why).toMatch(sentence);
  });

  test('names the entry of the event that was edited', async () => {
    const receipt = await findEventReceipt(database.store, { workflow, sequence: 7 });
    if (receipt === undefined || receipt === 'unsigned') throw new Error('no receipt');
    await tamper(
      `update nemcon.events set at = now() where workflow = '${workflow}' and sequence = 7`,
    );
    expect(await difference([])).toMatchObject({ index: receipt.index });
  });
});

test('a register from before the log gets entries for all that it has', async () => {
  const { store, url } = database;
  for (const statement of [
    'drop function nemcon.events_audited_fn, nemcon.audit_row_fn, nemcon.audit_refusal_fn cascade',
    'drop function nemcon.audit_rows, nemcon.audit_append, nemcon.audit_event_leaf',
    'drop function nemcon.audit_salt, nemcon.audit_canonical',
    'drop table nemcon.audit_head, nemcon.audit_leaves, nemcon.audit_nodes, nemcon.audit_checkpoints',
    'drop index nemcon.events_freezing',
    'drop table nemcon.redactions, nemcon.losses, nemcon.mandate_flags',
    'drop function nemcon.mandate_flagged_fn, nemcon.mandate_changed_fn cascade',
    'drop function nemcon.mandate_flaw, nemcon.span_flaw, nemcon.mandate_flags_append_only_fn',
    'drop index nemcon.events_by_mandate, nemcon.events_under',
    'drop function nemcon.redact, nemcon.tombstone',
    'alter table nemcon.documents drop column redaction',
    'alter table nemcon.attachments drop column redaction',
    `delete from nemcon.migrations
      where name in ('0014-mandate-flags', '0020-audit', '0025-redaction', '0026-losses')`,
  ])
    await sql.raw(statement).execute(store.db);
  expect(await migrate(url)).toEqual([
    '0020-audit',
    '0025-redaction',
    '0026-losses',
    '0014-mandate-flags',
  ]);
  const { size, difference: found } = await verifyLog(store, []);
  expect(found).toBeNull();
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from nemcon.events`.execute(store.db);
  // A body, a person, a mandate as it is now, a procedure, a refused attempt and a refusal beside.
  expect(size).toBe((rows[0]?.count ?? 0) + 6);
});

describe('npm run audit -- verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nemcon-audit-'));
  const kept = join(folder, 'checkpoint.txt');

  async function run(...args: string[]) {
    const file = join(import.meta.dirname, '../../tools/audit/main.ts');
    const env = { ...process.env, DATABASE_URL: database.url, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, [file, ...args], { env });
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    return { code: Number(code), out, err };
  }

  test('says that the log is whole, also against what was kept outside', async () => {
    const receipt = await findEventReceipt(database.store, { workflow, sequence: 7 });
    const file = join(folder, 'receipt.json');
    writeFileSync(file, JSON.stringify(receipt));
    writeFileSync(kept, note);
    const done = await run(
      'verify',
      '--checkpoint',
      kept,
      '--receipt',
      file,
      '--key',
      key.public.text,
    );
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toMatch(/^The log is whole: \d+ entries .*checkpoint.txt.*receipt.json/);
  });

  test('ends with 1 and the first entry that differs', async () => {
    await tamper(`delete from nemcon.mandates`);
    const done = await run('verify');
    expect(done).toMatchObject({ code: 1, out: '' });
    expect(done.err).toMatch(/^The log differs. Entry \d+ is mandate m-1, which is gone/);
  });

  test('ends with 2 where the witness is none, or by nobody who is known', async () => {
    writeFileSync(kept, note.replace('audit\n', 'audits\n'));
    expect(await run('verify', '--checkpoint', kept)).toMatchObject({ code: 2 });
    writeFileSync(kept, note);
    const other = readPrivateKey(makeKey('nemcon.example/audit')).public.text;
    const done = await run('verify', '--checkpoint', kept, '--key', other);
    expect(done.code).toBe(2);
    expect(done.err).toMatch(/None of its signatures/);
  });
});
