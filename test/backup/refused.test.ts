import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { migrations } from '../../store/migrations/all.ts';
import { aboutOf } from '../../tools/backup/manifest.ts';
import { restore } from '../../tools/backup/restore.ts';
import { pack } from '../../tools/backup/tar.ts';
import type { Entry } from '../../tools/backup/tar.ts';
import { postgresVersion } from '../../tools/servers/postgres-binaries.ts';

const folder = mkdtempSync(join(tmpdir(), 'nemcon-refused-'));
chmodSync(folder, 0o711);
const target = join(folder, 'data');
const cluster = 'The bytes of PostgreSQL. '.repeat(20_000);
let whole: Buffer;

function entry(name: string, content: string): Entry {
  const bytes = Buffer.from(content);
  return { name, size: bytes.length, content: [bytes] };
}

/** A backup as far as its form goes; `more` stands before its manifest. */
async function backup(...more: Entry[]): Promise<Buffer> {
  const about = aboutOf({
    postgres: postgresVersion(),
    migrations: migrations.map(({ name }) => name),
  });
  const sha256 = createHash('sha256').update(cluster).digest('hex');
  const manifest = {
    about,
    audit: { size: 0, root: '', checkpoint: null },
    parts: { 'register/base/1': { size: cluster.length, sha256 } },
  };
  const all = [
    entry('about.json', JSON.stringify(about)),
    entry('register/base/', ''),
    entry('register/base/1', cluster),
    ...more,
    entry('manifest.json', JSON.stringify(manifest)),
  ];
  return gzipSync(await buffer(Readable.from(pack(Readable.from(all)))), { level: 0 });
}

beforeAll(async () => {
  whole = await backup();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8((copy.readUInt8(at) + 1) % 256, at);
  return copy;
}

/** Something else of the same length, in an archive that is whole otherwise. */
function exchanged(from: string, to: string): Buffer {
  const bytes = gunzipSync(whole);
  bytes.write(to, bytes.indexOf(from), 'utf8');
  return gzipSync(bytes);
}

test.each([
  ['one that was cut short', () => whole.subarray(0, 200_000), /cut short/],
  ['one whose end is missing', () => whole.subarray(0, -20), /cut short/],
  ['one of which only the beginning is there', () => whole.subarray(0, 5), /cut short/],
  ['an empty file', () => Buffer.alloc(0), /cut short/],
  ['one with a damaged byte', () => flipped(whole, 100_000), /damaged/],
  ['one with another byte inside', () => exchanged('PostgreSQL', 'PostgreSQl'), /damaged/],
  ['another kind of file', () => Buffer.from('PK, which is no backup'), /no backup/],
  ['another archive', () => gzipSync(Buffer.alloc(10_240)), /cut short|no backup/],
  ['one of a newer form', () => exchanged('nemcon-backup-1', 'nemcon-backup-2'), /newer Nemcon/],
  ['one of a newer register', () => exchanged('0001-record', '9999-record'), /newer .*9999-record/],
  ['one of another machine', () => exchanged(`"${process.platform}`, '"other'), /made on other/],
  [
    'one that leads out of its folder',
    () => backup(entry('register/../../x', 'x')),
    /no backup has/,
  ],
  ['one that brings a key of ours', () => backup(entry('folder/audit/key', 'x')), /no backup has/],
  ['one with a file too many', () => backup(entry('register/base/2', 'x')), /damaged/],
] as const)('%s is refused, and nothing is touched', async (_, make, sentence) => {
  const file = join(folder, 'bad.backup');
  writeFileSync(file, await make());
  const asked = { file, data: target, replace: false, say: () => undefined };
  await expect(restore(asked)).rejects.toThrow(sentence);
  expect(readdirSync(folder)).toEqual(['bad.backup']);
});

test('one that is not there is named', async () => {
  const asked = { file: join(folder, 'none'), data: target, replace: true, say: () => undefined };
  await expect(restore(asked)).rejects.toThrow(/There is no .*none/);
});
