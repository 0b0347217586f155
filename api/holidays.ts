import { runningDeadlines, type AskedBy } from '../domain/plan/deadlines.ts';
import type { Recommendation } from '../domain/state.ts';
import type { Calendar, Instant } from '../domain/time.ts';
import type { Language } from '../domain/words/languages.ts';
import { localDate } from '../calendars/calendar.ts';
import { countryOfBody } from '../calendars/countries.ts';
import { holidaysOf } from '../calendars/holidays.ts';
import { findBodies, type Body } from '../store/bodies.ts';
import type { Edge } from './edge.ts';
import { voiceIn } from './shown/said.ts';
import { showTime } from './shown/time.ts';

/** Which public holidays the bodies of the register keep. */
export type Keeping = {
  readonly of: (body: string, host: string) => string;
  /** In which they are named. */
  readonly language: Language;
};

/** One query; whoever asks for many deadlines asks for it once. */
export async function holidayKeeping(edge: Edge): Promise<Keeping> {
  const bodies = new Map((await findBodies(edge.store)).map((body) => [body.id, body]));
  const unknown = (id: string): Body => ({
    id,
    name: id,
    kind: 'office',
    country: null,
    version: 0,
  });
  return {
    of: (id, host) => countryOfBody(bodies.get(id) ?? unknown(id), host),
    language: edge.language,
  };
}

/** A deadline, and for which of those who are asked it falls on a public holiday. */
export type OnHoliday = {
  readonly deadline: AskedBy;
  readonly bodies: readonly { readonly body: string; readonly holiday: string }[];
};

/** The date is that of the zone in which the deadline was promised; nothing is ever moved. */
export function onHolidays(
  { of, language }: Keeping,
  calendar: Calendar,
  deadlines: readonly AskedBy[],
): readonly OnHoliday[] {
  return deadlines.flatMap((deadline) => {
    const bodies = deadline.electorate.flatMap((body) => {
      const holiday = holidayAt(of(body, calendar.id), language, { calendar, at: deadline.at });
      return holiday === undefined ? [] : [{ body, holiday }];
    });
    return bodies.length > 0 ? [{ deadline, bodies }] : [];
  });
}

function holidayAt(
  country: string,
  language: Language,
  { calendar, at }: { readonly calendar: Calendar; readonly at: Instant },
): string | undefined {
  const date = localDate(calendar, at);
  return holidaysOf(country, Number(date.slice(0, 4)), language).get(date);
}

/** As it is answered. */
export function showOnHoliday({ deadline, bodies }: OnHoliday, { zone }: Calendar, as: Language) {
  const { stage, title, is, at } = deadline;
  const { said, when, title: titled } = voiceIn(as, zone);
  return {
    stage,
    deadline: showTime(zone, at),
    is,
    bodies: bodies.map(({ body, holiday }) => ({ body, holiday })),
    sentence: said.holiday({ stage: titled(title), deadline: when(at), bodies }),
  };
}

/** Of the deadlines that run now. */
export async function holidayWarnings(edge: Edge, state: Recommendation) {
  const { calendar } = state.setting;
  const running = runningDeadlines(state);
  if (running.length === 0) return [];
  const found = onHolidays(await holidayKeeping(edge), calendar, running);
  return found.map((one) => showOnHoliday(one, calendar, edge.language));
}

/** Acts that may set a deadline. */
const timed: ReadonlySet<string> = new Set([
  'task',
  'accept',
  'freeze-version',
  'mark',
  'circulate',
  'convene',
  'extend',
  'reissue',
  'determine',
]);

/** The same in the answer to an act that may have set one; other acts are not kept waiting for it. */
export async function warningsAfter(edge: Edge, act: string, state: Recommendation) {
  return timed.has(act) ? { warnings: await holidayWarnings(edge, state) } : {};
}
