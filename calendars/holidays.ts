import Holidays from 'date-holidays';
import { isoDate } from '../domain/time.ts';

const day = 86_400_000;

export function isKnownCountry(country: string): boolean {
  return Object.hasOwn(new Holidays().getCountries(), country);
}

/** Some holidays follow the moon; what was computed last is asked for again and again. */
const known = new Map<string, ReadonlyMap<string, string>>();
const mostKnown = 2000;

/**
 * The public holidays of the whole country in one year, not regional, bank or school ones, by local
 * date (`2024-05-20`) with their names (source: the date-holidays data, CC BY-SA 3.0).
 *
 * @param country ISO 3166-1 alpha-2; one that is not known has none
 * @param language of the names, ISO 639-1; English where the data have no such name
 */
export function holidaysOf(
  country: string,
  year: number,
  language = 'en',
): ReadonlyMap<string, string> {
  const key = `${country} ${year} ${language}`;
  const found = known.get(key) ?? computed(country, year, language);
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
}

function computed(country: string, year: number, language: string): ReadonlyMap<string, string> {
  const holidays = new Holidays();
  const names = new Map<string, string>();
  if (!isKnownCountry(country)) return names;
  holidays.init(country, { types: ['public'], languages: [language, 'en'] });
  for (const { date, start, end, name } of holidays.getHolidays(year))
    for (const on of datesOf(date, start, end)) names.set(on, names.get(on) ?? name);
  return names;
}

/** Every local date of a holiday, also of one that lasts several days. */
function datesOf(first: string, start: Date, end: Date): string[] {
  const begin = Date.parse(`${first.slice(0, 10)}T00:00:00Z`);
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / day));
  return Array.from({ length: days }, (_, index) => isoDate(begin + index * day));
}
