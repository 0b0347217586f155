import { alternately, ratioSpread, type Sides } from '../alternate.ts';
import { budgets } from '../budgets.ts';
import type { Line } from '../line.ts';
import type { Size } from '../size.ts';
import { median, percentile } from '../statistics.ts';
import { delegations, type Target } from '../target.ts';
import { failOn, type Matters } from '../matters.ts';

/** One decision after the other, each until it is recorded. */
export async function measureDecision(
  targets: Sides<Target>,
  matters: Sides<Matters>,
  { rounds, decisions }: Size,
): Promise<Line[]> {
  const times = await alternately(rounds, targets, async (target) => {
    const took: number[] = [];
    for (let number = 0; number < decisions; number += 1) {
      const { matter, delegation } = matters[target.name].next();
      const began = performance.now();
      failOn(await target.decide(matter, delegation), target);
      took.push(performance.now() - began);
    }
    return took;
  });
  return [0.5, 0.99].map((share): Line => {
    const id = `decision-p${share * 100}`;
    const perRound = { floor: times.floor.map(median), nemcon: times.nemcon.map(median) };
    return {
      id,
      what: `one recorded decision, p${share * 100}`,
      unit: 'ms',
      floor: percentile(times.floor.flat(), share),
      nemcon: percentile(times.nemcon.flat(), share),
      spread: share === 0.5 ? ratioSpread(perRound) : null,
      budget: budgets[id] ?? null,
    };
  });
}

/** All delegations in the same instant on one matter, which nobody has answered before. */
export async function measureBurst(
  targets: Sides<Target>,
  { rounds, bursts }: Size,
): Promise<Line[]> {
  let errors = 0;
  const times = await alternately(rounds, targets, async (target) => {
    const took: number[] = [];
    for (let number = 0; number < bursts; number += 1) {
      const matter = await target.begin();
      if (matter === null) throw new Error(`${target.name} could not begin a matter.`);
      const began = performance.now();
      const answers = await Promise.all(
        Array.from({ length: delegations }, (_, delegation) => target.decide(matter, delegation)),
      );
      took.push(performance.now() - began);
      if (target.name === 'nemcon') errors += answers.filter((isGood) => !isGood).length;
    }
    return took;
  });
  const perRound = { floor: times.floor.map(median), nemcon: times.nemcon.map(median) };
  const line = {
    unit: 'ms',
    floor: median(times.floor.flat()),
    nemcon: median(times.nemcon.flat()),
  };
  const worst = {
    floor: Math.max(...times.floor.flat()),
    nemcon: Math.max(...times.nemcon.flat()),
  };
  return [
    {
      id: 'burst-median',
      what: `${delegations} delegations at once, until all are recorded`,
      ...line,
      spread: ratioSpread(perRound),
      budget: budgets['burst-median'] ?? null,
    },
    {
      id: 'burst-worst',
      what: '… the slowest of all',
      unit: 'ms',
      ...worst,
      spread: null,
      budget: null,
    },
    errorLine('burst-errors', errors),
  ];
}

export function errorLine(id: string, errors: number): Line {
  return {
    id,
    what: '… answers other than 200',
    unit: '',
    floor: null,
    nemcon: errors,
    spread: null,
    budget: budgets[id] ?? null,
  };
}
