import Holidays from 'date-holidays';
import { isoDate, wallClock } from '../domain/time.ts';
import type { Calendar, Instant } from '../domain/time.ts';
import { zoneOffsets } from './zone.ts';

const day = 86_400_000;

/** Why a calendar cannot be made; the message says what to send instead. */
export class CalendarUnknown extends Error {
  readonly field: 'country' | 'zone';
  constructor(field: 'country' | 'zone', message: string) {
    super(message);
    this.field = field;
  }
}

/**
 * The host's closed days and clock changes as a value, from the beginning of the year before
 * `from` until the end of the second year after `until` (two years past the summit).
 *
 * Closed are public holidays of the whole country, not regional, bank or school ones (source: the
 * date-holidays data, CC BY-SA 3.0).
 *
 * @param country ISO 3166-1 alpha-2, for example `BE`
 * @param zone IANA zone, for example `Europe/Brussels`
 * @throws CalendarUnknown where the country or the zone is not known
 */
export function makeCalendar(
  country: string,
  zone: string,
  from: Instant,
  until: Instant,
): Calendar {
  const firstYear = new Date(from).getUTCFullYear() - 1;
  const lastYear = new Date(until).getUTCFullYear() + 2;
  // One day more on each side, because a local date begins up to 14 hours before or after UTC's.
  const offsets = zoneOffsets(zone, Date.UTC(firstYear, 0, 1) - day, Date.UTC(lastYear + 1, 0, 2));
  if (offsets === undefined)
    throw new CalendarUnknown(
      'zone',
      `${zone} is not an IANA time zone; send one such as Europe/Brussels.`,
    );
  return {
    id: country,
    zone: offsets,
    weekend: [6, 7],
    closedDays: knownClosedDays(country, firstYear, lastYear),
    covers: { from: `${firstYear}-01-01`, until: `${lastYear}-12-31` },
  };
}

/** Some holidays follow the moon; what was computed last is asked for again and again. */
const known = new Map<string, string[]>();

function knownClosedDays(country: string, firstYear: number, lastYear: number): string[] {
  const key = `${country} ${firstYear} ${lastYear}`;
  const days = known.get(key) ?? closedDays(country, firstYear, lastYear);
  if (known.size >= 50) known.clear();
  known.set(key, days);
  return [...days];
}

function closedDays(country: string, firstYear: number, lastYear: number): string[] {
  const holidays = new Holidays();
  if (!Object.hasOwn(holidays.getCountries(), country))
    throw new CalendarUnknown(
      'country',
      `${country} is not a country whose public holidays are known; send two letters such as BE.`,
    );
  holidays.init(country, { types: ['public'] });
  const dates = new Set<string>();
  for (let year = firstYear; year <= lastYear; year += 1)
    for (const holiday of holidays.getHolidays(year))
      for (const date of datesOf(holiday.date, holiday.start, holiday.end)) dates.add(date);
  return [...dates].toSorted();
}

/** Every local date of a holiday, also of one that lasts several days. */
function datesOf(first: string, start: Date, end: Date): string[] {
  const begin = Date.parse(`${first.slice(0, 10)}T00:00:00Z`);
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / day));
  return Array.from({ length: days }, (_, index) => isoDate(begin + index * day));
}

/** `2024-05-16` in the calendar's own zone. */
export function localDate(calendar: Calendar, at: Instant): string {
  return isoDate(wallClock(calendar.zone, at));
}
