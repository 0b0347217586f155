import { sql } from 'kysely';
import { openCheckpoint } from '../../audit/checkpoint.ts';
import { KeyUnreadable, readPublicKey } from '../../audit/keys.ts';
import { NoteRefused } from '../../audit/note.ts';
import type { Content } from '../../audit/receipt.ts';
import type { Hash } from '../../audit/tree.ts';
import { Walk } from '../../audit/walk.ts';
import type { Difference, Witness } from '../../audit/walk.ts';
import type { Store } from '../connection.ts';
import { ms } from '../instants.ts';
import { findCheckpoints } from './checkpoints.ts';
import { findEntries } from './entries.ts';
import type { Reading, StoredEntry } from './entries.ts';
import { findHoldings } from './holdings.ts';
import { findLost, hashesIn } from './lost.ts';

const atOnce = 1_000;

/**
 * Walks the whole log against the register and its documents, in one snapshot. Nothing of what the
 * database itself would say of the log is believed: every hash is computed here.
 * @param outside what others have witnessed, beside the checkpoints that are kept here
 * @returns how many entries were walked, and the first difference
 */
export function verifyLog(
  store: Store,
  outside: readonly Witness[],
): Promise<{ readonly size: number; readonly difference: Difference | null }> {
  const transaction = store.db.transaction().setIsolationLevel('repeatable read');
  return transaction
    .setAccessMode('read only')
    .execute(async (db) => await verifySnapshot({ db }, outside));
}

/** The same as it is seen within a transaction that nobody else's writes reach. */
export async function verifySnapshot(
  store: Reading,
  outside: readonly Witness[],
): Promise<{ readonly size: number; readonly difference: Difference | null }> {
  await sql`set local timezone to 'UTC'`.execute(store.db);
  const own = await ownWitnesses(store);
  if ('why' in own) return { size: 0, difference: own };
  const walk = new Walk([...outside, ...own]);
  const difference = (await walkAll(store, walk)) ?? walk.end(await findHoldings(store));
  return { size: walk.size, difference };
}

async function walkAll(store: Reading, walk: Walk): Promise<Difference | null> {
  for (;;) {
    const entries = await findEntries(store, { from: walk.size, limit: atOnce });
    if (entries.length === 0) return null;
    const events = await findContents(store, entries);
    const named = new Map([...events].map(([key, content]) => [key, hashesIn(content.event)]));
    const lost = await findLost(store, [...named.values()].flat());
    const nodes = await findNodes(store, walk.size, entries.length);
    for (const entry of entries) {
      const difference = walk.step(entry, {
        event: events.get(entry.key),
        lost: (named.get(entry.key) ?? []).filter((hash) => lost.has(hash)),
        nodeAt: ({ level, index }) => nodes.get(`${level}/${index}`),
      });
      if (difference) return difference;
    }
  }
}

async function findContents(
  { db }: Reading,
  entries: readonly StoredEntry[],
): Promise<Map<string, Content>> {
  const keys = entries.filter(({ kind }) => kind === 'event').map(({ key }) => key);
  const { rows } = await sql<Content & { workflow: string }>`
    select workflow, sequence, ${ms('at')} as at, by, event
    from nemcon.events where (workflow, sequence) in (
      select regexp_replace(key, '/[0-9]+$', ''), substring(key from '[0-9]+$')::int
      from unnest(${keys}::text[]) as key)`.execute(db);
  return new Map(
    rows.map(({ workflow, ...content }) => [`${workflow}/${content.sequence}`, content]),
  );
}

/** The nodes that were kept above these entries; few of them reach beyond the page. */
async function findNodes({ db }: Reading, from: number, count: number): Promise<Map<string, Hash>> {
  const { rows } = await sql<{ level: number; index: number; hash: Hash }>`
    select level, index, hash from nemcon.audit_nodes
    where index between (${from}::int >> level) and (${from + count}::int >> level)`.execute(db);
  return new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
}

/** The checkpoints that are kept here. They may be forged, but they narrow where to look. */
async function ownWitnesses(store: Reading): Promise<Witness[] | Difference> {
  const witnesses: Witness[] = [];
  for (const { size, note, keys } of await findCheckpoints(store))
    try {
      const head = openCheckpoint(note, keys.map(readPublicKey));
      if (head.size !== size) throw new NoteRefused('It is of another size.');
      witnesses.push({ is: 'head', what: `the checkpoint of ${size} entries kept here`, ...head });
    } catch (error) {
      if (!(error instanceof NoteRefused || error instanceof KeyUnreadable)) throw error;
      const why = `The checkpoint of ${size} entries that is kept here cannot be believed. ${error.message}`;
      return { index: null, why };
    }
  return witnesses;
}
