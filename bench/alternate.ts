import { median, spreadOf, type Spread } from './statistics.ts';

export type Sides<T> = { readonly floor: T; readonly nemcon: T };

/**
 * Measures the floor and Nemcon in turns, A B A B, so that what else the machine does reaches both
 * alike. @returns what each round gave
 */
export async function alternately<T, R>(
  rounds: number,
  sides: Sides<T>,
  measure: (side: T, round: number) => Promise<R>,
): Promise<Sides<R[]>> {
  const floor: R[] = [];
  const nemcon: R[] = [];
  for (let round = 0; round < rounds; round += 1) {
    floor.push(await measure(sides.floor, round));
    nemcon.push(await measure(sides.nemcon, round));
  }
  return { floor, nemcon };
}

/** How the ratio of Nemcon to the floor differed from round to round, by one figure of each. */
export function ratioSpread({ floor, nemcon }: Sides<readonly number[]>): Spread {
  return spreadOf(nemcon.map((value, round) => value / (floor[round] ?? Number.NaN)));
}

/** The median of several rounds' figures, side by side. */
export function medians({ floor, nemcon }: Sides<readonly number[]>): Sides<number> {
  return { floor: median(floor), nemcon: median(nemcon) };
}
