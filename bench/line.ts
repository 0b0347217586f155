import type { Spread } from './statistics.ts';

/** What design.md demands of a line. `times` is a factor of the floor in the same run. */
export type Budget =
  | { readonly is: 'times-floor-at-most'; readonly times: number }
  | { readonly is: 'times-floor-at-least'; readonly times: number }
  | { readonly is: 'at-most'; readonly value: number };

/** One measured figure, beside the floor's of the same run where there is one. */
export type Line = {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly floor: number | null;
  readonly nemcon: number;
  /** Of the ratio to the floor, from round to round. */
  readonly spread: Spread | null;
  readonly budget: Budget | null;
};

export type Verdict = {
  /** Nemcon divided by the floor; null where there is no floor. */
  readonly ratio: number | null;
  /** null where nothing is demanded. */
  readonly isMet: boolean | null;
  /** How far from the budget, as a share of it: 0.1 is a tenth too much, or too little. */
  readonly missedBy: number | null;
};

export function judge({ floor, nemcon, budget }: Line): Verdict {
  const ratio = floor === null || floor === 0 ? null : nemcon / floor;
  const limit = budget === null ? null : limitOf(budget, floor);
  if (budget === null || limit === null) return { ratio, isMet: null, missedBy: null };
  const isMet = budget.is === 'times-floor-at-least' ? nemcon >= limit : nemcon <= limit;
  return { ratio, isMet, missedBy: isMet ? null : Math.abs(nemcon - limit) / limit };
}

function limitOf(budget: Budget, floor: number | null): number | null {
  if (budget.is === 'at-most') return budget.value;
  return floor === null ? null : floor * budget.times;
}
