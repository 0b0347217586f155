import { createHash } from 'node:crypto';
import { chownSync, createReadStream, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream';
import { Trouble, sentenceOf } from '../trouble.ts';
import { readAbout, readManifest } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { unpack } from './tar.ts';
import type { Entry } from './tar.ts';

type Target = {
  /** A new folder, which is thrown away where this fails. */
  readonly draft: string;
  /** As whom PostgreSQL runs; undefined: as we do. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
  /** The version of the PostgreSQL that is going to read it. */
  readonly postgres: string;
};

/** What may be in a backup, and where it belongs in a data folder. Nothing else is written anywhere. */
const places: readonly (readonly [RegExp, (name: string) => string])[] = [
  [
    /^register\/(?:[A-Za-z0-9_.-]+\/)*[A-Za-z0-9_.-]*$/,
    (name) => name.replace('register', 'postgres'),
  ],
  [/^temporal\.db$/, (name) => `temporal/${name}`],
  [/^folder\/postgres-password[a-z-]*$/, (name) => name.replace('folder/', '')],
];

/**
 * Unpacks a backup into a new folder, and checks every byte of it against its manifest.
 * @throws Trouble where it is cut short, damaged, foreign or of a newer version
 */
export async function unpackInto(file: string, target: Target): Promise<Manifest> {
  const bytes = createGunzip();
  // What goes wrong with the file is told by whoever reads from this.
  pipeline(createReadStream(file), bytes, () => undefined);
  try {
    return await unpackAll(unpack(bytes), target);
  } catch (error) {
    if (error instanceof Trouble) throw error;
    const words = sentenceOf(error);
    if (/unexpected end|premature close/i.test(words))
      throw new Trouble('It was cut short: nothing was touched; take a whole copy.');
    throw new Trouble(`It is damaged, or no backup of Nemcon (${words}): nothing was touched.`);
  }
}

async function unpackAll(entries: AsyncIterable<Entry>, target: Target): Promise<Manifest> {
  const found: Manifest['parts'] = {};
  let about: string | undefined;
  let manifest: Manifest | undefined;
  for await (const entry of entries) {
    if (about === undefined) {
      about = entry.name === 'about.json' ? await textOf(entry) : '';
      readAbout(about, target.postgres);
    } else if (entry.name === 'manifest.json') {
      manifest = readManifest(await textOf(entry));
    } else {
      const part = await place(entry, target);
      if (part) found[entry.name] = part;
    }
  }
  if (manifest) return checked(manifest, found);
  throw new Trouble('It was cut short: nothing was touched; take a whole copy.');
}

function checked(manifest: Manifest, found: Manifest['parts']): Manifest {
  const names = new Set([...Object.keys(manifest.parts), ...Object.keys(found)]);
  for (const name of names)
    if (manifest.parts[name]?.sha256 !== found[name]?.sha256)
      throw new Trouble(`It is damaged (${name} is not what was backed up): nothing was touched.`);
  return manifest;
}

async function textOf({ size, content }: Entry): Promise<string> {
  if (size > 100_000_000) throw new Trouble('It is no backup of Nemcon: nothing was touched.');
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

async function place({ name, content }: Entry, { draft, user }: Target) {
  const [, placed] = places.find(([form]) => form.test(name)) ?? [];
  if (!placed || name.split('/').includes('..'))
    throw new Trouble(
      `It holds ${JSON.stringify(name)}, which no backup has: nothing was touched.`,
    );
  const path = join(draft, placed(name));
  const owned = name.startsWith('register/') ? user : undefined;
  const folder = name.endsWith('/') ? path : dirname(path);
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owned && made !== undefined) chownSync(folder, owned.uid, owned.gid);
  if (name.endsWith('/')) return undefined;
  const file = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of content) {
      hash.update(chunk);
      size += chunk.length;
      await file.write(chunk);
    }
    if (owned) await file.chown(owned.uid, owned.gid);
    await file.sync();
    return { size, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
}
