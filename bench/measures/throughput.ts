import { alternately, medians, ratioSpread, type Sides } from '../alternate.ts';
import { budgets } from '../budgets.ts';
import type { Line } from '../line.ts';
import type { Matters } from '../matters.ts';
import type { ProcessorClock } from '../processor-clock.ts';
import type { Size } from '../size.ts';
import { perSecond } from '../statistics.ts';
import { concurrently, type Target } from '../target.ts';
import { errorLine } from './decision.ts';

/** Recorded decisions a second on a hundred matters, and what each costs of the processors. */
export async function measureThroughput(
  targets: Sides<Target>,
  matters: Sides<Matters>,
  clock: ProcessorClock,
  { rounds, seconds }: Size,
): Promise<Line[]> {
  const lines: Line[] = [];
  let errors = 0;
  for (const width of [8, 32]) {
    const rates = await alternately(Math.ceil(rounds / 2), targets, async (target) => {
      clock.begin();
      let decided = 0;
      const began = performance.now();
      const isTime = () => performance.now() - began < seconds * 1000;
      await concurrently(width, isTime, async () => {
        const { matter, delegation } = matters[target.name].next();
        const isGood = await target.decide(matter, delegation);
        if (isGood) decided += 1;
        else if (target.name === 'nemcon') errors += 1;
      });
      const took = performance.now() - began;
      clock.end(target.name, decided);
      return perSecond(decided, took);
    });
    const id = `throughput-${width}`;
    lines.push({
      id,
      what: `recorded decisions, ${width} at once on 100 matters`,
      unit: '1/s',
      ...medians(rates),
      spread: ratioSpread(rates),
      budget: budgets[id] ?? null,
    });
  }
  return [...lines, errorLine('throughput-errors', errors), ...clock.lines()];
}

/** Matters begun a second, each until its first event is recorded. */
export async function measureStarts(
  targets: Sides<Target>,
  { rounds, starts }: Size,
): Promise<Line[]> {
  let errors = 0;
  const rates = await alternately(Math.ceil(rounds / 2), targets, async (target) => {
    const began = performance.now();
    await concurrently(
      32,
      (begun) => begun < starts,
      async () => {
        if ((await target.begin()) === null) errors += 1;
      },
    );
    return perSecond(starts, performance.now() - began);
  });
  const line: Line = {
    id: 'starts',
    what: 'recorded starts, 32 at once',
    unit: '1/s',
    ...medians(rates),
    spread: ratioSpread(rates),
    budget: budgets['starts'] ?? null,
  };
  return [line, errorLine('starts-errors', errors)];
}
