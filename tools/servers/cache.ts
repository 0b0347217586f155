import { mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Preparing } from '../launch.ts';
import { lock } from '../lock.ts';
import { Trouble } from '../trouble.ts';

/**
 * A folder below the user's cache, created. What lies there can be had again: it is fetched or
 * built once for all clones and keyed by version.
 */
export function cacheFolder(...names: string[]): string {
  const base = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(base, 'nemcon', ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * Runs `make` unless another process is just making the same thing: then waits until that one is
 * ready, and runs it only if it left nothing.
 * @param folder what is locked
 * @param find what was made, or undefined
 */
export async function makeOnce<Made>(
  folder: string,
  find: () => Made | undefined,
  make: () => Promise<Made>,
  { say, signal }: Preparing,
): Promise<Made> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    const held = tryLock(folder);
    if (!held) {
      say('waiting for another start that builds it');
      await sleep(1_000, undefined, { signal });
      continue;
    }
    try {
      return find() ?? (await make());
    } finally {
      held.release();
    }
  }
}

function tryLock(folder: string): { release(): void } | undefined {
  try {
    return lock(folder);
  } catch (error) {
    if (error instanceof Trouble) return undefined;
    throw error;
  }
}

/** Removes what an interrupted attempt left. */
export function discard(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}
