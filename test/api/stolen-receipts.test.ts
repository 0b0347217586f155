import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { isGrown } from '../../audit/check.ts';
import { openCheckpoint } from '../../audit/checkpoint.ts';
import { contentHash } from '../../audit/canonical.ts';
import { makeKey, readPrivateKey } from '../../audit/keys.ts';
import { checkReceipt, type Receipt } from '../../audit/receipt.ts';
import { makeCheckpoint } from '../../store/audit/checkpoints.ts';
import { readReceipt } from '../../audit/receipt-file.ts';
import { told } from '../../audit/told.ts';
import { askToAgree, openReview } from './asked-to-agree.ts';
import { done, openTestedApi, type Answered, type TestedApi } from './running-api.ts';

const germany = 'delegate.deu';
const norway = 'delegate.nor';
const log = readPrivateKey(makeKey('nemcon.example/audit'));

let api: TestedApi;
let review: string;
let matter: Awaited<ReturnType<typeof askToAgree>>;
let path: string;
let receipt: Receipt;
const key = randomUUID();

beforeAll(async () => {
  api = await openTestedApi();
  review = await openReview(api, ['NOR', 'DEU', 'FRA']);
  matter = await askToAgree(api, review);
  await done(answer(germany, 'reserve', { statement: 'Subject to approval.' }, key));
  await makeCheckpoint(api.harness.store, [log]);
  path = `/api/receipts/recommendation:${matter.reference}/${key}/proof`;
  receipt = readReceipt(JSON.stringify((await done(api.get(germany, path))).body));
}, 90_000);
afterAll(async () => {
  await api.close();
});

function answer(person: string, position: string, more: object, by: string): Promise<Answered> {
  const { responses, text } = matter;
  return api.post(person, responses, { position, text, ...more }, { key: by });
}

async function eventsOf(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from nemcon.events
    where workflow = ${`recommendation:${matter.reference}`}`.execute(api.harness.store.db);
  return rows[0]?.count ?? 0;
}

const refused = ({ status, at }: Answered) => [status, at('code')];

describe("a receipt in other hands than its body's", () => {
  test('verifies as what it is: the act of that body, and says so', () => {
    const verdict = checkReceipt(receipt, log.public);
    if (!verdict.genuine) throw new Error(verdict.why);
    const said = JSON.stringify(told(receipt));
    expect(said).toMatch(/DEU/);
    expect(said).not.toMatch(/NOR/);
  });

  test.each<[string, (one: Receipt) => Receipt]>([
    ['body', (one) => changed(one, (text) => text.replaceAll('"DEU"', '"NOR"'))],
    ['person', (one) => changed(one, (text) => text.replaceAll(germany, norway))],
    ['position', (one) => changed(one, (text) => text.replaceAll('"reserve"', '"agree"'))],
  ])('is genuine no more with another %s, also where the entry is made to fit', (_, change) => {
    const other = change(receipt);
    expect(other).not.toEqual(receipt);
    expect(checkReceipt(other, log.public)).toMatchObject({ genuine: false });
    const fitting = { ...other, leaf: { ...other.leaf, hash: contentHash(other.content) } };
    expect(checkReceipt(fitting, log.public)).toMatchObject({ genuine: false });
  });

  test('cannot be had from us: the same 404 as for one that is not there', async () => {
    const less = ({ status, body }: Answered) => [status, { ...body, instance: '' }];
    for (const person of [norway, 'sofia.marin', 'alma.berg', 'paul.nobody']) {
      const stolen = await api.get(person, path);
      const unknown = await api.get(person, path.replace(key, randomUUID()));
      expect(stolen.status).toBe(404);
      expect([person, less(stolen)]).toEqual([person, less(unknown)]);
    }
    expect((await api.get(null, path)).status).toBe(401);
  });
});

describe('a receipt that has been kept for long', () => {
  test('still verifies when the log has grown, and the log can be shown to go on from it', async () => {
    await done(answer(norway, 'agree', {}, randomUUID()));
    await makeCheckpoint(api.harness.store, [log]);
    const kept = openCheckpoint(receipt.checkpoint, [log.public]);
    expect(checkReceipt(receipt, log.public)).toMatchObject({ genuine: true });
    const shown = await done(api.get(norway, '/api/audit/checkpoint'));
    const newest = openCheckpoint(String(shown.at('checkpoint')), [log.public]);
    expect(newest.size).toBeGreaterThan(kept.size);
    const grown = await done(api.get(norway, `/api/audit/consistency?from=${kept.size}`));
    const proof = grown.at('proof');
    expect(isGrown(kept, newest, Array.isArray(proof) ? proof.map(String) : [])).toBe(true);
    const again = readReceipt(JSON.stringify((await done(api.get(germany, path))).body));
    expect(again.leaf).toEqual(receipt.leaf);
    expect(openCheckpoint(again.checkpoint, [log.public])).toMatchObject(newest);
  });

  test('verifies against the key it was signed with, after that was changed, and against no other', async () => {
    const next = readPrivateKey(makeKey('nemcon.example/audit'));
    expect(checkReceipt(receipt, log.public)).toMatchObject({ genuine: true });
    const verdict = checkReceipt(receipt, next.public);
    expect(verdict).toMatchObject({ genuine: false, why: expect.stringMatching(/checkpoint/) });
    const elsewhere = readPrivateKey(makeKey('other.example/audit'));
    expect(checkReceipt(receipt, elsewhere.public)).toMatchObject({ genuine: false });
  });

  test('of one log with the checkpoint of another does not verify', () => {
    const elsewhere = readPrivateKey(makeKey('other.example/audit'));
    const lines = receipt.checkpoint.split('\n');
    const moved = { ...receipt, key: elsewhere.public.text };
    expect(checkReceipt(moved)).toMatchObject({ genuine: false });
    const renamed = [elsewhere.public.name, ...lines.slice(1)].join('\n');
    expect(checkReceipt({ ...receipt, checkpoint: renamed }, log.public)).toMatchObject({
      genuine: false,
    });
  });
});

describe('the key of a request, sent again', () => {
  test('by another person has no effect, and tells nothing of the first', async () => {
    const before = await eventsOf();
    const stolen = await answer(norway, 'reserve', { statement: 'Subject to approval.' }, key);
    expect(refused(stolen)).toEqual([422, 'key-reused']);
    expect(JSON.stringify(stolen.body)).not.toMatch(/DEU|delegate\.deu|Subject/);
    expect(await eventsOf()).toBe(before);
  });

  test('with another body has no effect', async () => {
    const before = await eventsOf();
    expect(refused(await answer(germany, 'agree', {}, key))).toEqual([422, 'key-reused']);
    expect(await eventsOf()).toBe(before);
  });

  test('to another recommendation is a request of its own there', async () => {
    const other = await askToAgree(api, review);
    const body = { position: 'agree', text: other.text };
    await done(api.post(germany, other.responses, body, { key }));
  });

  test('after more than the 7 days that a workflow knows it is answered from its receipt', async () => {
    const { db } = api.harness.store;
    await sql`update nemcon.receipts set received_at = received_at - interval '8 days'
      where key = ${key}`.execute(db);
    const before = await eventsOf();
    const again = await done(
      answer(germany, 'reserve', { statement: 'Subject to approval.' }, key),
    );
    expect(again.at('accepted', 'status')).toBe('counted');
    expect(await eventsOf()).toBe(before);
    expect(refused(await answer(norway, 'agree', {}, key))).toEqual([422, 'key-reused']);
  });
});

/** Everything that was decided, written otherwise. */
function changed(one: Receipt, write: (text: string) => string): Receipt {
  return readReceipt(
    JSON.stringify({ ...one, content: JSON.parse(write(JSON.stringify(one.content))) }),
  );
}
