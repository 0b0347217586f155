import type { Office } from '../domain/actor.ts';
import type { Store } from '../store/connection.ts';
import { deskOf } from '../store/holder.ts';
import { insertMailNotice, type NoticeToMail } from '../store/mail-notices.ts';
import type { Undelivered } from '../store/mails.ts';
import { findPerson } from '../store/people.ts';
import { loadMatter } from './matter.ts';

type About = Undelivered['notices'][number];

/**
 * Tells the secretary at once that a mail will not arrive, so that there is time to do something
 * before a deadline. What cannot be told to the secretary by mail is not told about in turn.
 */
export async function tellUndelivered(store: Store, mail: Undelivered, at: number): Promise<void> {
  const name = (await findPerson(store, mail.person))?.name ?? mail.person;
  const worthTelling = mail.notices.filter(({ kind }) => kind !== 'undelivered');
  const one = new Map(worthTelling.map((notice) => [`${notice.workflow}/${notice.body}`, notice]));
  for (const notice of one.values()) {
    const why = `Mail to ${name} of ${notice.body} about ${named(notice)} was not delivered (${mail.words}). ${whatToDo(notice)}`;
    await tell(store, notice, `mail/${mail.id}/${notice.id}`, why, at);
  }
}

/** The same where nobody at a desk that was to be told has an address. */
export async function tellUnaddressed(
  within: Store,
  notices: readonly NoticeToMail[],
  at: number,
): Promise<void> {
  for (const { id, kind, ...rest } of notices) {
    // Only what asks somebody for something; the rest is in their inbox here all the same.
    if (kind !== 'opened') continue;
    const sequence = Number(id.split('/').at(-2) ?? 0);
    const notice = { id, kind, sequence, ...rest };
    const why = `Nobody of ${rest.body} has an address for mail about ${named(notice)}. ${whatToDo(notice)}`;
    await tell(within, notice, `mail/unaddressed/${id}`, why, at);
  }
}

function named({ reference, review }: Pick<About, 'reference' | 'review'>): string {
  return reference ?? review;
}

function whatToDo({ kind, body }: Pick<About, 'kind' | 'body'>): string {
  const hold = `A silence that is open is held at its deadline unless mail reaches somebody of ${body} or ${body} answers before. `;
  return `${kind === 'opened' ? hold : ''}Correct the address, and it is sent again; or tell them in another way.`;
}

async function tell(
  store: Store,
  about: About,
  id: string,
  why: string,
  at: number,
): Promise<void> {
  const { workflow, sequence, reference, review, stage } = about;
  const matter = await loadMatter(store, about, { markings: [] });
  const secretary: Office | undefined = matter?.offices['secretary'];
  if (!secretary) return;
  const { body, role } = secretary;
  await insertMailNotice(store, {
    id,
    workflow,
    sequence,
    reference,
    review,
    stage,
    at,
    why,
    body,
    role,
    office: 'secretary',
    desk: deskOf(body, role),
  });
}
