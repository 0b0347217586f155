import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { canonical, contentHash } from '../../audit/canonical.ts';
import { isGrown, isIncluded } from '../../audit/check.ts';
import { openCheckpoint } from '../../audit/checkpoint.ts';
import { makeKey, readPrivateKey } from '../../audit/keys.ts';
import { checkReceipt } from '../../audit/receipt.ts';
import { leafHash, rootOf } from '../../audit/tree.ts';
import { shippedProcedures } from '../../procedures/load.ts';
import { AuditLogDiffers, findCheckpoints, makeCheckpoint } from '../../store/audit/checkpoints.ts';
import { findEntries, logSize } from '../../store/audit/entries.ts';
import { findEventReceipt, proveConsistency, proveInclusion } from '../../store/audit/proofs.ts';
import { putBodies } from '../../store/bodies.ts';
import { insertMandate, revokeMandate } from '../../store/mandates.ts';
import { putPeople } from '../../store/people.ts';
import { insertProcedure } from '../../store/procedures.ts';
import { recordRecommendation } from '../../store/record.ts';
import { recordRefusedAttempt } from '../../store/refused-attempts.ts';
import { readReceipt } from '../../audit/receipt-file.ts';
import { freshDatabase } from './database.ts';
import type { FreshDatabase } from './database.ts';
import { hash as digest, type Story } from '../domain/story.ts';
import { batchOf, eventfulSilence, keepMandates, numbered, silence } from './on-record.ts';

const key = readPrivateKey(makeKey('nemcon.example/audit'));
const everything = { from: 0, limit: 10_000 };

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const refrozen = silence();
  refreeze(refrozen, '2024-06-06T11:00:00+02:00', 'second');
  for (const story of [eventfulSilence(), refrozen]) await keepMandates(database.store, story);
});
afterAll(() => database.close());

/** What was logged from one size on, by kind and key. */
async function loggedSince(size: number) {
  const entries = await findEntries(database.store, { from: size, limit: 10_000 });
  return entries.map(({ kind, key: of }) => `${kind} ${of}`);
}

function refreeze(story: Story, at: string, text: string): void {
  const freeze = { type: 'freeze-version', window: null, names: null } as const;
  story.act(at, 'chair', { ...freeze, text: digest(text) });
}

async function recordStory(reference: string): Promise<number> {
  const story = eventfulSilence();
  await recordRecommendation(database.store, await batchOf(database.store, story, { reference }));
  return story.told.length;
}

describe('the audit log', () => {
  test('has every recorded event, in order, with the hash of its content and its text', async () => {
    const before = await logSize(database.store);
    const story = silence();
    story.respond('2024-06-06T10:00:00+02:00', 'NOR', 'agree');
    refreeze(story, '2024-06-06T11:00:00+02:00', 'second');
    story.respond('2024-06-06T12:00:00+02:00', 'NOR', 'agree');
    refreeze(story, '2024-06-06T13:00:00+02:00', 'third');
    const events = numbered(story, 'A-1');
    const batch = await batchOf(database.store, story, { reference: 'A-1' });
    await recordRecommendation(database.store, batch);
    await recordRecommendation(database.store, batch);
    const entries = await findEntries(database.store, { from: before, limit: 10_000 });
    expect(entries).toHaveLength(events.length);
    expect(events.filter(({ event }) => event.type === 'version-frozen')).toHaveLength(2);
    let text: string | null = null;
    for (const [place, { index, leaf, hash }] of entries.entries()) {
      const said: unknown = JSON.parse(leaf);
      const event = events[place]?.event;
      if (event?.type === 'version-frozen') text = event.text;
      expect(index).toBe(before + place);
      expect(said).toEqual({
        kind: 'event',
        workflow: 'recommendation:A-1',
        sequence: place + 1,
        hash: contentHash(events[place]),
        text,
        salt: expect.stringMatching(/^[0-9a-f]{32}$/),
      });
      expect(leaf).toBe(canonical(said));
      expect(hash).toBe(leafHash(leaf));
    }
  });

  test('numbers what 32 record at once without a gap, and each of them in order', async () => {
    const before = await logSize(database.store);
    const stories = Array.from({ length: 32 }, (_, number) => recordStory(`B-${number}`));
    const counts = await Promise.all(stories);
    const entries = await findEntries(database.store, { from: before, limit: 10_000 });
    expect(entries.map(({ index }) => index)).toEqual(entries.map((_, place) => before + place));
    expect(entries).toHaveLength(counts.reduce((sum, count) => sum + count, 0));
    expect(await logSize(database.store)).toBe(before + entries.length);
  });

  test('has who was added and changed, and nothing where nothing changed', async () => {
    const { store } = database;
    const before = await logSize(store);
    const anna = { id: 'anna', name: 'Anna "Å" Ås\n', email: null };
    const mandate = {
      id: 'm-1',
      person: 'anna',
      body: 'NOR',
      role: 'delegate',
      from: Date.parse('2024-06-01T00:00:00.123Z'),
      until: null,
      lentFrom: null,
      grantedBy: 'head',
    } as const;
    for (let twice = 0; twice < 2; twice += 1) {
      await putBodies(store, [{ id: 'NOR', name: 'Norway', kind: 'nation' }]);
      await putPeople(store, [anna]);
      await insertMandate(store, mandate);
      await revokeMandate(store, 'm-1', mandate.from + 1);
    }
    await putPeople(store, [{ ...anna, email: 'anna@example.org' }]);
    const [procedure] = shippedProcedures();
    if (procedure) await insertProcedure(store, procedure);
    await recordRefusedAttempt(store, {
      at: mandate.from,
      person: 'eve',
      code: 'not-your-body',
      route: 'POST /api/recommendations/:reference/responses',
      subject: 'A-1',
      bodyHash: '0'.repeat(64),
      message: 'No.',
    });
    expect(await loggedSince(before)).toEqual([
      'body NOR',
      'person anna',
      'mandate m-1',
      'mandate m-1',
      'person anna',
      expect.stringMatching(/^procedure [\w-]+\/\d+$/),
      expect.stringMatching(/^refused-attempt \d+$/),
    ]);
    const entries = await findEntries(store, { from: before, limit: 100 });
    for (const { leaf, hash, content, kind, key: of } of entries) {
      const said: unknown = JSON.parse(leaf);
      expect(said).toMatchObject({ kind, key: of, hash: contentHash(content) });
      expect(leaf).toBe(canonical(said));
      expect(hash).toBe(leafHash(leaf));
    }
    expect(entries[3]?.content).toMatchObject({ revoked_at: '2024-06-01T00:00:00.124+00:00' });
  });

  test('has nothing of what was rolled back', async () => {
    const before = await logSize(database.store);
    const undone = database.store.db.transaction().execute(async (db) => {
      await sql`insert into nemcon.people (id, name) values ('ghost', 'Ghost')`.execute(db);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect(await logSize(database.store)).toBe(before);
    expect(await loggedSince(before)).toEqual([]);
  });

  test.each(['audit_leaves', 'audit_nodes', 'audit_checkpoints'])(
    'lets nobody change, delete or truncate %s',
    async (name) => {
      const table = sql.table(`nemcon.${name}`);
      for (const statement of [
        sql`update ${table} set ${sql.ref(name === 'audit_checkpoints' ? 'note' : 'hash')} = ''`,
        sql`delete from ${table}`,
        sql`truncate ${table}`,
      ])
        await expect(statement.execute(database.store.db)).rejects.toThrow(/append-only/);
    },
  );

  test('writes JSON in the same canonical form as RFC 8785', async () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
    const { tie } = fc.letrec((again) => ({
      tie: fc.oneof(
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(again('tie'), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z_"\\ ]{0,5}$/), again('tie'), { maxKeys: 4 }),
      ),
    }));
    const values = fc.sample(tie, 500);
    const { rows } = await sql<{ text: string }>`
      select nemcon.audit_canonical(value) as text
      from jsonb_array_elements(${JSON.stringify(values)}::jsonb) with ordinality as v(value, n)
      order by n`.execute(database.store.db);
    expect(rows.map(({ text: ours }) => ours)).toEqual(values.map(canonical));
  });
});

describe('a checkpoint of the log', () => {
  test('is of all its entries, grows by what came, and is not made twice', async () => {
    const { store } = database;
    const first = await makeCheckpoint(store, [key]);
    expect(await makeCheckpoint(store, [key])).toBeUndefined();
    await recordStory('C-1');
    const second = await makeCheckpoint(store, [key]);
    const entries = await findEntries(store, everything);
    const hashes = entries.map(({ hash }) => hash);
    for (const checkpoint of [first, second]) {
      const { size, root } = openCheckpoint(checkpoint?.note ?? '', [key.public]);
      expect(root).toBe(rootOf(hashes.slice(0, size)));
    }
    expect(second?.size).toBe(hashes.length);
    expect(await findCheckpoints(store)).toEqual([first, second]);
  });

  test('is made once where four processes try at the same time', async () => {
    await recordStory('C-2');
    const tried = Array.from({ length: 4 }, () => makeCheckpoint(database.store, [key]));
    expect((await Promise.all(tried)).filter((made) => made !== undefined)).toHaveLength(1);
  });

  test('proves each entry, and that the log only grew', async () => {
    const { store } = database;
    await recordStory('C-3');
    await makeCheckpoint(store, [key]);
    const notes = await findCheckpoints(store);
    const heads = notes.map(({ note }) => openCheckpoint(note, [key.public]));
    const newest = heads.at(-1) ?? { size: 0, root: '' };
    for (const { index, hash } of await findEntries(store, { from: 0, limit: 60 })) {
      const proof = await proveInclusion(store, index, newest.size);
      expect(isIncluded(hash, index, newest, proof)).toBe(true);
    }
    for (const head of heads) {
      const proof = await proveConsistency(store, head.size, newest.size);
      expect(isGrown(head, newest, proof)).toBe(true);
    }
  });

  test('gives the receipt of a decision that anyone can check', async () => {
    const { store } = database;
    const where = { workflow: 'recommendation:C-4', sequence: 5 };
    expect(await findEventReceipt(store, where)).toBeUndefined();
    await recordStory('C-4');
    expect(await findEventReceipt(store, where)).toBe('unsigned');
    await makeCheckpoint(store, [key]);
    const receipt = await findEventReceipt(store, where);
    const kept = readReceipt(JSON.stringify(receipt));
    expect(checkReceipt(kept, key.public)).toMatchObject({ genuine: true });
  });

  test('is not signed over an entry that was edited or is missing', async () => {
    const other = await freshDatabase();
    const { db } = other.store;
    await putBodies(other.store, [
      { id: 'NOR', name: 'Norway', kind: 'nation' },
      { id: 'POL', name: 'Poland', kind: 'nation' },
    ]);
    await sql`alter table nemcon.audit_leaves disable trigger all`.execute(db);
    await sql`update nemcon.audit_leaves set leaf = replace(leaf, 'POL', 'DEU')`.execute(db);
    await expect(makeCheckpoint(other.store, [key])).rejects.toThrow(AuditLogDiffers);
    await sql`delete from nemcon.audit_leaves where index = 0`.execute(db);
    await expect(makeCheckpoint(other.store, [key])).rejects.toThrow(/Entry 0 .* missing/);
    await other.close();
  });
});
