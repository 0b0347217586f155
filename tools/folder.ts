import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { statfsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lock } from './lock.ts';
import type { Lock } from './lock.ts';
import { end } from './processes.ts';
import { Trouble, diskFull, saysDiskFull, sentenceOf } from './trouble.ts';

/** The clone that this file belongs to. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Raised when an older Nemcon could no longer read what is in a data folder. */
const LAYOUT = 1;

/** Enough for a first start: PostgreSQL's own files and its write-ahead log. */
const ROOM_FOR_A_START = 200 * 1024 * 1024;

/**
 * Where the data live by default: `NEMCON_DATA`, else `.nemcon` in the clone; where root runs a
 * clone that other users cannot enter, `/var/lib/nemcon/<clone>-<hash>`, because PostgreSQL refuses
 * to run as root and its own user has to reach them.
 */
export function defaultFolder(): string {
  const named = process.env['NEMCON_DATA'];
  if (named) return resolve(named);
  if (process.getuid?.() !== 0 || isReachableByAll(root)) return join(root, '.nemcon');
  const hash = createHash('sha256').update(root).digest('hex').slice(0, 8);
  return `/var/lib/nemcon/${basename(root)}-${hash}`;
}

/** Whether any user may pass through every folder from the top of the file system to `path`. */
export function isReachableByAll(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Makes the folder usable and ours: creates it, checks its version and the room on its disk, takes
 * its lock, and ends what a supervisor that was killed left running.
 * @throws Trouble when it is newer than this version, held by another supervisor, or has no room
 */
export async function openFolder(path: string): Promise<Lock> {
  create(path);
  checkVersion(path);
  checkRoom(path);
  const held = lock(path);
  for (const process of held.left.toReversed()) await end(process, 'SIGTERM', 10_000);
  writeFileSync(versionFile(path), `${JSON.stringify({ layout: LAYOUT })}\n`);
  return held;
}

function create(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    // When we are root, PostgreSQL's own user has to pass through to its folder.
    chmodSync(path, process.getuid?.() === 0 ? 0o711 : 0o700);
    for (const name of ['logs', 'temporal']) {
      mkdirSync(join(path, name), { recursive: true, mode: 0o700 });
    }
  } catch (error) {
    const reason = sentenceOf(error);
    if (saysDiskFull(reason)) throw diskFull(path);
    throw new Trouble(
      `The data folder ${path} cannot be created (${reason}): name another one with --data FOLDER.`,
    );
  }
}

function checkVersion(path: string): void {
  if (!existsSync(versionFile(path))) return;
  const layout = Number(/"layout":\s*(\d+)/.exec(readFileSync(versionFile(path), 'utf8'))?.[1]);
  // An unreadable number was cut off by a crash while this version wrote it.
  if (!(layout > LAYOUT)) return;
  throw new Trouble(
    `The data folder ${path} was written by a newer Nemcon (layout ${layout}, this one reads up to ${LAYOUT}): start that version, or name another folder with --data.`,
  );
}

function checkRoom(path: string): void {
  const { bavail, bsize } = statfsSync(path);
  if (bavail * bsize < ROOM_FOR_A_START) throw diskFull(path);
}

function versionFile(path: string): string {
  return join(path, 'version.json');
}
