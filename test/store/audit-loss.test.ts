import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCheckpoint } from '../../audit/checkpoint.ts';
import type { Checkpoint } from '../../audit/checkpoint.ts';
import { makeKey, readPrivateKey } from '../../audit/keys.ts';
import { findCheckpoint, findCheckpoints } from '../../store/audit/checkpoints.ts';
import { logSize } from '../../store/audit/entries.ts';
import { findAlarm } from '../../store/audit/alarms.ts';
import { acceptLoss, findLoss } from '../../store/audit/loss.ts';
import { verifyLog } from '../../store/audit/verify.ts';
import { putPeople } from '../../store/people.ts';
import { Checkpointer } from '../../worker/checkpointer.ts';
import { SeenCheckpoint } from '../../worker/seen.ts';
import { freshDatabase } from './database.ts';
import type { FreshDatabase } from './database.ts';

const key = readPrivateKey(makeKey('nemcon.example/audit'));
const folder = mkdtempSync(join(tmpdir(), 'nemcon-seen-'));
const file = join(folder, 'audit', 'newest-checkpoint.txt');
/** What a service was, and the same from an older backup. */
let lost: FreshDatabase;
let restored: FreshDatabase;
let newest: Checkpoint;

const people = async (of: FreshDatabase, ...ids: string[]) => {
  for (const id of ids) await putPeople(of.store, [{ id, name: id, email: null }]);
};

/** A worker's checkpointer from its start to its end, at which it signs. */
async function worked(of: FreshDatabase): Promise<string | null> {
  const seen = new SeenCheckpoint(file, [key.public]);
  const checkpointer = new Checkpointer(of.store, [key], seen);
  await checkpointer.stop().catch(() => undefined);
  return checkpointer.alarm;
}

beforeAll(async () => {
  lost = await freshDatabase();
  restored = await freshDatabase();
  await people(lost, 'a', 'b', 'c', 'd');
  expect(await worked(lost)).toBeNull();
  await people(restored, 'a', 'b');
  newest = openCheckpoint(readFileSync(file, 'utf8'), [key.public]);
});
afterAll(async () => {
  await Promise.all([lost.close(), restored.close()]);
  rmSync(folder, { recursive: true, force: true });
});

test('the newest checkpoint is kept where no restore of the database reaches it', async () => {
  expect(existsSync(file)).toBe(true);
  expect(newest.size).toBe(await logSize(lost.store));
  expect(await findLoss(lost.store, newest)).toBeNull();
});

test('a register that is older is told, and not signed', async () => {
  expect(await worked(restored)).toMatch(/^ALARM: the audit log has 2 entries, and one of 4 was/);
  expect(await findCheckpoint(restored.store)).toBeUndefined();
});

test('every process on that register knows of it, and none on the whole one', async () => {
  expect(await findAlarm(restored.store)).toMatch(/^ALARM: .*npm run audit -- accept-loss/);
  expect(await findAlarm(lost.store)).toBeNull();
});

test('a register that went on past it is another one, and not signed either', async () => {
  await people(restored, 'e', 'f', 'g');
  expect(await worked(restored)).toMatch(/first 4 entries are not those that were signed/);
  expect(await findCheckpoint(restored.store)).toBeUndefined();
  const why = (await verifyLog(restored.store, [{ is: 'head', what: 'outside', ...newest }]))
    .difference?.why;
  expect(why).toMatch(/not the one that outside witnesses/);
});

test('once somebody accepts the loss on record it is signed again, and never twice of one size', async () => {
  const older = await freshDatabase();
  await people(older, 'a');
  expect(await acceptLoss(lost.store, newest, { by: 'x', reason: 'none' })).toBe(0);
  const act = { by: 'Olga, operator', reason: 'The disk failed; the newest backup is of Monday.' };
  expect(await acceptLoss(older.store, newest, act)).toBe(4);
  expect(await acceptLoss(restored.store, newest, act)).toBe(1);
  for (const one of [older, restored]) {
    expect(await findAlarm(one.store)).toBeNull();
    expect(await worked(one)).toBeNull();
    const sizes = (await findCheckpoints(one.store)).map(({ size }) => size);
    expect(Math.min(...sizes)).toBeGreaterThan(newest.size);
    expect((await verifyLog(one.store, [])).difference).toBeNull();
    // Whoever kept the lost checkpoint still sees that it is not what was signed.
    const outside = { is: 'head', what: 'outside', ...newest } as const;
    expect((await verifyLog(one.store, [outside])).difference).not.toBeNull();
    rmSync(file);
    await new SeenCheckpoint(file, [key.public]).keep(
      (await findCheckpoints(lost.store))[0]?.note ?? '',
    );
  }
  await older.close();
});
