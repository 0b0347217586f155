/**
 * The value that `share` of the values do not exceed (nearest rank): `percentile(times, 0.99)`.
 * @throws RangeError for no values or a share outside 0 to 1
 */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('There is no percentile of nothing.');
  if (!(share >= 0 && share <= 1)) throw new RangeError(`${share} is no share of a whole.`);
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Lowest and highest; what several rounds of one run differ by. */
export type Spread = { readonly lowest: number; readonly highest: number };

export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('There is no spread of nothing.');
  return { lowest: Math.min(...values), highest: Math.max(...values) };
}

/** How many in a second, where `count` took `ms` milliseconds. */
export function perSecond(count: number, ms: number): number {
  return ms > 0 ? (count * 1000) / ms : 0;
}
