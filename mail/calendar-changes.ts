import type { CalendarEntry } from '../store/calendar-entries.ts';
import { named, type Phrases } from './catalogue/phrases.ts';
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
  const kept = new Map(known.map((entry) => [entry.uid, entry]));
  const uidOf = (wait: Wait) => calendarUid({ workflow, ...wait }, asked.host);
  const wanted = new Map(
    waits.flatMap((wait) => {
      const old = kept.get(uidOf(wait));
      const isNews = asked.desks.has(wait.desk) && wait.due !== null && wait.due.at > asked.now;
      const isSame = old?.isOpen === true && old.dueAt === wait.due?.at && !asked.isRestored;
      return isNews && !isSame && wait.due
        ? [[uidOf(wait), { wait, due: wait.due.at, old }] as const]
        : [];
    }),
  );
  const live = new Set(waits.map(uidOf));
  const ended = known.filter(({ uid, isOpen }) => isOpen && !live.has(uid));
  const event = (entry: CalendarEntry, act: string | null): CalendarEvent =>
    eventOf(entry, matter, act, asked);
  const put = [...wanted].map(([uid, { wait, due, old }]) => {
    const { stage, round, desk, act } = wait;
    const sequence = Math.max(state.sequence, (old?.sequence ?? -1) + 1);
    const { person } = asked;
    return {
      entry: { uid, person, workflow, stage, round, desk, dueAt: due, sequence, isOpen: true },
      act,
    };
  });
  const dropped = ended.map((entry) => ({
    ...entry,
    sequence: Math.max(state.sequence, entry.sequence + 1),
    isOpen: false,
  }));
  return {
    entries: [...put.map(({ entry }) => entry), ...dropped],
    published: put.map(({ entry, act }) => event(entry, act)),
    cancelled: dropped.map((entry) => event(entry, null)),
  };
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
