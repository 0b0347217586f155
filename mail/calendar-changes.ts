import type { CalendarEntry } from '../store/calendar-entries.ts';
import { named } from '../domain/words/said.ts';
import type { Phrases } from './catalogue/phrases.ts';
import { calendarUid, type CalendarEvent } from './calendar-file.ts';
import type { MailMatter } from './matter.ts';
import { pageOf } from './settings.ts';
import { waitsOf, type Wait } from './waits.ts';

/** What a mail puts into its reader's calendar and takes out of it. */
export type CalendarChanges = {
  readonly entries: readonly CalendarEntry[];
  readonly published: readonly CalendarEvent[];
  readonly cancelled: readonly CalendarEvent[];
};

type Asked = {
  readonly person: string;
  /** The reader's desks that the mail is about. */
  readonly desks: ReadonlySet<string>;
  /** The period runs again: told to calendars too, though its end is the same. */
  readonly isRestored: boolean;
  readonly phrases: Phrases;
  readonly host: string;
  readonly publicUrl: string;
  readonly now: number;
};

/** The difference between what stands in a person's calendar about a matter and what is awaited. */
export function calendarChanges(
  matter: MailMatter,
  known: readonly CalendarEntry[],
  asked: Asked,
): CalendarChanges {
  const { state, workflow } = matter;
  if (!state) return { entries: [], published: [], cancelled: [] };
  const waits = waitsOf(state);
  const uidOf = (wait: Wait) => calendarUid({ workflow, ...wait }, asked.host);
  const kept = new Map(known.map((entry) => [entry.uid, entry]));
  const fresh = new Map(
    waits.flatMap((wait) => {
      const uid = uidOf(wait);
      const entry = freshEntry(uid, wait, state.sequence, { workflow, old: kept.get(uid), asked });
      return entry ? [[uid, { entry, act: wait.act }] as const] : [];
    }),
  );
  const live = new Set(waits.map(uidOf));
  const ended = known
    .filter(({ uid, isOpen }) => isOpen && !live.has(uid))
    .map((entry) => ({ ...entry, sequence: later(state.sequence, entry), isOpen: false }));
  const put = [...fresh.values()];
  return {
    entries: [...put.map(({ entry }) => entry), ...ended],
    published: put.map(({ entry, act }) => eventOf(entry, matter, act, asked)),
    cancelled: ended.map((entry) => eventOf(entry, matter, null, asked)),
  };
}

/** The entry that a wait makes, where the calendar does not show it so already. */
function freshEntry(
  uid: string,
  { due, desk, stage, round }: Wait,
  sequence: number,
  { workflow, old, asked }: { workflow: string; old: CalendarEntry | undefined; asked: Asked },
): CalendarEntry | undefined {
  if (due === null || due.at <= asked.now || !asked.desks.has(desk)) return undefined;
  if (old?.isOpen && old.dueAt === due.at && !asked.isRestored) return undefined;
  const { person } = asked;
  const where = { uid, person, workflow, stage, round, desk };
  return { ...where, dueAt: due.at, sequence: later(sequence, old), isOpen: true };
}

/** Grows with every change, whatever the matter's own number did meanwhile. */
function later(sequence: number, old: CalendarEntry | undefined): number {
  return Math.max(sequence, (old?.sequence ?? -1) + 1);
}

function eventOf(
  { uid, sequence, dueAt }: CalendarEntry,
  matter: MailMatter,
  act: string | null,
  { phrases, publicUrl, now }: Asked,
): CalendarEvent {
  const about = matter.reference ?? matter.review;
  const url = pageOf(publicUrl, matter);
  return {
    uid,
    sequence,
    due: dueAt,
    stamp: now,
    summary: act === null ? about : `${about}: ${named(phrases.acts, act)}`,
    description: `${phrases.labels.linkOnly}\n${url}`,
    url,
  };
}
