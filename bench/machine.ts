import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

export type Machine = {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  /** Of the minute before: what else ran. */
  readonly loadBefore: number;
};

export function describeMachine(): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

/** Resident memory of a process in MiB; null where /proc does not tell. */
export function residentMemory(pid: number): number | null {
  const kib = /^VmRSS:\s+(\d+)/m.exec(contentOf(`/proc/${pid}/status`))?.[1];
  return kib === undefined ? null : Number(kib) / 1024;
}

/** Milliseconds of processor time of a process and of its children, ended ones too. */
export function processorTime(pid: number): number {
  const own = timesOf(pid);
  if (own === null) return 0;
  const children = childrenOf(pid).map((child) => timesOf(child)?.own ?? 0);
  return own.own + own.ended + children.reduce((sum, ms) => sum + ms, 0);
}

/** Linux counts processor time in hundredths of a second (USER_HZ). */
const tick = 10;

function timesOf(pid: number): { own: number; ended: number } | null {
  const stat = contentOf(`/proc/${pid}/stat`);
  if (stat === '') return null;
  // The command's name may hold blanks; it ends at the last bracket.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
  return { own: (user + system) * tick, ended: (endedUser + endedSystem) * tick };
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      const stat = contentOf(`/proc/${name}/stat`);
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
    })
    .map(Number);
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
