import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { findRoot } from '../../store/audit/root.ts';
import { verifyLog } from '../../store/audit/verify.ts';
import { closeStore, openStore } from '../../store/connection.ts';
import { startStack } from '../../tools/stack.ts';
import { Desk } from '../faults/desk.ts';
import { Silence } from '../faults/silence.ts';
import { electorate, openFaultStack } from '../faults/stack.ts';
import type { FaultStack } from '../faults/stack.ts';
import { until } from '../faults/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'nemcon-backup-'));
chmodSync(folder, 0o711);
const data = join(folder, 'data');
const file = join(folder, 'kept.backup');
const silences: Silence[] = [];
/** Those whose 200 had come before the backup began, as `reference body`. */
const before = new Set<string>();
let size = 0;
let root = '';
let bundle = '';

async function command(name: string, ...args: string[]) {
  const entry = join(import.meta.dirname, '../../tools/backup', name);
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code: Number(code), out, err };
}

const restoring = (...args: string[]) => command('restore-main.ts', ...args);

/** Delegations answer in turn, again and again, on all silences, while the backup is made. */
async function answering(world: { stop: boolean; done: number }): Promise<void> {
  const turns = electorate.slice(0, -1).flatMap((body) => silences.map((one) => ({ body, one })));
  for (let turn = 0; !world.stop; turn += 1) {
    const { body, one } = turns[turn % turns.length] ?? { body: '', one: undefined };
    if (!one) throw new Error('There is nothing to answer to.');
    const { status, at } = await one.answer(body, turn < turns.length ? 'agree' : 'reserve');
    // Whoever asks too often, or while the register is busy, asks again.
    if (status !== 200 && ![202, 429, 503].includes(status))
      throw new Error(`${body} was answered ${status}: ${String(at('detail'))}`);
    if (status === 200) before.add(`${one.reference} ${body}`);
    if (status === 200) world.done += 1;
  }
}

beforeAll(async () => {
  const faults: FaultStack = await openFaultStack({ data, durable: true });
  try {
    for (let count = 0; count < 3; count += 1)
      silences.push(await Silence.open(faults, 'patient-silence', { seconds: 7_200 }));
    const load = { stop: false, done: 0 };
    const answers = answering(load);
    await Promise.race([answers, until('some have answered', () => load.done >= 5)]);
    const known = new Set(before);
    const made = await command('main.ts', '--data', data, file);
    const meanwhile = load.done;
    await Promise.race([answers, until('more have answered', () => load.done >= meanwhile + 3)]);
    load.stop = true;
    await answers;
    for (const one of before) if (!known.has(one)) before.delete(one);
    expect(made).toMatchObject({ code: 0 });
    expect(meanwhile).toBeGreaterThan(known.size);
    size = Number(/(\d+) entries/.exec(made.out)?.[1]);
    root = /root ([0-9a-f]{64})/.exec(made.out)?.[1] ?? '';
    bundle = faults.stack.env['NEMCON_BUNDLE'] ?? '';
    const running = await restoring('--data', data, '--replace', file);
    expect(running.err).toMatch(/Nemcon runs on .*: stop it first/);
  } finally {
    // The data are looked at again.
    await faults.stack.close();
    await faults.close();
  }
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

test('the file is for nobody else to read, and there is nothing beside it', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.startsWith('kept'))).toEqual(['kept.backup']);
});

describe('a restore', () => {
  const restored = join(folder, 'restored');

  test('gives the same audit root, everything that was decided before, and goes on', async () => {
    const done = await restoring('--data', restored, file);
    expect(done).toMatchObject({ code: 0 });
    expect(done.out).toContain(`${size} entries in the audit log, root ${root}`);
    const stack = await startStack({
      data: restored,
      ports: 'free',
      parts: ['postgres', 'temporal', 'migrate', 'issuer', 'worker', 'api'],
      env: { NEMCON_BUNDLE: bundle },
    });
    const store = await openStore({ url: stack.addresses.database, poolSize: 2 });
    try {
      expect(await findRoot(store, size)).toBe(root);
      const { rows } = await sql<{ one: string }>`
        select r.reference || ' ' || p.body as one from nemcon.responses p
        join nemcon.recommendations r on r.workflow = p.workflow`.execute(store.db);
      const there = new Set(rows.map(({ one }) => one));
      expect([...before].filter((one) => !there.has(one))).toEqual([]);
      const desk = new Desk(stack.addresses);
      for (const { path, text: bound } of silences)
        await desk.untilDone('iryna.melnyk', `${path}/responses`, {
          position: 'agree',
          text: bound,
        });
      await until('every receipt is answered', async () => {
        const { rows: open } = await sql`
          select from nemcon.receipts where settled_at is null`.execute(store.db);
        return open.length === 0;
      });
      expect((await verifyLog(store, [])).difference).toBeNull();
      const log = readFileSync(join(restored, 'logs/worker.log'), 'utf8');
      expect(log).not.toMatch(/ALARM|The register lacked events|A workflow is missing/);
    } finally {
      await closeStore(store);
      await stack.close();
    }
  }, 240_000);

  test('leaves data alone, unless it may set them aside, and then keeps them and the keys', async () => {
    const refused = await restoring('--data', restored, file);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toMatch(/holds data already: add --replace/);
    writeFileSync(join(restored, 'mark'), '');
    const key = readFileSync(join(restored, 'audit/signing-key.txt'), 'utf8');
    expect(await restoring('--data', restored, '--replace', file)).toMatchObject({ code: 0 });
    expect(readdirSync(restored)).not.toContain('mark');
    expect(readFileSync(join(restored, 'audit/signing-key.txt'), 'utf8')).toBe(key);
    const [aside = ''] = readdirSync(folder).filter((name) => name.startsWith('restored.before'));
    expect(readdirSync(join(folder, aside))).toContain('mark');
  }, 120_000);
});

test('a stack that rests is backed up as well', async () => {
  const rested = join(folder, 'rested.backup');
  const done = await command('main.ts', '--data', data, rested);
  expect(done).toMatchObject({ code: 0 });
  expect(Number(/(\d+) entries/.exec(done.out)?.[1])).toBeGreaterThan(size);
  const again = await command('main.ts', '--data', data, rested);
  expect([again.code, again.err]).toEqual([1, expect.stringMatching(/is there already/)]);
}, 120_000);
