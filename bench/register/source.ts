import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { sampleReview } from '../../tools/sample/review.ts';
import { closeStore, openStore } from '../../store/connection.ts';
import { delegations } from '../target.ts';
import type { World } from '../world.ts';

/** What of a recommendation is multiplied: all that its page, inboxes, boards and searches read. */
export const multiplied = [
  'recommendations',
  'stages',
  'responses',
  'versions',
  'awaited',
  'events',
  'words',
] as const;

export type SourceRow = {
  readonly kind: string;
  readonly workflow: string;
  readonly row: unknown;
};

const root = join(import.meta.dirname, '../..');

/** How many of the silences that stand in the register have been answered, and how far. */
const silences = [0, 5, 12, 20, 28, delegations];

/**
 * Rows that the system itself recorded: the sample review, whose recommendations stand at every
 * step that can be reached without waiting for days, and silences with few and many answers.
 */
export async function recordedRows({ addresses, own, targets }: World): Promise<SourceRow[]> {
  await loadSample(own?.stack.env ?? {});
  const { nemcon } = targets;
  const references: string[] = [];
  for (const answers of silences) {
    const reference = await nemcon.begin();
    if (reference === null) continue;
    for (let delegation = 0; delegation < answers; delegation += 1)
      await nemcon.decide(reference, delegation);
    references.push(reference);
  }
  return await read(addresses.database, references);
}

async function loadSample(env: Readonly<Record<string, string>>): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, join(root, 'tools/sample/load.ts')], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('The sample review could not be loaded.');
}

async function read(url: string, references: readonly string[]): Promise<SourceRow[]> {
  const store = await openStore({ url, poolSize: 1 });
  try {
    const rows: SourceRow[] = [];
    for (const kind of multiplied) {
      const found = await sql<SourceRow>`
        select ${kind} as kind, t.workflow, to_jsonb(t) as row from ${sql.ref(`nemcon.${kind}`)} t
        join nemcon.recommendations r on r.workflow = t.workflow
        where r.review = ${sampleReview} or r.reference = any(${references}::text[])`.execute(
        store.db,
      );
      rows.push(...found.rows);
    }
    const reviews = await sql<SourceRow>`
      select 'reviews' as kind, v.workflow, to_jsonb(v) as row from nemcon.reviews v
      where v.id = ${sampleReview}`.execute(store.db);
    const settings = await sql<SourceRow>`
      select 'settings' as kind, s.hash as workflow, to_jsonb(s) as row
      from nemcon.settings s`.execute(store.db);
    const documents = await sql<SourceRow>`
      select 'documents' as kind, d.sha256 as workflow, to_jsonb(d) as row
      from nemcon.documents d`.execute(store.db);
    return [...rows, ...reviews.rows, ...settings.rows, ...documents.rows];
  } finally {
    await closeStore(store);
  }
}
