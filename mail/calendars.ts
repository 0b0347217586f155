import { findCalendarEntries, putCalendarEntries } from '../store/calendar-entries.ts';
import type { CalendarEntry } from '../store/calendar-entries.ts';
import type { Store } from '../store/connection.ts';
import type { MailMessage } from '../store/mails.ts';
import { calendarChanges, type CalendarChanges } from './calendar-changes.ts';
import { calendarFile } from './calendar-file.ts';
import { catalogue } from './catalogue/all.ts';
import type { MailMatter } from './matter.ts';
import type { Post } from './post.ts';
import { mailHost, type MailSettings } from './settings.ts';

/**
 * The calendar files of one mail, and what they leave in its reader's calendar, which is written down
 * with the mail: the next one goes on from there.
 */
export async function calendarsOf(
  within: Store,
  { reader, told }: Post,
  matters: ReadonlyMap<string, MailMatter | undefined>,
  settings: MailSettings,
  now: number,
): Promise<{ entries: readonly CalendarEntry[]; files: MailMessage['calendars'] }> {
  const phrases = catalogue[reader.language];
  const host = mailHost(settings);
  const { publicUrl, from: organizer } = settings;
  const all: CalendarChanges[] = [];
  for (const [workflow, about] of Map.groupBy(told, (one) => one.workflow)) {
    const matter = matters.get(workflow);
    if (!matter) continue;
    const person = reader.id;
    const known = await findCalendarEntries(within, { person, workflow });
    const desks = new Set(about.map(({ desk }) => desk));
    const isRestored = about.some(({ kind }) => kind === 'restored');
    const asked = { person, desks, isRestored, phrases, host, publicUrl, now };
    all.push(calendarChanges(matter, known, asked));
  }
  const entries = all.flatMap((changes) => changes.entries);
  await putCalendarEntries(within, entries);
  const files = [
    { method: 'PUBLISH', events: all.flatMap(({ published }) => published) } as const,
    { method: 'CANCEL', events: all.flatMap(({ cancelled }) => cancelled) } as const,
  ].filter(({ events }) => events.length > 0);
  const written = files.map(async ({ method, events }) => ({
    method,
    content: await calendarFile(events, { method, organizer }),
  }));
  return { entries, files: await Promise.all(written) };
}
