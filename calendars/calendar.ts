import { isoDate, wallClock } from '../domain/time.ts';
import type { Calendar, Instant } from '../domain/time.ts';
import { say, type Said } from '../domain/words/say.ts';
import { holidaysOf, isKnownCountry } from './holidays.ts';
import { zoneOffsets } from './zone.ts';

const day = 86_400_000;

/** The calendar of a review that keeps no country's holidays; no country has a name like it. */
const weekendsOnly = 'weekends';

/** Why a calendar cannot be made; the message says what to send instead. */
export class CalendarUnknown extends Error {
  readonly field: 'country' | 'zone' | 'closingDays';
  readonly said: Said;
  constructor(field: CalendarUnknown['field'], said: Said) {
    super(said.text);
    this.field = field;
    this.said = said;
  }
}

/**
 * The host's closed days and clock changes as a value, from the beginning of the year before
 * `from` until the end of the second year after `until` (two years past the summit).
 *
 * Closed are the public holidays of the whole country (holidays.ts).
 *
 * @param country ISO 3166-1 alpha-2, for example `BE`; null: nobody's holidays, only weekends
 * @param zone IANA zone, for example `Europe/Brussels`
 * @throws CalendarUnknown where the country or the zone is not known
 */
export function makeCalendar(
  country: string | null,
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
      say`${zone} is not an IANA time zone; send one such as Europe/Brussels.`,
    );
  return {
    id: country ?? weekendsOnly,
    zone: offsets,
    weekend: [6, 7],
    closedDays: country === null ? [] : knownClosedDays(country, firstYear, lastYear),
    covers: { from: `${firstYear}-01-01`, until: `${lastYear}-12-31` },
  };
}

function knownClosedDays(country: string, firstYear: number, lastYear: number): string[] {
  if (!isKnownCountry(country))
    throw new CalendarUnknown(
      'country',
      say`${country} is not a country whose public holidays are known; send two letters such as BE.`,
    );
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
  return [...new Set(years.flatMap((year) => [...holidaysOf(country, year).keys()]))].toSorted();
}

/**
 * A calendar with the days that a review closes beside the public holidays of its host.
 *
 * @param days local dates, `2024-05-10`
 * @throws CalendarUnknown where one is outside what the calendar covers
 */
export function withClosingDays(calendar: Calendar, days: readonly string[]): Calendar {
  if (days.length === 0) return calendar;
  const closingDays = [...new Set(days)].toSorted();
  const { from, until } = calendar.covers;
  const outside = closingDays.find((date) => date < from || date > until);
  if (outside !== undefined)
    throw new CalendarUnknown(
      'closingDays',
      say`The closing day ${outside} is outside the calendar, which covers ${from} to ${until}.`,
    );
  const closedDays = [...new Set([...calendar.closedDays, ...closingDays])].toSorted();
  return { ...calendar, closedDays, closingDays };
}

/** `2024-05-16` in the calendar's own zone. */
export function localDate(calendar: Calendar, at: Instant): string {
  return isoDate(wallClock(calendar.zone, at));
}
