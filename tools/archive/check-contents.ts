import { z } from 'zod';
import { frozenText, isWithin } from '../../audit/walk.ts';
import type { EventLeaf } from '../../audit/leaf.ts';
import type { Content } from '../../audit/receipt.ts';
import { archivable } from '../../domain/archive.ts';
import { hashesIn } from '../../store/audit/lost.ts';
import { nameOf, type Kept } from './check-log.ts';
import type { Member } from './container.ts';
import { must } from './differs.ts';
import {
  documentForm,
  memberForm,
  receiptForm,
  redactionForm,
  reviewForm,
  rowForm,
  type Manifest,
} from './form.ts';
import { linesBy, parsedBy } from './parsed.ts';
import { sha256Of } from './sha256.ts';
import { storyOf, tablesOf, type Story } from './story.ts';

type Whole = {
  readonly manifest: Manifest;
  readonly listed: readonly Member[];
  readonly kept: readonly Kept[];
};

/**
 * That an archive is what its entries make of it: all events, all that they name, the tables that
 * follow from them, and a review that was closed. @returns what is redacted, in words
 * @throws Differs
 */
export function checkContents(whole: Whole): readonly string[] {
  const files = new Map(whole.listed.map(({ name, bytes }) => [name, bytes]));
  const bytesOf = (name: string) => {
    const bytes = files.get(name);
    must(bytes !== undefined, `${name} is missing.`);
    return bytes;
  };
  const { title, marking } = whole.manifest;
  const begins = `${marking}\n`;
  must(
    bytesOf('README.md').subarray(0, Buffer.byteLength(begins)).equals(Buffer.from(begins)),
    'README.md does not begin with the marking.',
  );
  must(title !== '', 'manifest.json names no title.');
  const events = eventsIn(whole.kept);
  const settings = settingsIn(whole.listed);
  const redacted = checkDocuments(whole, bytesOf('documents.jsonl'), [...settings.keys()]);
  const members = linesBy(memberForm, bytesOf('recommendations.jsonl'), 'recommendations.jsonl');
  const story = storyOf({ review: reviewIn(whole), members, events, settings });
  mustBeClosed(story, whole.manifest);
  mustHoldAll(story, events);
  checkTables(story, bytesOf);
  checkReceipts(bytesOf('receipts.jsonl'), events);
  return redacted;
}

const contentForm = z.strictObject({
  sequence: z.int(),
  at: z.number(),
  by: z.unknown(),
  event: z.unknown(),
});

/** By workflow, without gaps, each with the text that was in force. */
function eventsIn(kept: readonly Kept[]): ReadonlyMap<string, readonly Content[]> {
  const events = new Map<string, Content[]>();
  const texts = new Map<string, string | null>();
  for (const { leaf, content } of kept) {
    if (leaf.kind !== 'event') continue;
    const told = eventIn(leaf, content);
    const before = events.get(leaf.workflow) ?? [];
    must(
      told.sequence === before.length + 1,
      `Event ${before.length + 1} of ${leaf.workflow} is missing.`,
    );
    const text = frozenText(told.event) ?? texts.get(leaf.workflow) ?? null;
    texts.set(leaf.workflow, text);
    must(leaf.text === text, `The ${nameOf(leaf)} names another text than was frozen then.`);
    events.set(leaf.workflow, [...before, told]);
  }
  return events;
}

function eventIn(leaf: EventLeaf, content: unknown): Content {
  const { data } = contentForm.safeParse(content);
  must(data?.sequence === leaf.sequence, `The ${nameOf(leaf)} is filed as another one.`);
  return data;
}

function reviewIn({ kept, manifest }: Whole) {
  const found = kept.filter(({ leaf }) => leaf.kind === 'review');
  const said = reviewForm.safeParse(found[0]?.content).data;
  must(
    found.length === 1 && said?.id === manifest.review,
    `The entry that says how the review ${manifest.review} was set up is missing.`,
  );
  return { id: said.id, workflow: said.workflow, setting: said.setting_hash };
}

/** What each setting is called is its hash. */
function settingsIn(listed: readonly Member[]): ReadonlyMap<string, unknown> {
  const form = z.record(z.string(), z.unknown());
  return new Map(
    listed.flatMap(({ name, bytes }) => {
      const hash = /^settings\/([0-9a-f]{64})\.json$/.exec(name)?.[1];
      if (hash === undefined) return [];
      must(sha256Of(bytes) === hash, `${name} is another setting.`);
      return [[hash, parsedBy(form, bytes, name)] as const];
    }),
  );
}

/** Whatever an event names is there, and is what its hash says; or a redaction says why not. */
function checkDocuments({ listed, kept }: Whole, lines: Buffer, settings: readonly string[]) {
  const documents = linesBy(documentForm, lines, 'documents.jsonl');
  const files = new Map(listed.map(({ name, bytes }) => [name, bytes]));
  const redacted = documents.flatMap(({ sha256, is, member, redaction }) => {
    if (redaction !== null) {
      const said = redactionIn(kept, redaction);
      const kind = is === 'text' ? 'document' : 'attachment';
      must(
        member === null && said?.kind === kind && said.subject === sha256,
        `The ${is} ${sha256} is gone, and no redaction says so.`,
      );
      return [`${is} ${sha256}`];
    }
    const bytes = files.get(member ?? '');
    must(
      bytes !== undefined && sha256Of(bytes) === sha256,
      `The ${is} ${sha256} is missing or is another one.`,
    );
    return [];
  });
  const known = new Set([...documents.map(({ sha256 }) => sha256), ...settings]);
  const places = new Set(documents.map(({ member }) => member));
  const stray = [...files.keys()].find(
    (name) => /^(texts|files)\//.test(name) && !places.has(name),
  );
  must(stray === undefined, `${stray} is listed in no line of documents.jsonl.`);
  for (const { leaf, content } of kept)
    if (leaf.kind === 'event')
      for (const hash of hashesIn(content))
        must(known.has(hash), `The ${nameOf(leaf)} names ${hash}, which is missing.`);
  return redacted;
}

function redactionIn(kept: readonly Kept[], id: string) {
  const found = kept.find(({ leaf }) => leaf.kind === 'redaction' && leaf.key === id);
  return redactionForm.safeParse(found?.content).data;
}

const noRest = { years: 0, months: 0, days: 0 };

/** Cut short it would not be: the rules that decided it say that nothing was open any more. */
function mustBeClosed({ review, recommendations }: Story, { closedAt }: Manifest): void {
  const states = recommendations.map(({ state }) => state);
  const found = archivable(review, states, noRest, closedAt);
  must(
    found.is !== 'open',
    `By its events the review was not closed: ${found.is === 'open' ? found.why : ''}.`,
  );
  must(found.closedAt === closedAt, 'By its events the review was closed at another time.');
}

/** Every recommendation that the review heard of, and none without a place in it. */
function mustHoldAll(
  { review, recommendations }: Story,
  events: ReadonlyMap<string, readonly Content[]>,
): void {
  const references = new Set(recommendations.map(({ state }) => state.reference));
  const lost = review.members.find(({ reference }) => !references.has(reference));
  must(lost === undefined, `The recommendation ${lost?.reference} is missing.`);
  must(
    events.size === recommendations.length + 1,
    'recommendations.jsonl does not name the recommendations whose events there are.',
  );
}

function checkTables(story: Story, bytesOf: (name: string) => Buffer): void {
  for (const [name, rows] of Object.entries(tablesOf(story))) {
    const kept = linesBy(rowForm, bytesOf(name), name);
    must(kept.length === rows.length, `${name} has ${kept.length} lines for ${rows.length}.`);
    rows.forEach((row, index) =>
      must(
        isWithin(kept[index], row),
        `Line ${index + 1} of ${name} is not what follows from the events.`,
      ),
    );
  }
}

const answerForm = z.object({ sequence: z.int() });

/** Each was answered with an event that is there. */
function checkReceipts(bytes: Buffer, events: ReadonlyMap<string, readonly Content[]>): void {
  for (const { workflow, key, answer } of linesBy(receiptForm, bytes, 'receipts.jsonl')) {
    const { data } = answerForm.safeParse(answer);
    const known = events.get(workflow)?.length ?? 0;
    must(
      data !== undefined && data.sequence <= known,
      `The receipt ${key} of ${workflow} names an event that is missing.`,
    );
  }
}
