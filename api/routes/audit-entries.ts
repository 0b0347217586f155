import { z } from 'zod';
import { mayAny } from '../../domain/policy/may.ts';
import { csv, csvLines } from '../../papers/csv.ts';
import { logSize } from '../../store/audit/entries.ts';
import { scanEntries } from '../../store/audit/scan.ts';
import { entriesQuery, entriesShown, type EntriesQuery } from '../contract/audit.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { reading } from '../route.ts';
import { showEntry, type EntryShown } from '../shown/entry.ts';
import { Seeing } from '../shown/seeing.ts';
import { Streamed } from '../streamed.ts';
import { say } from '../../domain/words/say.ts';

/** As many entries as are read at once, and as one page looks through at most. */
const atOnce = 500;
const mostOfAPage = 5_000;

const mediaTypes = { jsonl: 'application/jsonl', csv: 'text/csv; charset=utf-8' } as const;

const entries = reading({
  path: '/api/audit/entries',
  act: 'read-entries',
  summary: 'The entries of the log that you may read, filtered; a page, or all of them as a file',
  tag: 'Audit',
  params: z.strictObject({}),
  query: entriesQuery,
  answers: {
    200: {
      description: 'By their numbers',
      schema: entriesShown,
      files: ['application/jsonl', 'text/csv'],
    },
  },
  answer: async (edge, { query, caller }) => {
    if (!mayAny('read-entries', caller.mandates))
      throw new Problem(
        'not-allowed',
        say`Auditors, secretaries and presiding officers read the entries of the log. GET /api/audit/checkpoint and the proofs are for everybody.`,
      );
    const shown = shownEntries(edge, new Seeing(edge, caller), query);
    if (query.format === 'json') return { status: 200, body: await pageOf(shown, query) };
    const pieces = query.format === 'csv' ? asCsv(shown) : asLines(shown);
    const name = `audit entries.${query.format}`;
    return { status: 200, body: new Streamed(mediaTypes[query.format], name, pieces) };
  },
});

/** What one read of the log came to, and the last number that it looked at. */
type Batch = { readonly items: readonly EntryShown[]; readonly last: number };

/**
 * Reads on through the log. Filters are held against what is shown and never against what is hidden,
 * and how far one read goes depends on numbers alone: so neither a page nor its end tells of others.
 */
async function* shownEntries(
  edge: Edge,
  seeing: Seeing,
  query: EntriesQuery,
): AsyncGenerator<Batch> {
  const size = await logSize(edge.store);
  for (let from = query.after + 1; from < size; from += atOnce) {
    const to = Math.min(from + atOnce, size);
    const items: EntryShown[] = [];
    for (const entry of await scanEntries(edge.store, { from, to })) {
      const shown = await showEntry(entry, seeing);
      if (shown && isAskedFor(shown, query)) items.push(shown);
    }
    yield { items, last: to - 1 };
  }
}

function isAskedFor(entry: EntryShown, query: EntriesQuery): boolean {
  const { from, until } = query;
  const names = ['body', 'act', 'kind', 'reference', 'review', 'person'] as const;
  if (names.some((name) => query[name] !== undefined && query[name] !== entry[name])) return false;
  if (from === undefined && until === undefined) return true;
  if (entry.at === null) return false;
  const at = Date.parse(entry.at);
  return (
    (from === undefined || at >= Date.parse(from)) &&
    (until === undefined || at < Date.parse(until))
  );
}

async function pageOf(
  batches: AsyncIterable<Batch>,
  { after, limit }: EntriesQuery,
): Promise<z.output<typeof entriesShown>> {
  const items: EntryShown[] = [];
  for await (const batch of batches) {
    items.push(...batch.items);
    if (items.length > limit) break;
    if (batch.last - after >= mostOfAPage) return { items, next: batch.last };
  }
  const page = items.slice(0, limit);
  return { items: page, next: items.length > limit ? (page.at(-1)?.index ?? null) : null };
}

async function* asLines(batches: AsyncIterable<Batch>): AsyncGenerator<string> {
  for await (const { items } of batches)
    if (items.length > 0) yield items.map((item) => `${JSON.stringify(item)}\n`).join('');
}

const columns = {
  index: 'Entry',
  at: 'Time (UTC)',
  kind: 'Kind',
  act: 'Act',
  review: 'Review',
  reference: 'Reference',
  stage: 'Stage',
  body: 'Body',
  person: 'Person',
  role: 'Role',
  mandate: 'Mandate',
  text: 'Text (SHA-256)',
  hash: 'Hash of the entry',
  details: 'Details (JSON)',
} as const satisfies Record<keyof EntryShown, string>;

async function* asCsv(batches: AsyncIterable<Batch>): AsyncGenerator<string> {
  yield new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv(columns, []));
  for await (const { items } of batches) {
    const rows = items.map((item) => ({ ...item, details: JSON.stringify(item.details) }));
    if (rows.length > 0) yield csvLines(rows, columns);
  }
}

export const auditEntryRoutes = [entries];
