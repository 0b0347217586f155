import type { Line } from './line.ts';
import { processorTime } from './machine.ts';

/** Processor time of every process that takes part, by its name. */
type Times = Readonly<Record<string, number>>;
type Pids = Readonly<Record<string, readonly (number | undefined)[]>>;
type Side = 'floor' | 'nemcon';

/** Says where the processors' time goes: milliseconds of each process for one decision. */
export class ProcessorClock {
  readonly #pids: () => Pids;
  readonly #spent: Record<Side, Map<string, number>> = { floor: new Map(), nemcon: new Map() };
  readonly #decided: Record<Side, number> = { floor: 0, nemcon: 0 };
  #before: Times = {};

  /** @param pids asked at each reading, because a part may have been restarted */
  constructor(pids: () => Pids) {
    this.#pids = pids;
  }

  begin(): void {
    this.#before = this.#read();
  }

  end(side: Side, decided: number): void {
    const spent = this.#spent[side];
    for (const [name, ms] of Object.entries(this.#read()))
      spent.set(name, (spent.get(name) ?? 0) + ms - (this.#before[name] ?? 0));
    this.#decided[side] += decided;
  }

  /** A line for each process that both sides use, or Nemcon alone. */
  lines(): Line[] {
    return [...this.#spent.nemcon].map(([name, ms]) => ({
      id: `processor-${name}`,
      what: `processor time of ${name} for a decision`,
      unit: 'ms',
      floor: share(this.#spent.floor.get(name) ?? 0, this.#decided.floor),
      nemcon: share(ms, this.#decided.nemcon),
      spread: null,
      budget: null,
    }));
  }

  #read(): Times {
    const { user, system } = process.cpuUsage();
    const own = (user + system) / 1000;
    const times: Record<string, number> = { client: own };
    for (const [name, pids] of Object.entries(this.#pids()))
      times[name] = pids.reduce<number>(
        (sum, pid) => sum + (pid === undefined ? 0 : processorTime(pid)),
        0,
      );
    return times;
  }
}

function share(ms: number, decided: number): number {
  return decided === 0 ? 0 : Math.round((ms * 100) / decided) / 100;
}
