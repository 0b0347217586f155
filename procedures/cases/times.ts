import { z } from 'zod';
import { zoneOffsets } from '../../calendars/zone.ts';
import type { Until } from '../../domain/command.ts';
import { instantOf, isFault, type Instant } from '../../domain/time.ts';

const twoDays = 2 * 86_400_000;
const written =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;
const form = 'is no time; write 2024-03-15T17:00:00+01:00, or without the offset for the local one';
const years = { first: 1900, last: 2199 };

/** An instant as a case writes it; what has no offset is read in the zone. */
export function instantSchema(zone: string) {
  return z.string({ error: form }).transform((text, context): Instant => {
    const found = instantFrom(text, zone);
    if (typeof found === 'number') return found;
    context.addIssue({ code: 'custom', message: found });
    return z.NEVER;
  });
}

function instantFrom(text: string, zone: string): Instant | string {
  const parts = written.exec(text);
  if (!parts) return form;
  const offset = parts[7];
  const year = Number(parts[1]);
  if (year < years.first || year > years.last)
    return `is outside the years ${years.first} to ${years.last}`;
  const local = offset === undefined ? text : text.slice(0, -offset.length);
  const reading = Date.parse(`${local}Z`);
  if (Number.isNaN(reading) || !isSameDate(reading, text)) return 'is no date of the calendar';
  if (offset !== undefined) {
    const at = Date.parse(`${local}${offset}`);
    return Number.isNaN(at) ? 'has an offset that does not exist' : at;
  }
  const offsets = zoneOffsets(zone, reading - twoDays, reading + twoDays);
  if (!offsets) return `cannot be read: ${zone} is no time zone`;
  const at = instantOf(offsets, reading);
  return isFault(at) ? at.said.text : at;
}

/** 30 February would silently become 1 March, and 24:00 the next day. */
function isSameDate(reading: number, text: string): boolean {
  return new Date(reading).toISOString().slice(0, 13) === text.slice(0, 13);
}

const windowForm =
  'write { until: TIME }, { hours: 72 }, { minutes }, { calendarDays } or { workingDays }';
const length = z.number().positive({ error: 'is not more than nothing' }).max(100_000);
const wholeDays = z
  .int({ error: 'is no whole number of days' })
  .positive({ error: 'is not more than nothing' })
  .max(36_600);

/** The fields of a window; exactly one of them is given. */
export function windowFields(zone: string) {
  return {
    until: instantSchema(zone).optional(),
    seconds: length.optional(),
    minutes: length.optional(),
    hours: length.optional(),
    calendarDays: wholeDays.optional(),
    workingDays: wholeDays.optional(),
  };
}

type WindowFields = z.infer<z.ZodObject<ReturnType<typeof windowFields>>>;

/** The window in fields that may stand among others; null where there is none of them. */
export function windowIn(given: WindowFields): Until | null | string {
  const { until, seconds, minutes, hours, calendarDays, workingDays } = given;
  const found: Until[] = [
    ...(until === undefined ? [] : [{ until }]),
    ...(seconds === undefined ? [] : [inSeconds(seconds)]),
    ...(minutes === undefined ? [] : [inSeconds(minutes * 60)]),
    ...(hours === undefined ? [] : [inSeconds(hours * 3600)]),
    ...(calendarDays === undefined ? [] : [{ calendarDays }]),
    ...(workingDays === undefined ? [] : [{ workingDays }]),
  ];
  return found.length > 1 ? `names several ends; ${windowForm}` : (found[0] ?? null);
}

/** Half an hour may be written as 0.5 hours. */
function inSeconds(seconds: number): Until {
  return { seconds: Math.round(seconds * 1000) / 1000 };
}

export function windowSchema(zone: string) {
  return z
    .strictObject(windowFields(zone), { error: `is no window; ${windowForm}` })
    .transform((given, context): Until => {
      const found = windowIn(given);
      if (found !== null && typeof found !== 'string') return found;
      context.addIssue({ code: 'custom', message: found ?? `is empty; ${windowForm}` });
      return z.NEVER;
    });
}
