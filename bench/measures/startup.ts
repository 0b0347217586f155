import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { budgets } from '../budgets.ts';
import type { Line } from '../line.ts';
import { median } from '../statistics.ts';

const root = join(import.meta.dirname, '../..');

/** `npm start` as a person waits for it, from the command to its "Ready": first and later starts. */
export async function measureStartup(say: (sentence: string) => void): Promise<Line[]> {
  const data = mkdtempSync(join(tmpdir(), 'nemcon-bench-'));
  try {
    say('The first start, with the sample review.');
    const first = await start(data);
    const later: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      say('A later start, with the same data.');
      later.push(await start(data));
    }
    return [
      line('first-start', 'first start of the whole stack, with its sample review', first),
      line('second-start', 'a later start of the whole stack', median(later)),
    ];
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** @returns seconds until it said that it is ready; it has stopped again then */
async function start(data: string): Promise<number> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [join(root, 'tools/bootstrap.mjs'), 'tools/start.ts', '--free-ports', '--data', data],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  let took: number | undefined;
  for await (const said of createInterface(child.stdout)) {
    if (!said.startsWith('Ready in ')) continue;
    took = (performance.now() - began) / 1000;
    child.kill('SIGINT');
  }
  await ended;
  if (took === undefined) throw new Error('The stack did not start; its own words are above.');
  return took;
}

function line(id: string, what: string, seconds: number): Line {
  const budget = budgets[id] ?? null;
  return { id, what, unit: 's', floor: null, nemcon: seconds, spread: null, budget };
}
