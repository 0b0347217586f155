import { describe, expect, test } from '@jest/globals';
import { array, assert, integer, property, tuple } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import {
  covers,
  isOpen,
  joined,
  received,
  shared,
  uncovered,
} from '../../store/availability-gaps.ts';
import type { Interval, Span } from '../../store/availability-gaps.ts';

/** Small numbers, so that intervals meet, touch and contain each other often. */
const instant = integer({ min: 0, max: 40 });
const interval: Arbitrary<Interval> = tuple(instant, instant).map(([a, b]) => ({
  from: Math.min(a, b),
  to: Math.max(a, b),
}));
const intervals = array(interval, { maxLength: 8 });

/** Every half instant, so that both the ends and what is between them are looked at. */
const everywhere = Array.from({ length: 85 }, (_, index) => index / 2 - 1);

describe('intervals of time', () => {
  test('cover after joining what they covered before, and never overlap', () => {
    assert(
      property(intervals, (list) => {
        const one = joined(list);
        for (const at of everywhere) expect(covers(one, at)).toBe(covers(list, at));
        for (const [index, next] of one.slice(1).entries())
          expect(next.from).toBeGreaterThan(one[index]?.to ?? Infinity);
      }),
    );
  });

  test('share exactly what lies in both', () => {
    assert(
      property(intervals, intervals, (a, b) => {
        const both = shared(joined(a), joined(b));
        for (const at of everywhere) expect(covers(both, at)).toBe(covers(a, at) && covers(b, at));
      }),
    );
  });

  test('leave uncovered what a stopwatch would count', () => {
    assert(
      property(intervals, interval, (list, window) => {
        const seconds = Array.from({ length: 40 }, (_, second) => second + 0.5);
        const counted = seconds.filter((at) => covers([window], at) && !covers(list, at)).length;
        expect(uncovered(joined(list), window)).toBe(counted);
      }),
    );
  });
});

const minute = 60_000;

function span(process: Span['process'], since: number, until: number, stopped = false): Span {
  return { process, since, until, stopped };
}

describe('when requests could be received', () => {
  test('needs an API and a worker at the same time', () => {
    const spans = [span('api', 0, 10 * minute), span('worker', 2 * minute, 20 * minute)];
    expect(received(spans)).toEqual([{ from: 2 * minute, to: 10 * minute }]);
    expect(received([span('api', 0, minute)])).toEqual([]);
  });

  test('goes on while one API follows another', () => {
    const spans = [
      span('api', 0, 10 * minute, true),
      span('api', 9 * minute, 20 * minute),
      span('worker', 0, 20 * minute),
    ];
    expect(received(spans)).toEqual([{ from: 0, to: 20 * minute }]);
  });

  test('ends with the last heartbeat, whatever may follow it', () => {
    const worker = span('worker', 0, 2 * minute);
    const until = [{ from: 0, to: minute }];
    expect(received([span('api', 0, minute), worker])).toEqual(until);
    expect(received([span('api', 0, minute, true), worker])).toEqual(until);
  });
});

describe('whether a later heartbeat may still prove that requests were received', () => {
  const worker = span('worker', 0, 2 * minute);

  test('of one whose next heartbeat is not missing yet: yes', () => {
    expect(isOpen([span('api', 0, minute), worker], minute + 1, minute + 24_000)).toBe(true);
  });

  test('of one that is missing, that stopped, or that came later: no', () => {
    expect(isOpen([span('api', 0, minute), worker], minute + 1, minute + 26_000)).toBe(false);
    expect(isOpen([span('api', 0, minute, true), worker], minute + 1, minute + 1)).toBe(false);
    expect(isOpen([span('api', minute + 2, 2 * minute), worker], minute + 1, 2 * minute)).toBe(
      false,
    );
  });
});
