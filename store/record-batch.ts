import { sql } from 'kysely';
import type { Answer } from './answer.ts';
import type { Store } from './connection.ts';
import { RegisterDiffers, RegisterGap } from './faults.ts';
import { hashOf } from './hash.ts';
import { asTable } from './rows.ts';

export type Settled = { readonly key: string; readonly answer: Answer };

/** What a workflow hands over at once: events in their order, and the keys that they answer. */
export type Batch<E> = {
  readonly workflow: string;
  readonly settingHash: string;
  readonly events: readonly E[];
  readonly settled: readonly Settled[];
};

export type RecordResult = {
  /** Number of the last event on record. */
  readonly sequence: number;
};

type Numbered = { readonly sequence: number };

/** An event with the hash of its content, by which a second delivery is told from another event. */
export type Hashed<E> = { readonly recorded: E; readonly hash: string };

/** Where the record of one workflow ends. */
export type Known = { readonly sequence: number; readonly head: string };

/** How one kind of workflow is recorded. */
export type Ledger<E extends Numbered, K extends Known> = {
  /** What this process remembers; it may be stale, which `write` then finds out. */
  readonly remembered: (workflow: string) => K | undefined;
  readonly load: (batch: Batch<E>) => Promise<K>;
  /** One atomic statement. False: the record no longer ends where `known` says, nothing was done. */
  readonly write: (known: K, fresh: readonly Hashed<E>[], batch: Batch<E>) => Promise<boolean>;
};

const mostTries = 20;

/**
 * Records a batch. Safe to run twice and at once from several places: each write is conditional on
 * the number and the content where the record ends, and what is on record already is compared.
 */
export async function recordBatch<E extends Numbered, K extends Known>(
  store: Store,
  ledger: Ledger<E, K>,
  batch: Batch<E>,
): Promise<RecordResult> {
  const hashed = batch.events.map((recorded) => ({ recorded, hash: hashOf(recorded) }));
  let known = continued(ledger.remembered(batch.workflow), hashed) ?? (await ledger.load(batch));
  for (let tries = 0; tries < mostTries; tries += 1) {
    const fresh = await unrecorded(store, batch.workflow, known, hashed);
    const last = fresh.at(-1);
    if (!last) {
      await settle(store, batch);
      return { sequence: known.sequence };
    }
    if (await ledger.write(known, fresh, batch)) return { sequence: last.recorded.sequence };
    known = await ledger.load(batch);
  }
  throw new Error(
    `The register of ${batch.workflow} keeps moving; recording is tried again later.`,
  );
}

/** What is remembered is of use only where the batch goes on from exactly there. */
function continued<E extends Numbered, K extends Known>(
  remembered: K | undefined,
  hashed: readonly Hashed<E>[],
): K | undefined {
  const first = hashed[0]?.recorded.sequence;
  return remembered && first === remembered.sequence + 1 ? remembered : undefined;
}

/** The events that are not on record yet. @throws RegisterDiffers, RegisterGap */
async function unrecorded<E extends Numbered>(
  store: Store,
  workflow: string,
  known: Known,
  hashed: readonly Hashed<E>[],
): Promise<readonly Hashed<E>[]> {
  const old = hashed.filter(({ recorded }) => recorded.sequence <= known.sequence);
  const fresh = hashed.slice(old.length);
  const gap = fresh.find(({ recorded }, index) => recorded.sequence !== known.sequence + 1 + index);
  if (gap) throw new RegisterGap(workflow, known.sequence, gap.recorded.sequence);
  if (old.length > 0) await compare(store, workflow, old);
  return fresh;
}

async function compare<E extends Numbered>(
  store: Store,
  workflow: string,
  old: readonly Hashed<E>[],
): Promise<void> {
  const sequences = old.map(({ recorded }) => recorded.sequence);
  const { rows } = await sql<{ sequence: number; hash: string }>`
    select sequence, hash from nemcon.events
    where workflow = ${workflow} and sequence = any(${sequences}::int[])`.execute(store.db);
  const kept = new Map(rows.map(({ sequence, hash }) => [sequence, hash]));
  const other = old.find(({ recorded, hash }) => kept.get(recorded.sequence) !== hash);
  if (other) throw new RegisterDiffers(workflow, other.recorded.sequence);
}

/** Receipts whose events were all on record before: a run that died between the two tries. */
async function settle(store: Store, batch: Batch<unknown>): Promise<void> {
  if (batch.settled.length === 0) return;
  await sql`
    update nemcon.receipts r set answer = s.answer, settled_at = now()
    from ${asTable('s', settledColumns, settledRows(batch))}
    where r.workflow = ${batch.workflow} and r.key = s.key and r.settled_at is null`.execute(
    store.db,
  );
}

export const settledColumns = { key: 'text', answer: 'jsonb' };

export function settledRows(batch: Batch<unknown>): { key: string; answer: Answer }[] {
  return batch.settled.map(({ key, answer }) => ({ key, answer }));
}
