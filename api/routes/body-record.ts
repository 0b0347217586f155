import { z } from 'zod';
import type { BodyId } from '../../domain/actor.ts';
import { mayAny } from '../../domain/policy/may.ts';
import { csv, csvLines } from '../../papers/csv.ts';
import { findLastEntries } from '../../store/audit/entries.ts';
import { findEventReceipt } from '../../store/audit/proofs.ts';
import { findAuthorisations } from '../../store/authorisations.ts';
import {
  findBodyEvents,
  findBodyMandates,
  findBodyNotices,
  findBodyReceipts,
  findMatters,
  type BodyReceipt,
  type MatterLine,
} from '../../store/body-record.ts';
import type { Store } from '../../store/connection.ts';
import { findTexts } from '../../store/documents.ts';
import { findActEvent } from '../../store/timeline.ts';
import { bodyRecordQuery } from '../contract/audit.ts';
import { bodyIdField } from '../contract/fields.ts';
import { Problem } from '../problem.ts';
import { reading } from '../route.ts';
import {
  isOfBody,
  lineOfAuthorisation,
  lineOfEvent,
  lineOfMandate,
  lineOfNotice,
  lineOfReceipt,
  proseOf,
  type RecordLine,
} from '../shown/body-record.ts';
import { Streamed } from '../streamed.ts';
import { say } from '../../domain/words/say.ts';

/** So many matters are held at once; a body's part in one is some dozens of lines. */
const atOnce = 20;

const mediaTypes = { jsonl: 'application/jsonl', csv: 'text/csv; charset=utf-8' } as const;

const record = reading({
  path: '/api/bodies/{body}/record',
  act: 'read-body-record',
  summary: 'Everything that a body of yours said and was sent, as a file to keep',
  tag: 'Audit',
  params: z.strictObject({ body: bodyIdField }),
  query: bodyRecordQuery,
  answers: {
    200: {
      description: 'A line for each thing, with the number of its entry in the audit log',
      schema: z.string(),
      files: ['application/jsonl', 'text/csv'],
    },
  },
  answer: async ({ store }, { params: { body }, query: { format }, caller }) => {
    if (!mayAny('read-body-record', caller.mandates, { body })) throw unknownBody(body);
    const lines = linesOf(store, body);
    const pieces = format === 'csv' ? asCsv(lines) : asJson(lines);
    return {
      status: 200,
      body: new Streamed(mediaTypes[format], `record of ${body}.${format}`, pieces),
    };
  },
});

/** The same to a stranger as to somebody who asks for a body that is not there. */
function unknownBody(body: BodyId): Problem {
  return new Problem(
    'unknown-body',
    say`There is no body ${body} that you act for. GET /api/me lists those that you do.`,
  );
}

async function* linesOf(store: Store, body: BodyId): AsyncGenerator<readonly RecordLine[]> {
  yield (await findBodyMandates(store, body)).map(lineOfMandate);
  yield await linesOfAuthorisations(store, body);
  for (let after = ''; ;) {
    const matters = await findMatters(store, { after, limit: atOnce });
    const last = matters.at(-1);
    if (!last) return;
    yield await linesOfMatters(store, body, matters);
    after = last.workflow;
  }
}

async function linesOfAuthorisations(store: Store, body: BodyId): Promise<readonly RecordLine[]> {
  const found = await findAuthorisations(store, [body]);
  const documents = found.map(({ document }) => document);
  const ids = found.map(({ id }) => id);
  const texts = await findTexts(store, documents);
  const entries = await findLastEntries(store, 'authorisation', ids);
  return found.map((one) => lineOfAuthorisation(one, texts, entries));
}

async function linesOfMatters(
  store: Store,
  body: BodyId,
  matters: readonly MatterLine[],
): Promise<readonly RecordLine[]> {
  const workflows = matters.map(({ workflow }) => workflow);
  const [events, notices, receipts] = await Promise.all([
    findBodyEvents(store, body, workflows),
    findBodyNotices(store, body, workflows),
    findBodyReceipts(store, body, workflows),
  ]);
  const own = events.filter((event) => isOfBody(event, body));
  const hashes = own.flatMap(proseOf).map(([, hash]) => hash);
  const texts = await findTexts(store, hashes);
  const of = new Map(matters.map((matter) => [matter.workflow, matter]));
  const lines = <T extends { readonly workflow: string }>(
    rows: readonly T[],
    lineOf: (matter: MatterLine, row: T) => RecordLine,
  ) =>
    rows.flatMap((row) => {
      const matter = of.get(row.workflow);
      return matter ? [lineOf(matter, row)] : [];
    });
  const kept: RecordLine[] = [];
  for (const receipt of receipts) {
    const matter = of.get(receipt.workflow);
    if (matter) kept.push(lineOfReceipt(matter, receipt, await proofOf(store, receipt)));
  }
  return [
    ...lines(own, (matter, event) => lineOfEvent(matter, event, body, texts)),
    ...kept,
    ...lines(notices, lineOfNotice),
  ].toSorted((a, b) => compare(a.reference ?? '', b.reference ?? '') || compare(a.at, b.at));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

async function proofOf(store: Store, { workflow, sequence: last, person }: BodyReceipt) {
  if (last === null) return null;
  const sequence = await findActEvent(store, { workflow, last, person });
  const receipt = await findEventReceipt(store, { workflow, sequence });
  return receipt === undefined || receipt === 'unsigned' ? null : receipt;
}

async function* asJson(batches: AsyncIterable<readonly RecordLine[]>): AsyncGenerator<string> {
  for await (const lines of batches)
    if (lines.length > 0) yield lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

const columns = {
  kind: 'Kind',
  at: 'Time (UTC)',
  review: 'Review',
  reference: 'Reference',
  stage: 'Stage',
  person: 'Person',
  role: 'Role',
  what: 'What',
  status: 'Status',
  why: 'Why',
  entry: 'Entry of the log',
  words: 'Words (JSON)',
  details: 'Details (JSON)',
  receipt: 'Receipt (JSON)',
} as const satisfies Record<keyof RecordLine, string>;

async function* asCsv(batches: AsyncIterable<readonly RecordLine[]>): AsyncGenerator<string> {
  yield new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv(columns, []));
  for await (const lines of batches) {
    const rows = lines.map((line) => ({
      ...line,
      words: JSON.stringify(line.words),
      details: JSON.stringify(line.details),
      receipt: line.receipt && JSON.stringify(line.receipt),
    }));
    if (rows.length > 0) yield csvLines(rows, columns);
  }
}

export const bodyRecordRoutes = [record];
