import { describe, expect, test } from '@jest/globals';
import { instantOf, shift, spokenTime, wallClock, type Duration } from '../../domain/time.ts';
import { brussels } from './story.ts';

function later(from: string, duration: Duration): string {
  const at = shift(brussels, Date.parse(from), duration, 'later');
  return typeof at === 'number' ? new Date(at).toISOString() : at.fault;
}

describe('a window', () => {
  test('of working days steps over Whit Monday', () => {
    expect(later('2024-05-16T17:00:00+02:00', { workingDays: 5 })).toBe('2024-05-24T15:00:00.000Z');
  });

  test('of calendar days keeps the wall clock over a clock change; of hours it does not', () => {
    expect(later('2024-03-29T17:00:00+01:00', { calendarDays: 3 })).toBe(
      '2024-04-01T15:00:00.000Z',
    );
    expect(later('2024-03-29T17:00:00+01:00', { hours: 72 })).toBe('2024-04-01T16:00:00.000Z');
  });

  test.each([
    ['skipped', '2024-03-30T02:30:00+01:00', 'time-skipped'],
    ['repeated', '2024-10-26T02:30:00+02:00', 'time-repeated'],
  ])('that ends at a time %s by a clock change is refused', (_how, from, fault) => {
    expect(later(from, { calendarDays: 1 })).toBe(fault);
  });

  test('beyond the calendar is refused', () => {
    expect(later('2025-12-30T09:00:00+01:00', { workingDays: 5 })).toBe('calendar-ends');
  });
});

test('a reading and its instant are each other’s inverse where the clock does not change', () => {
  for (
    let at = Date.parse('2024-01-01T00:30:00Z');
    at < Date.parse('2024-12-31T00:00:00Z');
    at += 3_600_000
  ) {
    const back = instantOf(brussels.zone, wallClock(brussels.zone, at));
    if (typeof back === 'number') expect(back).toBe(at);
    else expect(back.fault).toBe('time-repeated');
  }
});

test('a time is spoken as officials write it', () => {
  expect(spokenTime(brussels.zone, Date.parse('2024-06-12T15:00:00Z'))).toBe(
    '12 June 17:00 Brussels',
  );
});
