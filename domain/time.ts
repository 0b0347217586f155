import { say, type Named, type Said } from './words/say.ts';
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A wall clock reading, as the milliseconds that a clock in UTC showing it would have. */
type WallClock = number;

export type Duration =
  | { readonly seconds: number }
  | { readonly minutes: number }
  | { readonly hours: number }
  | { readonly calendarDays: number }
  | { readonly workingDays: number };

/** An IANA zone as a value: the offsets from UTC in force from each instant on, in order. */
export type Zone = {
  readonly id: string;
  /** How officials call it: `Brussels`. */
  readonly label: string;
  readonly offsets: readonly { readonly from: Instant; readonly minutes: number }[];
};

/** Which days nobody works, as a value made at the edge by a holiday library. */
export type Calendar = {
  readonly id: string;
  readonly zone: Zone;
  /** ISO weekdays, 1 is Monday. */
  readonly weekend: readonly number[];
  /** Local dates, `2024-05-20`. */
  readonly closedDays: readonly string[];
  /** Those of them that a review added to the public holidays; calendars made before have none. */
  readonly closingDays?: readonly string[];
  /** First and last local date that `closedDays` and the offsets cover. */
  readonly covers: { readonly from: string; readonly until: string };
};

/** A deadline is stored once, with the zone it was promised in, and never recomputed. */
export type Deadline = { readonly at: Instant; readonly zone: string };

export type TimeFault = {
  readonly fault: 'time-skipped' | 'time-repeated' | 'calendar-ends';
  readonly said: Said;
};

const minute = 60_000;
const day = 86_400_000;

export function isFault<T>(value: T | TimeFault): value is TimeFault {
  return typeof value === 'object' && value !== null && 'fault' in value;
}

function offsetAt(zone: Zone, at: Instant): number {
  const offsets = zone.offsets;
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((offsets[middle]?.from ?? Infinity) <= at) low = middle;
    else high = middle - 1;
  }
  return offsets[low]?.minutes ?? 0;
}

export function wallClock(zone: Zone, at: Instant): WallClock {
  return at + offsetAt(zone, at) * minute;
}

/** The instants at which a clock in the zone shows this reading: none, one or two. */
function instantsOf(zone: Zone, reading: WallClock): Instant[] {
  const offsets = new Set(
    [reading - day, reading, reading + day].map((near) => offsetAt(zone, near)),
  );
  return [...offsets]
    .map((minutes) => reading - minutes * minute)
    .filter((at) => wallClock(zone, at) === reading)
    .toSorted((a, b) => a - b);
}

/**
 * The one instant at which a clock in the zone shows this reading; a fault where a clock change
 * skips or repeats it.
 */
export function instantOf(zone: Zone, reading: WallClock): Instant | TimeFault {
  const instants = instantsOf(zone, reading);
  const shown = `${isoDate(reading)} ${clock(reading)}`;
  if (instants.length > 1)
    return {
      fault: 'time-repeated',
      said: say`${shown} happens twice in ${zone.id} (a clock change); name the time with its offset.`,
    };
  return (
    instants[0] ?? {
      fault: 'time-skipped',
      said: say`${shown} does not exist in ${zone.id} (a clock change); choose another time.`,
    }
  );
}

export function isoDate(reading: WallClock): string {
  return new Date(reading).toISOString().slice(0, 10);
}

function clock(reading: WallClock): string {
  const shown = new Date(reading).toISOString();
  return shown.slice(17, 19) === '00' ? shown.slice(11, 16) : shown.slice(11, 19);
}

/** Whether offices are open on the day of this wall clock reading. */
export function isWorkingDay(calendar: Calendar, reading: WallClock): boolean {
  const { weekend, closed } = daysOf(calendar);
  const number = Math.floor(reading / day);
  return !weekend.has(number % 7) && !closed.has(number);
}

function isCovered(calendar: Calendar, reading: WallClock): boolean {
  const { first, last } = daysOf(calendar);
  const number = Math.floor(reading / day);
  return number >= first && number <= last;
}

/** A calendar by the numbers of its days since 1970: plans count through hundreds of them. */
type Days = {
  /** Remainders by seven. */
  readonly weekend: ReadonlySet<number>;
  readonly closed: ReadonlySet<number>;
  readonly first: number;
  readonly last: number;
};

const counted = new WeakMap<Calendar, Days>();

function daysOf(calendar: Calendar): Days {
  const known = counted.get(calendar);
  if (known) return known;
  const { weekend, closedDays, covers } = calendar;
  const days: Days = {
    // 1 January 1970 was a Thursday.
    weekend: new Set(weekend.map((weekday) => (weekday + 3) % 7)),
    closed: new Set(closedDays.map(numberOf)),
    first: numberOf(covers.from),
    last: numberOf(covers.until),
  };
  counted.set(calendar, days);
  return days;
}

function numberOf(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / day);
}

/** Milliseconds of a duration that does not depend on a calendar; undefined for days. */
function fixedLength(duration: Duration): number | undefined {
  if ('seconds' in duration) return duration.seconds * 1000;
  if ('minutes' in duration) return duration.minutes * minute;
  if ('hours' in duration) return duration.hours * 60 * minute;
  return undefined;
}

function shiftReading(calendar: Calendar, from: WallClock, duration: Duration, step: 1 | -1) {
  if ('calendarDays' in duration) return from + step * duration.calendarDays * day;
  let left = 'workingDays' in duration ? duration.workingDays : 0;
  let reading = from;
  while (left > 0 && isCovered(calendar, reading)) {
    reading += step * day;
    if (isWorkingDay(calendar, reading)) left -= 1;
  }
  return reading;
}

/**
 * An instant moved by a duration. Hours are hours; calendar and working days keep the wall clock
 * of the calendar's zone, so three days over a clock change are not 72 hours.
 */
export function shift(
  calendar: Calendar,
  at: Instant,
  duration: Duration,
  direction: 'later' | 'earlier',
): Instant | TimeFault {
  const step = direction === 'later' ? 1 : -1;
  const fixed = fixedLength(duration);
  if (fixed !== undefined) return at + step * fixed;
  const reading = shiftReading(calendar, wallClock(calendar.zone, at), duration, step);
  if (!isCovered(calendar, reading))
    return {
      fault: 'calendar-ends',
      said: say`The calendar ${calendar.id} covers ${calendar.covers.from} to ${calendar.covers.until}; ${isoDate(reading)} is outside.`,
    };
  return instantOf(calendar.zone, reading);
}

/**
 * The same for what nobody was promised, such as a reminder: a skipped or repeated reading becomes
 * a nearby instant, and beyond the calendar a day counts 24 hours.
 */
export function shiftNear(
  calendar: Calendar,
  at: Instant,
  duration: Duration,
  direction: 'later' | 'earlier',
): Instant {
  const exact = shift(calendar, at, duration, direction);
  if (!isFault(exact)) return exact;
  const step = direction === 'later' ? 1 : -1;
  const reading = shiftReading(calendar, wallClock(calendar.zone, at), duration, step);
  return (
    instantsOf(calendar.zone, reading)[0] ?? reading - offsetAt(calendar.zone, reading) * minute
  );
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `12 June 17:00 Brussels`, as officials write it. */
export function spokenTime(zone: Zone, at: Instant): string {
  const reading = wallClock(zone, at);
  const date = new Date(reading);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${clock(reading)} ${zone.label}`;
}

/** The same for readers of other languages too. */
export function asTime(zone: Zone, at: Instant): Named {
  const { id, label } = zone;
  return { is: 'time', at, zone: { id, label }, text: spokenTime(zone, at) };
}
