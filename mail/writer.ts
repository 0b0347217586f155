import type { BodyId } from '../domain/actor.ts';
import { findEndedEntries, putCalendarEntries } from '../store/calendar-entries.ts';
import type { CalendarEntry } from '../store/calendar-entries.ts';
import type { Store } from '../store/connection.ts';
import { sha256 } from '../store/hash.ts';
import { lockMailWriting, takeNoticesToMail, type NoticeToMail } from '../store/mail-notices.ts';
import { insertMails, type NewMail } from '../store/mails.ts';
import { findPeople } from '../store/people.ts';
import { together } from '../store/transaction.ts';
import { calendarsOf } from './calendars.ts';
import { catalogue } from './catalogue/all.ts';
import { loadMatter, type MailMatter } from './matter.ts';
import { messageOf } from './message.ts';
import { isReader, type Post, type Reader, type ToldAbout } from './post.ts';
import { readersOf } from './readers.ts';
import { sectionOf } from './section.ts';
import { mailHost, type MailSettings } from './settings.ts';
import { tellUnaddressed } from './tell-secretary.ts';

/** At most so many notices become mails in one transaction; the rest follows at once. */
const mostNotices = 2_000;
const mostEnded = 200;

/**
 * Turns the notices that wait for it into mails, in one transaction: a notice is marked as mailed
 * exactly when its mails are in the outbox. One process at a time writes; the others find nothing.
 * @returns how many mails were written
 */
export function writeMails(store: Store, settings: MailSettings, now: number): Promise<number> {
  return together(store, async (within) => {
    if (!(await lockMailWriting(within))) return 0;
    const window = settings.digest;
    const notices = await takeNoticesToMail(within, { window, limit: mostNotices });
    if (notices.length === 0) return 0;
    const readers = await readersOf(within, notices);
    const unaddressed = notices.filter(({ id }) => (readers.get(id) ?? []).length === 0);
    await tellUnaddressed(within, unaddressed, now);
    return await post(within, postsOf(notices, readers), settings, now);
  });
}

/**
 * Cancels calendar entries whose wait has ended without a notice: an answer was given, a task done.
 * @returns how many mails were written
 */
export function tidyCalendars(store: Store, settings: MailSettings, now: number): Promise<number> {
  return together(store, async (within) => {
    if (!(await lockMailWriting(within))) return 0;
    const ended = await findEndedEntries(within, mostEnded);
    if (ended.length === 0) return 0;
    const people = new Map((await findPeople(within)).map((person) => [person.id, person]));
    const byPerson = Map.groupBy(ended, ({ person }) => person);
    const posts = [...byPerson].flatMap(([id, entries]): Post[] => {
      const reader = people.get(id);
      return isReader(reader) ? [{ reader, told: entries.map(settled) }] : [];
    });
    const written = await post(within, posts, settings, now);
    // Also where nobody can be told any more, or the entry would be found again and again.
    await putCalendarEntries(
      within,
      ended
        .filter(({ person }) => !isReader(people.get(person)))
        .map((entry) => ({ ...entry, isOpen: false })),
    );
    return written;
  });
}

function settled(entry: CalendarEntry): ToldAbout {
  const { workflow, stage, desk } = entry;
  const reference = workflow.slice(workflow.indexOf(':') + 1);
  const about = { notice: null, workflow, reference, review: '' };
  return { ...about, kind: 'settled', body: bodyOf(desk), role: null, desk, stage, why: '' };
}

function bodyOf(desk: string): BodyId {
  return desk.slice(0, desk.lastIndexOf('/'));
}

function postsOf(
  notices: readonly NoticeToMail[],
  readers: ReadonlyMap<string, readonly Reader[]>,
): Post[] {
  const posts = new Map<string, { reader: Reader; told: ToldAbout[] }>();
  for (const notice of notices)
    for (const reader of readers.get(notice.id) ?? []) {
      const known = posts.get(reader.id) ?? { reader, told: [] };
      known.told.push({ ...notice, notice: notice.id });
      posts.set(reader.id, known);
    }
  return [...posts.values()];
}

async function post(
  within: Store,
  posts: readonly Post[],
  settings: MailSettings,
  now: number,
): Promise<number> {
  const matters = new Map<string, MailMatter | undefined>();
  const mails: NewMail[] = [];
  for (const { reader, told } of posts) {
    for (const about of told)
      if (!matters.has(about.workflow))
        matters.set(about.workflow, await loadMatter(within, about, settings));
    const mail = await compose(within, { reader, told }, matters, settings, now);
    if (mail) mails.push(mail);
  }
  await insertMails(within, mails);
  return mails.length;
}

async function compose(
  within: Store,
  { reader, told }: Post,
  matters: ReadonlyMap<string, MailMatter | undefined>,
  settings: MailSettings,
  now: number,
): Promise<NewMail | undefined> {
  const phrases = catalogue[reader.language];
  const { publicUrl } = settings;
  const sections = told.flatMap((one) => {
    const matter = matters.get(one.workflow);
    return matter ? [sectionOf(one, matter, reader, { phrases, publicUrl })] : [];
  });
  if (sections.length === 0) return undefined;
  const host = mailHost(settings);
  const workflows = [...new Set(told.map(({ workflow }) => workflow))];
  const calendars = await calendarsOf(within, { reader, told }, matters, settings, now);
  const notices = told.flatMap(({ notice }) => (notice === null ? [] : [notice]));
  const tidied = calendars.entries.map(({ uid, sequence }) => `${uid}#${sequence}`);
  // The address belongs to it: corrected after a refusal, it makes another mail of the same notices.
  const what = notices.length > 0 ? notices.toSorted() : tidied.toSorted();
  const id = sha256([reader.id, reader.email, ...what].join('\n')).slice(0, 32);
  return {
    id,
    person: reader.id,
    address: reader.email,
    messageId: `<${id}@${host}>`,
    notices,
    message: {
      ...messageOf(sections, phrases),
      threads: workflows.map((workflow) => `<${sha256(workflow).slice(0, 32)}.thread@${host}>`),
      calendars: calendars.files,
    },
  };
}
