import { describe, expect, test } from '@jest/globals';
import { alternately, medians, ratioSpread } from '../../bench/alternate.ts';
import { median, percentile, perSecond, spreadOf } from '../../bench/statistics.ts';

describe('figures of the benchmark', () => {
  test('a percentile is a value that was measured, by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred, 1)).toBe(100);
    expect(percentile([7], 0.99)).toBe(7);
    expect(median([9, 1, 5])).toBe(5);
  });

  test('the order of what was measured is left as it was', () => {
    const measured = [3, 1, 2];
    percentile(measured, 0.5);
    expect(measured).toEqual([3, 1, 2]);
  });

  test('there is no percentile of nothing, and none beyond the whole', () => {
    expect(() => percentile([], 0.5)).toThrow(RangeError);
    expect(() => percentile([1], 50)).toThrow(RangeError);
    expect(() => spreadOf([])).toThrow(RangeError);
  });

  test('a rate counts by the second', () => {
    expect(perSecond(150, 500)).toBe(300);
    expect(perSecond(0, 500)).toBe(0);
  });

  test('the floor and Nemcon are measured in turns', async () => {
    const order: string[] = [];
    const sides = { floor: 'A', nemcon: 'B' };
    const rates = await alternately(2, sides, async (side, round) => {
      order.push(side);
      return side === 'A' ? 10 : 20 + round * 10;
    });
    expect(order).toEqual(['A', 'B', 'A', 'B']);
    expect(ratioSpread(rates)).toEqual({ lowest: 2, highest: 3 });
    expect(medians(rates)).toEqual({ floor: 10, nemcon: 20 });
  });
});
