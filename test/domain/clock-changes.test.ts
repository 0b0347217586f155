import { describe, expect, test } from '@jest/globals';
import { zoneOffsets } from '../../calendars/zone.ts';
import {
  instantOf,
  isFault,
  isoDate,
  shift,
  wallClock,
  type Calendar,
  type Duration,
  type Instant,
  type Zone,
} from '../../domain/time.ts';
import { allies } from '../../tools/sample/bodies.ts';
import { clockZones } from './clock-zones.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const from = Date.UTC(2025, 0, 1);
const until = Date.UTC(2036, 0, 1);

/** One clock change: at `at` the offset goes from `before` to `after`, in minutes. */
type Change = { readonly at: Instant; readonly before: number; readonly after: number };

function zoneOf(id: string): Zone {
  const zone = zoneOffsets(id, from - 400 * day, until + 400 * day);
  if (!zone) throw new Error(`${id} is not known.`);
  return zone;
}

function changesOf({ offsets }: Zone): Change[] {
  return offsets.flatMap(({ from: at, minutes: after }, n) => {
    const before = offsets[n - 1]?.minutes;
    const isChange = before !== undefined && before !== after && at >= from && at < until;
    return isChange ? [{ at, before, after }] : [];
  });
}

function calendarOf(zone: Zone, closedDays: readonly string[] = []): Calendar {
  const covers = { from: '2024-06-01', until: '2036-06-01' };
  return { id: zone.id, zone, weekend: [6, 7], closedDays, covers };
}

function moved(calendar: Calendar, at: Instant, length: Duration, how: 'later' | 'earlier') {
  const found = shift(calendar, at, length, how);
  return isFault(found) ? found.fault : found;
}

/** The instant at noon of the local day before or after a change. */
function noonNear(zone: Zone, { at, before }: Change, days: -1 | 1): Instant {
  const midnight = Math.floor((at + before * minute) / day) * day;
  const noon = instantOf(zone, midnight + days * day + 12 * hour);
  if (isFault(noon)) throw new Error(`${zone.id}: ${noon.said.text}`);
  return noon;
}

const zones = Object.entries(clockZones).flatMap(([nation, ids]) =>
  ids.split(' ').map((id) => ({ nation, zone: zoneOf(id) })),
);
const all = zones.flatMap(({ zone }) => changesOf(zone).map((change) => ({ zone, change })));
const skipping = all.filter(({ change }) => change.after > change.before);
const repeating = all.filter(({ change }) => change.after < change.before);

describe('every clock change of the Allies and Ukraine, 2025 to 2035', () => {
  test('is tried: all nations, and those without any have none', () => {
    expect(Object.keys(clockZones).toSorted()).toEqual([...Object.keys(allies), 'UKR'].toSorted());
    const counted = (id: string) => all.filter(({ zone }) => zone.id === id).length;
    expect(counted('Europe/Brussels')).toBe(22);
    expect(counted('America/New_York')).toBe(22);
    expect([counted('Europe/Istanbul'), counted('Atlantic/Reykjavik')]).toEqual([0, 0]);
    expect(all.length).toBeGreaterThan(1500);
    expect(Math.abs(skipping.length - repeating.length)).toBeLessThan(20);
  });

  test('is where the runtime’s own time zone data has it', () => {
    for (const { zone } of zones) {
      const shown = new Intl.DateTimeFormat('en', {
        timeZone: zone.id,
        timeZoneName: 'longOffset',
      });
      const offset = (at: Instant) => {
        const name = shown.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
        const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name ?? '') ?? [];
        const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
        return sign === '-' ? 0 - size : size;
      };
      for (const { at, before, after } of changesOf(zone))
        expect([zone.id, at, offset(at - 1), offset(at)]).toEqual([zone.id, at, before, after]);
    }
  });

  test('hours are hours across it', () => {
    for (const { zone, change } of all) {
      const calendar = calendarOf(zone);
      const start = change.at - 5 * hour - 17 * minute;
      expect(moved(calendar, start, { hours: 72 }, 'later')).toBe(start + 72 * hour);
      expect(moved(calendar, start, { minutes: 600 }, 'later')).toBe(start + 600 * minute);
      expect(moved(calendar, start + 72 * hour, { hours: 72 }, 'earlier')).toBe(start);
    }
  });

  test('calendar days keep the wall clock, so they are shorter or longer by the change', () => {
    for (const { zone, change } of all) {
      const calendar = calendarOf(zone);
      const start = noonNear(zone, change, -1);
      const end = noonNear(zone, change, 1);
      expect(moved(calendar, start, { calendarDays: 2 }, 'later')).toBe(end);
      expect(moved(calendar, end, { calendarDays: 2 }, 'earlier')).toBe(start);
      expect(wallClock(zone, end) - wallClock(zone, start)).toBe(2 * day);
      expect(end - start).toBe(2 * day - (change.after - change.before) * minute);
    }
  });

  test('working days keep the wall clock too, and step over weekends and closed days', () => {
    for (const { zone, change } of all) {
      const start = noonNear(zone, change, -1);
      const weekday = (at: Instant) => new Date(wallClock(zone, at)).getUTCDay() || 7;
      const next = (calendar: Calendar) => {
        let reading = wallClock(zone, start);
        do reading += day;
        while (
          (new Date(reading).getUTCDay() || 7) >= 6 ||
          calendar.closedDays.includes(isoDate(reading))
        );
        return instantOf(zone, reading);
      };
      const open = calendarOf(zone);
      const closed = calendarOf(zone, [isoDate(wallClock(zone, start) + day)]);
      for (const calendar of [open, closed]) {
        const end = moved(calendar, start, { workingDays: 1 }, 'later');
        expect(end).toBe(next(calendar));
        expect(typeof end === 'number' && weekday(end)).toBeLessThan(6);
      }
    }
  });

  test('a local time that it skips does not exist; those just outside do', () => {
    for (const { zone, change } of skipping) {
      const first = change.at + change.before * minute;
      const last = change.at + change.after * minute - 1;
      for (const reading of [first, Math.floor((first + last) / 2), last]) {
        expect(instantOf(zone, reading)).toMatchObject({ fault: 'time-skipped' });
        const yesterday = instantOf(zone, reading - day);
        if (isFault(yesterday)) throw new Error(zone.id);
        const fault = moved(calendarOf(zone), yesterday, { calendarDays: 1 }, 'later');
        expect(fault).toBe('time-skipped');
      }
      expect(instantOf(zone, first - 1)).toBe(change.at - 1);
      expect(instantOf(zone, last + 1)).toBe(change.at);
    }
  });

  test('a local time that it repeats is not guessed; those just outside are one', () => {
    for (const { zone, change } of repeating) {
      const first = change.at + change.after * minute;
      const last = change.at + change.before * minute - 1;
      for (const reading of [first, Math.floor((first + last) / 2), last]) {
        expect(instantOf(zone, reading)).toMatchObject({ fault: 'time-repeated' });
        const yesterday = instantOf(zone, reading - day);
        if (isFault(yesterday)) throw new Error(zone.id);
        const fault = moved(calendarOf(zone), yesterday, { calendarDays: 1 }, 'later');
        expect(fault).toBe('time-repeated');
      }
      expect(instantOf(zone, first - 1)).toBe(first - 1 - change.before * minute);
      expect(instantOf(zone, last + 1)).toBe(last + 1 - change.after * minute);
    }
  });

  test('a deadline stays its instant, whichever calendar is read later', () => {
    for (const { zone, change } of all) {
      const deadline = moved(
        calendarOf(zone),
        noonNear(zone, change, -1),
        { calendarDays: 2 },
        'later',
      );
      const renewed = zoneOffsets(zone.id, change.at - 3 * day, change.at + 3 * day);
      if (!renewed || typeof deadline !== 'number') throw new Error(zone.id);
      expect(wallClock(renewed, deadline)).toBe(wallClock(zone, deadline));
      expect(instantOf(renewed, wallClock(zone, deadline))).toBe(deadline);
    }
  });
});
