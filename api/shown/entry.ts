import { z } from 'zod';
import { hasReleased } from '../../domain/publication.ts';
import { seesEvent, seesMandateFlags } from '../../domain/policy/sees.ts';
import type { Event } from '../../domain/event.ts';
import type { ScannedEntry } from '../../store/audit/scan.ts';
import { subjectOf } from '../../workflows/messages.ts';
import { redacted } from './event.ts';
import { isOfReview } from './event-sentence.ts';
import type { Seeing } from './seeing.ts';

/** One entry of the log as somebody may read it. */
export type EntryShown = {
  readonly index: number;
  readonly at: string | null;
  readonly kind: string;
  /** Type of the event, or what was asked for. */
  readonly act: string;
  readonly review: string | null;
  readonly reference: string | null;
  readonly stage: string | null;
  /** The body that acted, else the one that it is about. */
  readonly body: string | null;
  readonly person: string | null;
  readonly role: string | null;
  readonly mandate: string | null;
  readonly text: string | null;
  readonly hash: string;
  readonly details: Readonly<Record<string, unknown>>;
};

/** An entry for this reader; undefined where they may not know of it. */
export async function showEntry(
  entry: ScannedEntry,
  seeing: Seeing,
): Promise<EntryShown | undefined> {
  const { index, kind, key, hash, text, content, told } = entry;
  const common = { index, kind, text, hash, ...nobody };
  if (told) {
    const shown = await showTold({ ...common, act: told.event.type }, told, seeing);
    return kind === 'mandate-flag' ? beside(shown, content, told, seeing) : shown;
  }
  if (kind === 'event') return undefined;
  if (kind === 'refusal') return await showRefusal(common, content, seeing);
  const row = Row.parse(content ?? {});
  const isOfMatter = row.route?.includes(':reference') === true;
  return {
    ...common,
    act: row.route ?? kind,
    at: instantOf(row.at ?? row.received_at ?? row.created_at ?? row.made_at),
    review: (kind === 'review' ? row.id : row.review) ?? null,
    reference: (isOfMatter ? row.subject : row.reference) ?? null,
    body: (kind === 'body' ? row.id : row.body) ?? null,
    person: row.person ?? (kind === 'person' ? key : null) ?? row.created_by ?? null,
    role: row.role ?? null,
    details: detailsOf(kind, row),
  };
}

const nobody = {
  at: null,
  review: null,
  reference: null,
  stage: null,
  body: null,
  person: null,
  role: null,
  mandate: null,
  details: {},
};

type Common = typeof nobody & Pick<EntryShown, 'index' | 'kind' | 'text' | 'hash'>;

async function showTold(
  common: Common & { readonly act: string },
  { workflow, at, by, event, sequence }: NonNullable<ScannedEntry['told']>,
  seeing: Seeing,
): Promise<EntryShown | undefined> {
  const subject = subjectOf(workflow);
  const where = await seeing.workflow(workflow);
  if (!where) return undefined;
  const details = isOfReview(event) ? event : shownEvent(event, where);
  if (!details) return undefined;
  const { type: _, ...rest } = details;
  const who = by.is === 'person' ? by : null;
  return {
    ...common,
    at: new Date(at).toISOString(),
    review: where.review,
    reference: subject?.kind === 'recommendation' ? subject.id : null,
    stage: 'stage' in event ? event.stage : null,
    body: bodyIn(event) ?? who?.body ?? null,
    person: who?.person ?? null,
    role: who?.role ?? (by.is === 'machine' ? 'machine' : by.is),
    mandate: who?.mandate ?? null,
    details: { sequence, ...(by.is === 'machine' ? { rule: by.rule } : {}), ...rest },
  };
}

/** A flag is shown to whoever is shown the act, and that it was flagged. */
async function beside(
  shown: EntryShown | undefined,
  content: unknown,
  { workflow }: NonNullable<ScannedEntry['told']>,
  seeing: Seeing,
): Promise<EntryShown | undefined> {
  const where = await seeing.workflow(workflow);
  const { mandate, body, why, since, sequence } = Flag.parse(content);
  if (!shown || !where || !seesMandateFlags(where.viewer, seeing.held, body)) return undefined;
  return { ...shown, body, mandate, details: { sequence, why, since: instantOf(since) } };
}

type Where = NonNullable<Awaited<ReturnType<Seeing['workflow']>>>;

function shownEvent(event: Event, { viewer, state }: Where): Event | undefined {
  if (seesEvent(viewer, event)) return redacted(event, viewer);
  const isTold =
    event.type === 'responded' &&
    state !== null &&
    hasReleased(state, { stage: event.stage, round: event.round, body: event.response.body });
  return isTold ? event : undefined;
}

function bodyIn(event: object): string | null {
  if ('response' in event) return Row.safeParse(event.response).data?.body ?? null;
  return 'body' in event && typeof event.body === 'string' ? event.body : null;
}

/** What the rules refused: what it said is for officers; that it was tried, for auditors too. */
async function showRefusal(
  common: Common,
  content: unknown,
  seeing: Seeing,
): Promise<EntryShown | undefined> {
  const { workflow, person, command, received_at, answer } = Refusal.parse(content);
  const where = await seeing.workflow(workflow);
  const subject = subjectOf(workflow);
  const isOfficer = where?.viewer.kind === 'officer';
  return {
    ...common,
    act: command.type,
    at: instantOf(received_at),
    review: where?.review ?? null,
    reference: subject?.kind === 'recommendation' ? subject.id : null,
    body: command.by.body ?? null,
    person,
    role: command.by.role ?? null,
    mandate: command.by.mandate ?? null,
    details: isOfficer ? { command, answer } : { code: answer.code },
  };
}

const word = z.string().nullish();
const number = z.union([z.string(), z.number()]).transform(String).nullish();
const Row = z.object({
  id: number,
  at: word,
  received_at: word,
  created_at: word,
  made_at: word,
  person: word,
  created_by: word,
  body: word,
  role: word,
  review: word,
  reference: word,
  route: word,
  subject: word,
  code: word,
  name: word,
  version: number,
});

const Flag = z.object({
  sequence: z.int(),
  mandate: z.string(),
  body: z.string(),
  why: z.string(),
  since: z.string().nullable(),
});

const Refusal = z.object({
  workflow: z.string(),
  person: z.string(),
  received_at: z.string(),
  command: z.looseObject({
    type: z.string(),
    by: z.looseObject({ body: word, role: word, mandate: word }),
  }),
  answer: z.looseObject({ code: z.string() }),
});

/** Of people no more than their names, of what was asked and refused no words: those may tell more. */
function detailsOf(kind: string, row: z.infer<typeof Row>): Record<string, unknown> {
  const { id, name, version, code, subject } = row;
  if (kind === 'refused-attempt') return { code, subject };
  const all = kind === 'request' ? {} : { id, name, version };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => (value ?? null) !== null));
}

/** A time as PostgreSQL wrote it into the entry, in UTC. */
function instantOf(text: string | null | undefined): string | null {
  return (text ?? '') === '' ? null : new Date(text ?? '').toISOString();
}
