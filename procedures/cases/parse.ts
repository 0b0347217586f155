import { z } from 'zod';
import { CalendarUnknown, makeCalendar } from '../../calendars/calendar.ts';
import { isKnownZone } from '../../calendars/zone.ts';
import type { Until } from '../../domain/command.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { Case, CaseEvent } from '../../domain/simulation/case.ts';
import { officesOf } from '../../domain/simulation/offices.ts';
import type { Span } from '../../domain/simulation/outages.ts';
import { openingFaults } from '../../domain/simulation/play.ts';
import type { Calendar, Instant } from '../../domain/time.ts';
import { checkProcedure } from '../check.ts';
import { asksSomebody, bodiesSchema, electorateSchema, rolesFrom } from './bodies.ts';
import { EventReader } from './events.ts';
import { faultsAt, FileFaulty, type Fault } from '../faults.ts';
import { instantSchema, windowSchema } from './times.ts';

/** A case with what its file expects of it; undefined where it expects nothing. */
export type ParsedCase = { readonly given: Case; readonly expect: unknown };

const mostEvents = 20_000;
const longest = 60 * 366 * 86_400_000;
const resultFields = ['outcome', 'closedAt', 'next', 'reason', 'stages', 'refused', 'notices'];

function fileSchema(zone: string) {
  return z.strictObject(
    {
      procedure: z.unknown().optional(),
      start: instantSchema(zone),
      zone: z
        .string()
        .refine(isKnownZone, { error: 'is no IANA time zone, such as Europe/Brussels' })
        .default('UTC'),
      calendar: z.string().default('BE'),
      electorate: electorateSchema.optional(),
      facts: z.record(z.string(), z.union([z.boolean(), z.string(), z.number()])).default({}),
      window: windowSchema(zone).nullable().default(null),
      mandates: z.record(z.string(), bodiesSchema).default({}),
      events: z
        .array(z.unknown())
        .max(mostEvents, { error: `has more than ${mostEvents} events` })
        .default([]),
      expect: z
        .record(z.string(), z.unknown())
        .superRefine((expected, context) => {
          const message = `is no field of the result; it has ${resultFields.join(', ')}`;
          for (const key of Object.keys(expected))
            if (!resultFields.includes(key))
              context.addIssue({ code: 'custom', path: [key], message });
        })
        .optional(),
    },
    { error: 'is no case; it needs at least procedure and start' },
  );
}

/**
 * A case as a file writes it.
 *
 * @param find a procedure by its id; undefined where there is none
 * @throws FileFaulty with every fault and where it is
 */
export function parseCase(raw: unknown, find: (id: string) => Procedure | undefined): ParsedCase {
  const zone = zoneOf(raw);
  const faults: Fault[] = [];
  const parsed = fileSchema(zone).safeParse(raw);
  if (!parsed.success) faults.push(...faultsAt([], parsed.error));
  const procedure = procedureOf(field(raw, 'procedure'), find, faults);
  const happening = eventsIn(field(raw, 'events'), zone, faults);
  const parts = partsOf(raw, zone);
  const roles = procedure && rolesIn(procedure, parts, faults);
  const calendar = calendarIn(parts, zone, happening, faults);
  if (!procedure || !roles || !calendar) throw new FileFaulty(faults);
  const { letters, facts, window } = parts;
  const offices = officesOf(procedure);
  const { events, outages } = happening;
  const setting = { procedure, calendar, roles, offices, facts, summitAt: null, letters };
  const given = { setting, start: parts.start ?? 0, window: window ?? null, events, outages };
  if (faults.length > 0 && parts.start !== undefined && window !== undefined)
    faults.push(...openingFaults(given));
  if (faults.length > 0 || !parsed.success) throw new FileFaulty(faults);
  return { given, expect: parsed.data.expect };
}

/** What can be read of a file by itself, whatever else is wrong with it; undefined: unreadable. */
function partsOf(raw: unknown, zone: string) {
  const { shape } = fileSchema(zone);
  const read = <T>(schema: z.ZodType<T>, name: string): T | undefined =>
    schema.safeParse(field(raw, name)).data;
  return {
    isElectorateRead: shape.electorate.safeParse(field(raw, 'electorate')).success,
    electorate: read(shape.electorate, 'electorate'),
    calendar: read(shape.calendar, 'calendar'),
    start: read(shape.start, 'start'),
    window: read(shape.window, 'window'),
    facts: read(shape.facts, 'facts') ?? {},
    letters: read(shape.mandates, 'mandates') ?? {},
  };
}

type Parts = ReturnType<typeof partsOf>;

function rolesIn(procedure: Procedure, { electorate, isElectorateRead }: Parts, faults: Fault[]) {
  if (!isElectorateRead) return undefined;
  const roles = rolesFrom(procedure, electorate);
  if (Array.isArray(roles)) {
    faults.push(...roles.map((message) => ({ path: 'electorate', message })));
    return undefined;
  }
  if (electorate === undefined && asksSomebody(procedure))
    faults.push({ path: 'electorate', message: 'is missing; write how many bodies, or which' });
  return roles;
}

function calendarIn(
  { calendar, start, window }: Parts,
  zone: string,
  happening: Happening,
  faults: Fault[],
): Calendar | undefined {
  if (calendar === undefined) return undefined;
  const from = start ?? happening.events[0]?.at ?? 0;
  return calendarFor(calendar, zone, { start: from, window: window ?? null, ...happening }, faults);
}

function field(raw: unknown, name: string): unknown {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, name)) return undefined;
  return Object.entries(raw).find(([key]) => key === name)?.[1];
}

function zoneOf(raw: unknown): string {
  const zone = field(raw, 'zone');
  return typeof zone === 'string' && isKnownZone(zone) ? zone : 'UTC';
}

function procedureOf(
  written: unknown,
  find: (id: string) => Procedure | undefined,
  faults: Fault[],
): Procedure | undefined {
  if (typeof written === 'string') {
    const found = find(written);
    if (!found) faults.push({ path: 'procedure', message: `there is no ${written.slice(0, 80)}` });
    return found;
  }
  if (typeof written !== 'object' || written === null) {
    faults.push({ path: 'procedure', message: 'is missing: the id of one, or a whole one' });
    return undefined;
  }
  const checked = checkProcedure(written, ['procedure']);
  if (checked.ok) return checked.procedure;
  faults.push(...checked.faults);
  return undefined;
}

type Happening = { readonly events: readonly CaseEvent[]; readonly outages: readonly Span[] };

function eventsIn(raw: unknown, zone: string, faults: Fault[]): Happening {
  const events: CaseEvent[] = [];
  const outages: Span[] = [];
  if (!Array.isArray(raw) || raw.length > mostEvents) return { events, outages };
  const reader = new EventReader(zone);
  for (const [index, one] of raw.entries()) {
    const read = reader.read(one, index);
    if (read.is === 'faulty') faults.push(...read.faults);
    else if (read.is === 'outage') outages.push(read.span);
    else events.push(...read.events.map((event) => ({ ...event, index })));
  }
  const asked = events.reduce(
    (sum, { does }) => sum + (does.act === 'respond' ? does.bodies.length : 1),
    0,
  );
  if (asked > mostEvents)
    faults.push({ path: 'events', message: `stand for ${asked} acts; ${mostEvents} are the most` });
  return { events, outages };
}

/** The calendar over all that the case names, and as far as its windows may lead. */
function calendarFor(
  country: string,
  zone: string,
  of: Happening & { readonly start: Instant; readonly window: Until | null },
  faults: Fault[],
): Calendar | undefined {
  const windows = [
    of.window,
    ...of.events.map(({ does }) => ('window' in does ? does.window : null)),
  ];
  const named = [
    of.start,
    ...of.events.map(({ at }) => at),
    ...of.outages.map(({ until }) => until),
    ...windows.flatMap((window) => (window && 'until' in window ? [window.until] : [])),
  ];
  const first = named.reduce((least, at) => Math.min(least, at));
  const last = named.reduce((most, at) => Math.max(most, at));
  if (last - first > longest) {
    faults.push({
      path: 'the whole',
      message: 'lasts more than 60 years from its first time to its last',
    });
    return undefined;
  }
  const slack =
    windows.reduce((sum, window) => sum + (window ? mostDays(window) : 0), 0) * 86_400_000;
  try {
    return makeCalendar(country, zone, first, Math.min(last + slack, first + longest));
  } catch (error) {
    if (!(error instanceof CalendarUnknown)) throw error;
    const path = error.field === 'country' ? 'calendar' : 'zone';
    faults.push({ path, message: error.message });
    return undefined;
  }
}

function mostDays(window: Until): number {
  if ('calendarDays' in window) return window.calendarDays;
  return 'workingDays' in window ? window.workingDays * 2 : 0;
}
