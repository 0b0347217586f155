import { join } from 'node:path';
import { readBudget } from '../budgets.ts';
import type { Line } from '../line.ts';
import { failOnStatus, Http } from '../nemcon/http.ts';
import { nations, secretary } from '../nemcon/client.ts';
import { startApiOn } from '../register/api.ts';
import { copyReference, largestReview, makeRegister, usualReview } from '../register/multiply.ts';
import { recordedRows } from '../register/source.ts';
import type { Size } from '../size.ts';
import { percentile } from '../statistics.ts';
import { delegateOf } from '../../tools/sample/steps.ts';
import type { World } from '../world.ts';

type Page = {
  readonly id: string;
  readonly what: string;
  /** The board of half the register is told, and has no budget: no review is so large. */
  readonly isBudgeted: boolean;
  readonly request: (
    number: number,
    count: number,
  ) => { readonly person: string; readonly path: string };
};

const pages: readonly Page[] = [
  {
    id: 'inbox',
    what: 'inbox of a delegation',
    isBudgeted: true,
    request: (number) => ({
      person: delegateOf(nations[number % nations.length] ?? ''),
      path: '/api/inbox',
    }),
  },
  {
    id: 'board',
    what: 'board of a review of 100',
    isBudgeted: true,
    request: () => ({ person: secretary, path: `/api/reviews/${usualReview}/board` }),
  },
  {
    id: 'timeline',
    what: 'timeline',
    isBudgeted: true,
    request: (number, count) => ({
      person: secretary,
      // Far apart, so that no two are neighbours on a page of the table.
      path: `/api/recommendations/${copyReference(1 + ((number * 7919) % count))}/timeline`,
    }),
  },
  {
    id: 'recommendation',
    what: 'a recommendation with what its reader could do',
    isBudgeted: true,
    request: (number, count) => ({
      person: secretary,
      path: `/api/recommendations/${copyReference(1 + ((number * 7919) % count))}`,
    }),
  },
  {
    id: 'me',
    what: 'who one is and may act for',
    isBudgeted: true,
    request: (number) => ({
      person: delegateOf(nations[number % nations.length] ?? ''),
      path: '/api/me',
    }),
  },
  {
    id: 'search-rare',
    what: 'search: the words of one reference',
    isBudgeted: true,
    request: (number, count) => ({
      person: delegateOf(nations[number % nations.length] ?? ''),
      path: `/api/search?text=${copyReference(1 + ((number * 7919) % count))}`,
    }),
  },
  {
    id: 'search-common',
    what: 'search: a word of many titles',
    isBudgeted: true,
    request: (number) => ({
      person: delegateOf(nations[number % nations.length] ?? ''),
      path: '/api/search?text=procurement',
    }),
  },
  {
    id: 'board-large',
    what: 'board of a review of half the register',
    isBudgeted: false,
    request: () => ({ person: secretary, path: `/api/reviews/${largestReview}/board` }),
  },
];

type Register = { readonly count: number; readonly http: Http };
type Times = Map<string, number[]>;

/** Reads of a small and of a large register in turns, one request at a time. */
export async function measureReads(world: World, size: Size, say: (sentence: string) => void) {
  const { own, addresses, targets } = world;
  if (own === null) return [];
  const rows = await recordedRows(world);
  const { small, large } = size.registers;
  const registers: Register[] = [];
  const closing: (() => Promise<void>)[] = [];
  try {
    for (const count of [small, large]) {
      say(`Making a register of ${count} recommendations.`);
      const database = await makeRegister(addresses.database, count, rows);
      const log = join(own.data, 'logs', `bench-api-${count}.log`);
      const api = await startApiOn(database, own.stack.env, log);
      closing.push(api.close);
      registers.push({ count, http: new Http(api.url) });
    }
    const times = new Map(registers.map(({ count }) => [count, new Map<string, number[]>()]));
    for (let round = -1; round < size.rounds; round += 1)
      for (const { count, http } of registers)
        for (const page of pages) {
          const took = await readAll(http, page, { round, count, size }, targets.nemcon.tokenOf);
          // The first round warms caches and is not counted.
          if (round >= 0) keep(times.get(count), page.id, took);
        }
    return pages.flatMap((page) => linesOf(page, size, times));
  } finally {
    for (const { http } of registers) http.close();
    for (const close of closing) await close();
  }
}

async function readAll(
  http: Http,
  { request }: Page,
  { round, count, size }: { round: number; count: number; size: Size },
  tokenOf: (person: string) => Promise<string>,
): Promise<number[]> {
  const took: number[] = [];
  for (let number = 0; number < size.reads; number += 1) {
    const { person, path } = request((round + 1) * size.reads + number, count);
    const token = await tokenOf(person);
    const began = performance.now();
    failOnStatus(await http.get(path, token), path);
    took.push(performance.now() - began);
  }
  return took;
}

function keep(times: Times | undefined, id: string, took: readonly number[]): void {
  times?.set(id, [...(times.get(id) ?? []), ...took]);
}

/** As "floor" of a line stands the small register: what the large one is compared with. */
function linesOf(
  { id, what, isBudgeted }: Page,
  { registers: { small, large } }: Size,
  times: ReadonlyMap<number, Times>,
): Line[] {
  return [0.5, 0.99].flatMap((share): Line[] => {
    const [few, many] = [small, large].map((count) =>
      percentile(times.get(count)?.get(id) ?? [], share),
    );
    const name = `p${share * 100}`;
    const line = { unit: 'ms', nemcon: many ?? Number.NaN, spread: null };
    const isJudged = isBudgeted && share === 0.99;
    const compared: Line = {
      ...line,
      id: `${id}-${name}`,
      what: `${what}, ${name}: ${small} (as floor) and ${large}`,
      floor: few ?? Number.NaN,
      budget: isJudged ? { is: 'times-floor-at-most', times: readBudget.timesSmall } : null,
    };
    const alone: Line = {
      ...line,
      id: `${id}-${name}-alone`,
      what: `${what}, ${name} at ${large}`,
      floor: null,
      budget: { is: 'at-most', value: readBudget.atMost },
    };
    return isJudged ? [compared, alone] : [compared];
  });
}
