import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { lastWords, tailOf } from './logs.ts';
import type { ProcessIdentity } from './processes.ts';
import { Trouble, diskFull, saysDiskFull } from './trouble.ts';

/** How to start a process. */
export interface Launch {
  file: string;
  args: readonly string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Another user to run under; only root may name one. */
  user?: { uid: number; gid: number } | undefined;
}

/** What a part is told while it makes ready for its start. */
export interface Preparing {
  /** Shown beside the part. */
  say: (detail: string) => void;
  /** Aborted when it shall not start after all. */
  signal: AbortSignal;
}

export type PartState =
  | 'waiting'
  | 'preparing'
  | 'starting'
  | 'up'
  | 'done'
  | 'crashed'
  | 'stopping'
  | 'stopped'
  | 'failed';

/** A change of a part's state, or a detail of what it does. `ms`: how long this has taken so far. */
export interface Progress {
  part: string;
  state: PartState;
  detail: string;
  ms: number;
}

/** What whoever runs a part is told. */
export interface PartEvents {
  onProgress(progress: Progress): void;
  /** Its process began (who it is) or ended (undefined). */
  onProcess(identity: ProcessIdentity | undefined): void;
}

/**
 * Starts a process that writes straight to its log file, so that it outlives us without a broken
 * pipe, in a group of its own: Ctrl-C in the terminal then reaches the supervisor alone, which
 * stops the parts in order.
 */
export function launch({ file, args, cwd, env, user }: Launch, log: string): ChildProcess {
  const output = openSync(log, 'a');
  try {
    return spawn(file, args, {
      detached: true,
      stdio: ['ignore', output, output],
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
      ...user,
    });
  } finally {
    closeSync(output);
  }
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/**
 * Why a part ended, by what it wrote to its log from byte `from` on.
 * @param what the beginning of the sentence, for example "api could not start"
 */
export function whyEnded(what: string, log: string, from: number): Trouble {
  const tail = tailOf(log, from);
  if (saysDiskFull(tail)) return diskFull(log);
  const words = lastWords(tail);
  return new Trouble(`${what}${words ? `: ${words}` : ''} (log: ${log})`);
}
