import { setTimeout as pause } from 'node:timers/promises';
import { budgets } from '../budgets.ts';
import type { Line } from '../line.ts';
import { residentMemory } from '../machine.ts';
import type { World } from '../world.ts';

/** Two beats of the availability ledger: what starting needed has been given back by then. */
const settled = 20_000;

/** Resident memory of API and worker after nobody asked anything for a while. */
export async function measureMemory({ own }: World): Promise<Line[]> {
  if (own === null) return [];
  await pause(settled);
  const parts = (['api', 'worker'] as const).map((part) => {
    const pid = own.stack.pid(part);
    return { part, mebibytes: pid === undefined ? null : residentMemory(pid) };
  });
  const lines = parts.map(({ part, mebibytes }) =>
    line(`memory-${part}`, `… of ${part}`, mebibytes),
  );
  const sum = parts.reduce((all, { mebibytes }) => all + (mebibytes ?? Number.NaN), 0);
  return [line('memory', 'resident memory of api and worker, idle', sum), ...lines];
}

function line(id: string, what: string, mebibytes: number | null): Line {
  const nemcon = mebibytes ?? Number.NaN;
  return { id, what, unit: 'MiB', floor: null, nemcon, spread: null, budget: budgets[id] ?? null };
}
