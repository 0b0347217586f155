import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { makeKey, readPrivateKey, readPublicKey } from '../../audit/keys.ts';
import { checkReceipt } from '../../audit/receipt.ts';
import { NoReceipt, readReceipt } from '../../audit/receipt-file.ts';
import { receiptOf } from './small-log.ts';

const root = join(import.meta.dirname, '../..');
const single = join(root, 'docs/verify.mjs');
const log = readPrivateKey(makeKey('nemcon.example/audit'));
const old = readPrivateKey(makeKey('nemcon.example/audit'));

const { verify } = z
  .object({
    verify: z.custom<(text: string, key?: string) => Promise<unknown>>(
      (value) => typeof value === 'function',
    ),
  })
  .parse(await import(single));

/** 0 genuine, 1 not genuine, 2 no receipt; by the clone's verifier. */
function byClone(text: string, key?: string): number {
  try {
    const trusted = key === undefined ? undefined : readPublicKey(key);
    return checkReceipt(readReceipt(text), trusted).genuine ? 0 : 1;
  } catch (error) {
    if (error instanceof NoReceipt) return 2;
    throw error;
  }
}

/** The same by the single file. */
async function bySingleFile(text: string, key?: string): Promise<number> {
  try {
    await verify(text, key);
    return 0;
  } catch (error) {
    const name = error instanceof Error ? error.constructor.name : '';
    if (name !== 'NotGenuine' && name !== 'NoReceipt') throw error;
    return name === 'NotGenuine' ? 1 : 2;
  }
}

async function byBoth(text: string, key?: string): Promise<number> {
  const one = byClone(text, key);
  expect({ text, says: await bySingleFile(text, key) }).toEqual({ text, says: one });
  return one;
}

/** Every single change of a JSON value: a field edited, dropped, doubled under another name. */
function* changes(value: unknown): Generator {
  if (Array.isArray(value)) {
    yield value.slice(1);
    yield [...value, value[0] ?? 'more'];
    if (value.length > 1 && value[0] !== value[1]) yield value.with(0, value[1]).with(1, value[0]);
    for (const [at, one] of value.entries())
      for (const other of changes(one)) yield value.with(at, other);
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, more: 1 };
    yield JSON.parse(`{"__proto__":1,${JSON.stringify(value).slice(1)}`);
    for (const [field, one] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== field));
      for (const other of changes(one)) yield { ...value, [field]: other };
    }
  } else yield* changesOf(value);
}

function* changesOf(value: unknown): Generator {
  yield value === null ? 0 : null;
  yield [value];
  if (typeof value === 'number') yield* [value + 1, -value - 1, value + 0.5, String(value), 1e300];
  if (typeof value !== 'string') return;
  yield* ['', ` ${value}`, `${value} `, `${value}\n`, value.toUpperCase(), `${value}\ud800`];
  for (let at = 0; at < value.length; at += Math.ceil(value.length / 12)) {
    const other = value[at] === '0' ? '1' : '0';
    yield value.slice(0, at) + other + value.slice(at + 1);
    yield value.slice(0, at) + value.slice(at + 1);
  }
}

describe('a receipt', () => {
  test('of every entry of logs of many sizes is genuine to both verifiers', async () => {
    for (const size of [1, 2, 3, 7, 8, 9, 31, 64, 65])
      for (let index = 0; index < size; index += size > 9 ? 5 : 1) {
        const text = JSON.stringify(receiptOf(index, size, [log]));
        expect(await byBoth(text)).toBe(0);
        expect(await byBoth(text, log.public.text)).toBe(0);
      }
  });

  test('with any one thing changed is refused by both', async () => {
    let tried = 0;
    for (const [index, size] of [
      [0, 1],
      [4, 7],
      [11, 16],
    ] as const) {
      const genuine = receiptOf(index, size, [log]);
      const same = JSON.stringify(genuine);
      for (const changed of changes(genuine)) {
        const text = JSON.stringify(changed);
        // A proof of equal hashes doubled, or upper case of digits only, is no change.
        if (text === same) continue;
        tried += 1;
        if ((await byBoth(text)) === 0) throw new Error(`taken for genuine: ${text}`);
      }
    }
    expect(tried).toBeGreaterThan(800);
  });

  test('with any byte of its file changed is refused by both, or says the same', async () => {
    const genuine = JSON.stringify(receiptOf(4, 7, [log]));
    await fc.assert(
      fc.asyncProperty(fc.nat(genuine.length - 1), fc.string({ maxLength: 3 }), async (at, by) => {
        const text = genuine.slice(0, at) + by + genuine.slice(at + 1);
        if ((await byBoth(text)) !== 0) return;
        expect(JSON.parse(text)).toEqual(JSON.parse(genuine));
      }),
      { numRuns: 1_000 },
    );
  });

  test('of another log, signed by a key of its own with the same name, needs the key to be told', async () => {
    const forger = readPrivateKey(makeKey('nemcon.example/audit'));
    const text = JSON.stringify(receiptOf(4, 7, [forger]));
    expect(await byBoth(text)).toBe(0);
    expect(await byBoth(text, log.public.text)).toBe(1);
  });

  test('made while the key was changed is genuine to who holds either key', async () => {
    const text = JSON.stringify(receiptOf(4, 7, [log, old]));
    expect(await byBoth(text, log.public.text)).toBe(0);
    expect(await byBoth(text, old.public.text)).toBe(0);
  });

  test.each(['', '[]', 'null', '{}', '{"format":"nemcon-receipt-2"}', '\ufeff{}'])(
    '%j is none',
    async (text) => {
      expect(await byBoth(text)).toBe(2);
    },
  );
});

describe('the two commands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nemcon-receipt-'));
  const file = join(folder, 'receipt.json');

  function run(program: string, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, program), ...args], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    return { status, stdout, stderr };
  }

  test('tell a delegate what a genuine receipt says', () => {
    const receipt = receiptOf(4, 7, [log]);
    writeFileSync(file, JSON.stringify(receipt, null, 2));
    for (const { status, stdout } of [
      run('tools/verify/main.ts', file),
      run('tools/verify/main.ts', '--key', log.public.text, file),
      run('docs/verify.mjs', file),
      run('docs/verify.mjs', file, log.public.text),
    ]) {
      expect(status).toBe(0);
      expect(stdout).toMatch(/^Genuine: this is entry 4 of .*7 entries/);
      for (const said of ['HUN', 'object', 'SDPR-06', '2024-06-07T08:00:00.004Z', receipt.text])
        expect(stdout).toContain(said);
    }
    expect(run('tools/verify/main.ts', file).stdout).toContain('compare it with the one');
  });

  test('take the key from a file', () => {
    const keyFile = join(folder, 'key.txt');
    writeFileSync(keyFile, `${log.public.text}\n`);
    writeFileSync(file, JSON.stringify(receiptOf(4, 7, [log])));
    expect(run('tools/verify/main.ts', '--key', keyFile, file).stdout).toContain(
      'the key you gave',
    );
    writeFileSync(keyFile, `${old.public.text}\n`);
    expect(run('tools/verify/main.ts', '--key', keyFile, file).status).toBe(1);
  });

  test('say what is wrong with one that was tampered with, and end with 1', () => {
    const receipt = receiptOf(4, 7, [log]);
    writeFileSync(file, JSON.stringify({ ...receipt, text: '0'.repeat(64) }));
    for (const { status, stdout, stderr } of [
      run('tools/verify/main.ts', file),
      run('docs/verify.mjs', file),
    ]) {
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^Not genuine: the text it names/);
    }
  });

  test('end with 2 where nothing can be said', () => {
    writeFileSync(file, '{"format": 1}');
    for (const args of [[file], [join(folder, 'nowhere.json')], []])
      for (const program of ['tools/verify/main.ts', 'docs/verify.mjs'])
        expect(run(program, ...args)).toMatchObject({ status: 2, stdout: '' });
    writeFileSync(file, JSON.stringify(receiptOf(4, 7, [log])));
    expect(run('tools/verify/main.ts', '--key', 'a+00000000+b', file).status).toBe(2);
    expect(run('docs/verify.mjs', file, 'a+00000000+b').status).toBe(2);
  });
});

test('the single file is the one whose SHA-256 is published', () => {
  const hash = createHash('sha256').update(readFileSync(single)).digest('hex');
  expect(readFileSync(join(root, 'docs/audit.md'), 'utf8')).toContain(hash);
});
