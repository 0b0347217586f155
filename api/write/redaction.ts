import { randomUUID } from 'node:crypto';
import { isBeingDecided } from '../../domain/redaction.ts';
import type { Store } from '../../store/connection.ts';
import { insertDocuments } from '../../store/documents.ts';
import { sha256 } from '../../store/hash.ts';
import { findMandates } from '../../store/mandates.ts';
import type { Mandate } from '../../store/mandates.ts';
import { findPerson } from '../../store/people.ts';
import { findNamed, findNaming, findRedactable, redact } from '../../store/redactions.ts';
import type { Naming, RedactionKind } from '../../store/redactions.ts';
import { actorUnder } from '../auth/acting.ts';
import type { RedactionSubject } from '../contract/redactions.ts';
import { Problem } from '../problem.ts';
import { type Said, say } from '../../domain/words/say.ts';
import type { Language } from '../../domain/words/languages.ts';
import { told } from '../shown/told.ts';

type Asked = {
  readonly what: RedactionSubject;
  readonly reason: string;
  readonly receivedAt: number;
  readonly mandate: Mandate;
  /** Of whoever redacts. */
  readonly language: Language;
};

type Subject = { readonly kind: RedactionKind; readonly subject: string };

/**
 * Takes a text, a file or a person's data away, with the reason that stands in its place.
 * @throws Problem `unknown-text`, `unknown-attachment`, `unknown-person`, `not-redactable`
 */
export async function redactSubject(within: Store, asked: Asked) {
  const { kind, subject } = subjectOf(asked.what);
  const named =
    kind === 'person'
      ? await requireRetired(within, subject, asked.receivedAt)
      : await requireForgettable(within, kind, subject);
  const reason = sha256(asked.reason);
  if (reason === subject)
    throw notRedactable(say`The reason is the text itself, which it would show`);
  await insertDocuments(within, [{ hash: reason, mediaType: 'text/plain', text: asked.reason }]);
  const id = randomUUID();
  const { person, body, mandate } = actorUnder(asked.mandate);
  const at = asked.receivedAt;
  await redact(within, { id, kind, subject, at, person, body, mandate, reason });
  const { hides, stays } = effects[kind];
  const all = (sentences: readonly Said[]) => sentences.map((one) => told(asked.language, one));
  return { id, kind, subject, named, hides: all(hides), stays: all(stays) };
}

function subjectOf(what: RedactionSubject): Subject {
  if ('document' in what) return { kind: 'document', subject: what.document };
  if ('attachment' in what) return { kind: 'attachment', subject: what.attachment };
  return { kind: 'person', subject: what.person };
}

async function requireForgettable(
  within: Store,
  kind: 'document' | 'attachment',
  hash: string,
): Promise<readonly Naming[]> {
  const found = await findRedactable(within, kind, hash);
  if (!found)
    throw new Problem(
      kind === 'document' ? 'unknown-text' : 'unknown-attachment',
      say`Nothing is kept under ${hash}. Nothing was redacted; the event that names a text says its hash.`,
    );
  if (found.redaction !== null) throw notRedactable(say`It was redacted already`);
  const named = await findNaming(within, hash);
  const workflows = named.map(({ workflow }) => workflow);
  for (const { reference, isTitle, state } of await findNamed(within, workflows, hash)) {
    if (isTitle) throw notRedactable(say`It is the title of ${reference}, by which people know it`);
    if (isBeingDecided(state, hash))
      throw notRedactable(
        say`${reference} is being decided on this text, and nobody can decide on what they cannot read: wait for its outcome, or have it withdrawn or a new version frozen`,
      );
  }
  return named;
}

/** Whoever still may act has to be known by name. */
async function requireRetired(within: Store, person: string, now: number): Promise<[]> {
  if (!(await findPerson(within, person)))
    throw new Problem(
      'unknown-person',
      say`Nobody is known as ${person}. Nothing was redacted; GET /api/people lists all.`,
    );
  const held = await findMandates(within, person, now);
  if (held.length > 0)
    throw notRedactable(
      held.length === 1
        ? say`${person} still holds a mandate, and whoever may act has to be known: end them first`
        : say`${person} still holds ${held.length} mandates, and whoever may act has to be known: end them first`,
    );
  return [];
}

function notRedactable(why: Said): Problem {
  return new Problem('not-redactable', say`${why}. Nothing was redacted.`);
}

const effects: Readonly<Record<RedactionKind, { hides: Said[]; stays: Said[] }>> = {
  document: {
    hides: [say`the text, wherever it is shown; your reason stands in its place`],
    stays: [
      say`its SHA-256: whoever has the text can show that it was this one, and whoever can guess a short text can check the guess`,
      say`every event that names it, every receipt and every proof`,
      say`backups made before now, and what was mailed, printed or exported: have them destroyed too`,
    ],
  },
  attachment: {
    hides: [say`the bytes of the file; your reason is answered instead`],
    stays: [
      say`its SHA-256, size and type, and its name where it stands beside a version`,
      say`every event that names it, every receipt and every proof`,
      say`backups made before now, and copies that were fetched: have them destroyed too`,
    ],
  },
  person: {
    hides: [
      say`name, mail address, language and zone, now and as they were in the audit log`,
      say`the addresses and texts of the mails sent to them, and what was asked to enter them here`,
    ],
    stays: [
      say`their id, what they did, for whom and under which mandates: events name the id alone`,
      say`the salted hashes of the emptied entries: they prove that something stood there and cannot be guessed back`,
      say`their name where somebody wrote it into a text: redact that text`,
      say`backups made before now: have them destroyed too`,
    ],
  },
};
