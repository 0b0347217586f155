import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { duration } from '../display.ts';
import { defaultFolder } from '../folder.ts';
import { Trouble, sentenceOf } from '../trouble.ts';
import type { Manifest } from './manifest.ts';
import { withRegister } from './register.ts';
import { pack } from './tar.ts';
import { backupEntries } from './take.ts';

const help = `npm run backup -- [--data FOLDER] FILE|FOLDER

Keeps everything that npm start holds in one file, while it runs or while it rests: the register and
Temporal's history, of the same moment. In a folder the file is named after the time.
It holds every text and position, and no key of ours: keep audit/, issuer/ and codec/ of the data
folder apart from it (docs/backup.md).

  --data FOLDER  the data folder (${defaultFolder()})
`;

const begun = performance.now();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`No backup was made. ${sentenceOf(error)}\n`);
  process.exitCode = 1;
}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  const [target, ...more] = positionals;
  if (values.help || target === undefined || more.length > 0) {
    process[values.help ? 'stdout' : 'stderr'].write(help);
    return values.help ? 0 : 2;
  }
  const data = resolve(values.data ?? defaultFolder());
  const file = fileOf(resolve(target));
  const { audit } = await withRegister(data, (url) => write(file, data, url));
  process.stdout.write(
    `${file} holds everything (${Math.ceil(statSync(file).size / 2 ** 20)} MiB, ${duration(performance.now() - begun)}).
  audit log  ${audit.size} entries, root ${audit.root}
  SHA-256    ${await sha256Of(file)}
`,
  );
  return 0;
}

function fileOf(target: string): string {
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const file = isFolder ? join(target, `nemcon-${stamp}.backup`) : target;
  if (existsSync(file)) throw new Trouble(`${file} is there already: name another file.`);
  return file;
}

/** Written aside, for nobody else to read, and renamed: a backup that was cut short is never taken for one. */
async function write(file: string, data: string, url: string): Promise<Manifest> {
  const aside = `${file}.part`;
  let made: Manifest | undefined;
  const say = (line: string) => process.stderr.write(`  ${line}\n`);
  const entries = backupEntries({ data, url, say, done: (manifest) => (made = manifest) });
  try {
    await pipeline(
      Readable.from(pack(entries)),
      createGzip({ level: 1 }),
      createWriteStream(aside, { mode: 0o600, flush: true }),
    );
    if (!made) throw new Trouble('It was not brought to its end.');
    renameSync(aside, file);
    return made;
  } finally {
    rmSync(aside, { force: true });
  }
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
