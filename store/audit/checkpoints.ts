import { sql } from 'kysely';
import { signCheckpoint } from '../../audit/checkpoint.ts';
import type { PrivateKey } from '../../audit/keys.ts';
import { Frontier, leafHash } from '../../audit/tree.ts';
import type { Hash, Node } from '../../audit/tree.ts';
import type { Store } from '../connection.ts';
import { asTable } from '../rows.ts';
import { findEntries, findHashes, logSize } from './entries.ts';
import type { Reading } from './entries.ts';

/** A signed statement of the log's size and root. */
export type StoredCheckpoint = {
  readonly size: number;
  readonly note: string;
  /** The public keys that signed it, the log's own first. */
  readonly keys: readonly string[];
};

/** The log is not what it was made of: nothing is signed any more until somebody has looked. */
export class AuditLogDiffers extends Error {
  override readonly name = 'AuditLogDiffers';
}

/** Any number, as long as nobody else locks by it: one checkpoint is made at a time. */
const checkpointLock = 7_480_003;
const atOnce = 2_000;

/** The newest checkpoint; undefined before the first. */
export async function findCheckpoint(store: Reading): Promise<StoredCheckpoint | undefined> {
  const { rows } = await sql<StoredCheckpoint>`
    select size, note, keys from nemcon.audit_checkpoints order by size desc limit 1`.execute(
    store.db,
  );
  return rows[0];
}

/** All checkpoints that are kept, the oldest first. */
export async function findCheckpoints(store: Reading): Promise<readonly StoredCheckpoint[]> {
  const { rows } = await sql<StoredCheckpoint>`
    select size, note, keys from nemcon.audit_checkpoints order by size`.execute(store.db);
  return rows;
}

/** How far the log is, and how far it was signed. */
export async function findGrowth({ db }: Reading): Promise<{
  readonly size: number;
  readonly signed: number;
  /** Whether an outcome waits for its signature. */
  readonly isUrgent: boolean;
}> {
  const { rows } = await sql<{ size: number; signed: number; isUrgent: boolean }>`
    select size, signed, outcome_size > signed as "isUrgent"
    from nemcon.audit_head,
      (select coalesce(max(size), 0) as signed from nemcon.audit_checkpoints) as checkpoints
    where id = 1`.execute(db);
  return rows[0] ?? { size: 0, signed: 0, isUrgent: false };
}

/**
 * Signs the log as it is now, unless it did not grow or another process does so at this moment.
 * What is signed is computed from the entries themselves.
 * @returns the checkpoint made; undefined where there was none to make
 * @throws AuditLogDiffers where an entry is missing or is not the one that was hashed
 */
export function makeCheckpoint(
  store: Store,
  keys: readonly PrivateKey[],
): Promise<StoredCheckpoint | undefined> {
  return store.db.transaction().execute(async (db) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(${checkpointLock}) as mine`.execute(db);
    if (rows[0]?.mine !== true) return undefined;
    const size = await logSize({ db });
    const signed = (await findCheckpoint({ db }))?.size ?? 0;
    if (size === signed) return undefined;
    const hashOf = await findHashes({ db }, [{ from: 0, to: signed }]);
    const root = await grow({ db }, Frontier.of(signed, hashOf), size);
    const note = signCheckpoint({ size, root }, keys);
    const known = keys.map((key) => key.public.text);
    await sql`
      insert into nemcon.audit_checkpoints (size, note, keys)
      values (${size}, ${note}, ${known}::text[])`.execute(db);
    return { size, note, keys: known };
  });
}

/** Appends the entries up to `size`, keeps the nodes that they make, and says the root. */
async function grow(store: Reading, frontier: Frontier, size: number): Promise<Hash> {
  while (frontier.size < size) {
    const limit = Math.min(atOnce, size - frontier.size);
    const entries = await findEntries(store, { from: frontier.size, limit });
    if (entries.length === 0) throw new AuditLogDiffers(missing(frontier.size));
    const made: (Node & { hash: Hash })[] = [];
    for (const { index, leaf, hash, redaction } of entries) {
      if (index !== frontier.size) throw new AuditLogDiffers(missing(frontier.size));
      if (redaction === null && leafHash(leaf) !== hash)
        throw new AuditLogDiffers(
          `Entry ${index} of the audit log is not the one that was hashed.`,
        );
      made.push(...frontier.append(hash));
    }
    await keepNodes(store, made);
  }
  return frontier.root();
}

function missing(index: number): string {
  return `Entry ${index} of the audit log is missing.`;
}

const columns = { level: 'int', index: 'int', hash: 'text' };

async function keepNodes({ db }: Reading, nodes: readonly (Node & { hash: Hash })[]) {
  const rows = nodes.map(({ level, index, hash }) => ({ level, index, hash }));
  await sql`
    insert into nemcon.audit_nodes (level, index, hash)
    select level, index, hash from ${asTable('n', columns, rows)}`.execute(db);
}
