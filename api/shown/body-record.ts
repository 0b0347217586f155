import type { BodyId } from '../../domain/actor.ts';
import { seesEvent } from '../../domain/policy/sees.ts';
import type { Receipt } from '../../audit/receipt.ts';
import type { Authorisation } from '../../store/authorisations.ts';
import type {
  BodyEvent,
  BodyMandate,
  BodyNotice,
  BodyReceipt,
  MatterLine,
} from '../../store/body-record.ts';
import { isOfReview } from './event-sentence.ts';
import { showMandateFlag } from './mandate-flag.ts';

/** One line of what a body said and was sent. */
export type RecordLine = {
  readonly kind: 'said' | 'about' | 'received' | 'told' | 'mandate' | 'authorisation';
  readonly at: string;
  readonly review: string | null;
  readonly reference: string | null;
  readonly stage: string | null;
  readonly person: string | null;
  readonly role: string | null;
  /** Type of the event, of the act that was received, or of the notice. */
  readonly what: string;
  /** Of a response: counted, late or void; of what was received: recorded, refused or waiting. */
  readonly status: string | null;
  readonly why: string | null;
  /** Number of its entry in the audit log; null where it has none. */
  readonly entry: number | null;
  /** The prose that it names, by the name of the field. */
  readonly words: Readonly<Record<string, string>>;
  readonly details: Readonly<Record<string, unknown>>;
  /** To be kept and checked without us (docs/audit.md); null for what is none. */
  readonly receipt: Receipt | null;
};

const nothing = {
  stage: null,
  person: null,
  role: null,
  status: null,
  why: null,
  words: {},
  details: {},
  receipt: null,
};

/**
 * Whether a line about this event is the body's: what it sees as one that takes part, and what it
 * wrote in the name of others.
 */
export function isOfBody({ by, event }: BodyEvent, body: BodyId): boolean {
  if (isOfReview(event)) return by.is === 'person' && by.body === body;
  const wrote = event.type === 'responded' && by.is === 'person' && by.body === body;
  return wrote || seesEvent({ kind: 'body', bodies: [body] }, event);
}

/** Fields of an event that name prose that people wrote; texts of versions are had by their route. */
const prose = ['document', 'proposal', 'reason', 'advice', 'evidence', 'entry', 'instead'] as const;
const ofResponse = ['reason', 'statement'] as const;

/** The hashes of prose that an event names, by the field. */
export function proseOf({ event }: BodyEvent): readonly (readonly [string, string])[] {
  const own = fieldsOf(event, prose);
  return 'response' in event ? [...own, ...fieldsOf(event.response, ofResponse)] : own;
}

function fieldsOf(value: object, names: readonly string[]): (readonly [string, string])[] {
  return Object.entries(value).flatMap(([name, hash]) =>
    names.includes(name) && typeof hash === 'string' ? [[name, hash] as const] : [],
  );
}

export function lineOfEvent(
  matter: MatterLine,
  told: BodyEvent,
  body: BodyId,
  texts: ReadonlyMap<string, string>,
): RecordLine {
  const { at, by, event, sequence, leaf, status, why } = told;
  const flags = told.flags.map(showMandateFlag);
  const { type, ...rest } = event;
  const isSaid = (by.is === 'person' && by.body === body) || type === 'responded';
  const words = proseOf(told).flatMap(([name, hash]) => {
    const text = texts.get(hash);
    return text === undefined ? [] : [[name, text] as const];
  });
  return {
    ...nothing,
    ...whereOf(matter),
    kind: isSaid ? 'said' : 'about',
    at: utc(at),
    stage: 'stage' in event ? event.stage : null,
    person: by.is === 'person' ? by.person : null,
    role: by.is === 'person' ? by.role : by.is,
    what: type,
    status,
    why,
    entry: leaf,
    words: Object.fromEntries(words),
    details: { sequence, ...rest, ...(flags.length > 0 ? { flags } : {}) },
  };
}

export function lineOfReceipt(
  matter: MatterLine,
  { key, person, role, act, stage, receivedAt, sequence, refusal, leaf }: BodyReceipt,
  receipt: Receipt | null,
): RecordLine {
  const outcome = sequence === null ? 'waiting' : 'recorded';
  return {
    ...nothing,
    ...whereOf(matter),
    kind: 'received',
    at: utc(receivedAt),
    stage,
    person,
    role,
    what: act,
    status: refusal === null ? outcome : 'refused',
    why: refusal,
    entry: leaf ?? receipt?.index ?? null,
    details: { key },
    receipt,
  };
}

export function lineOfNotice(matter: MatterLine, notice: BodyNotice): RecordLine {
  const { at, kind, stage, role, why, leaf } = notice;
  const mails = notice.mails.map(({ settledAt, ...mail }) => ({
    ...mail,
    settledAt: settledAt === null ? null : utc(settledAt),
  }));
  const to = { kind: 'told', at: utc(at), stage, role, what: kind, entry: leaf } as const;
  return { ...nothing, ...whereOf(matter), ...to, words: { notice: why }, details: { mails } };
}

export function lineOfMandate(mandate: BodyMandate): RecordLine {
  const { id, person, role, from, until, revokedAt, lentFrom, grantedBy, leaf } = mandate;
  const details = {
    id,
    from: utc(from),
    until: until === null ? null : utc(until),
    revokedAt: revokedAt === null ? null : utc(revokedAt),
    lentFrom,
    grantedBy,
  };
  const what = lentFrom === null ? 'mandate' : 'stand-in';
  const at = utc(from);
  return { ...nothing, ...nowhere, kind: 'mandate', at, person, role, what, entry: leaf, details };
}

export function lineOfAuthorisation(
  { from, until, revokedAt, review, reference, ...rest }: Authorisation,
  texts: ReadonlyMap<string, string>,
  entries: ReadonlyMap<string, number>,
): RecordLine {
  const text = texts.get(rest.document);
  return {
    ...nothing,
    kind: 'authorisation',
    at: utc(from),
    review,
    reference,
    what: 'authorisation',
    person: rest.givenBy,
    entry: entries.get(rest.id) ?? null,
    words: text === undefined ? {} : { document: text },
    details: {
      ...rest,
      until: utc(until),
      revokedAt: revokedAt === null ? null : utc(revokedAt),
    },
  };
}

const nowhere = { review: null, reference: null };

function whereOf({ review, reference }: MatterLine) {
  return { review, reference };
}

function utc(at: number): string {
  return new Date(at).toISOString();
}
