import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { identify, isAlive } from './processes.ts';
import type { ProcessIdentity } from './processes.ts';
import { Trouble } from './trouble.ts';

const identity = z.object({ pid: z.number().int(), startedAt: z.string() });

/** What runs on a data folder, kept beside the data so that a start after `kill -9` can clean up. */
const holder = z.object({ supervisor: identity, parts: z.record(z.string(), identity) });
type Holder = z.infer<typeof holder>;

/** The right to run on a data folder, ours until `release`. */
export interface Lock {
  /** Processes that a supervisor which was killed left behind, in the order they were started. */
  left: ProcessIdentity[];
  /** Keeps who runs now. */
  remember(parts: Record<string, ProcessIdentity>): void;
  release(): void;
}

/** @throws Trouble when another supervisor holds the folder */
export function lock(folder: string): Lock {
  const file = join(folder, 'running.json');
  const supervisor = identify(process.pid) ?? { pid: process.pid, startedAt: 'unknown' };
  const earlier = clear(folder, file);
  const draft = `${file}.${process.pid}`;
  const write = (parts: Holder['parts']): void =>
    writeFileSync(draft, JSON.stringify({ supervisor, parts }), { mode: 0o600 });
  try {
    write(earlier?.parts ?? {});
    // Unlike a rename, a link fails if another start took the lock in the meantime.
    linkSync(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    throw held(folder, read(file));
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    left: Object.values(earlier?.parts ?? {}),
    remember: (parts) => {
      write(parts);
      renameSync(draft, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Takes the lock of a supervisor that is gone out of the way, and returns what it said. */
function clear(folder: string, file: string): Holder | undefined {
  const found = read(file);
  if (found && isAlive(found.supervisor)) throw held(folder, found);
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const taken = read(aside);
  const isLive = taken !== undefined && isAlive(taken.supervisor);
  // Another start was quicker and this is its lock: give it back.
  if (isLive && !existsSync(file)) linkSync(aside, file);
  rmSync(aside, { force: true });
  if (isLive) throw held(folder, taken);
  return taken;
}

function read(file: string): Holder | undefined {
  try {
    return holder.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Not there, or cut off by a crash or a full disk, which says just as little.
    return undefined;
  }
}

function held(folder: string, by: Holder | undefined): Trouble {
  return new Trouble(
    `Nemcon runs already on ${folder} (process ${by?.supervisor.pid ?? 'unknown'}): use that one, stop it first, or name another folder with --data.`,
  );
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** Whether a supervisor runs on a data folder now. */
export function isRunning(folder: string): boolean {
  const found = read(join(folder, 'running.json'));
  return found !== undefined && isAlive(found.supervisor);
}
