import { sql } from 'kysely';
import type { Hash, HashOfNode, Node, Range } from '../../audit/tree.ts';
import { wholeNodes } from '../../audit/tree.ts';
import type { Store } from '../connection.ts';

/** An entry of the log as it is kept. */
export type StoredEntry = {
  readonly index: number;
  readonly kind: string;
  readonly key: string;
  /** What is hashed, in canonical form. */
  readonly leaf: string;
  readonly hash: Hash;
  /** What of the register the entry witnesses; null where the register has it for ever (events). */
  readonly content: unknown;
  /** The redaction that emptied it; null: it says what it said. */
  readonly redaction: string | null;
};

/** So much as is needed of a connection: a store, or a transaction of one. */
export type Reading = Pick<Store, 'db'>;

/** How many entries the log has. */
export async function logSize({ db }: Reading): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select size from nemcon.audit_head where id = 1`.execute(db);
  return rows[0]?.size ?? 0;
}

/** Entries from one on, in order, at most `limit`. */
export async function findEntries(
  { db }: Reading,
  { from, limit }: { from: number; limit: number },
): Promise<readonly StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`
    select index, kind, key, leaf, hash, content, redaction from nemcon.audit_leaves
    where index >= ${from} order by index limit ${limit}`.execute(db);
  return rows;
}

/** The entry of an event; undefined for one that is not on record. */
export async function findEventEntry(
  { db }: Reading,
  workflow: string,
  sequence: number,
): Promise<Omit<StoredEntry, 'content'> | undefined> {
  const { rows } = await sql<Omit<StoredEntry, 'content'>>`
    select index, kind, key, leaf, hash, redaction from nemcon.audit_leaves
    where kind = 'event' and key = ${`${workflow}/${sequence}`}`.execute(db);
  return rows[0];
}

/** The numbers of the last entries of a kind, by what each is known by. */
export async function findLastEntries(
  { db }: Reading,
  kind: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ key: string; index: number }>`
    select key, max(index) as index from nemcon.audit_leaves
    where kind = ${kind} and key = any(${keys}::text[]) group by key`.execute(db);
  return new Map(rows.map(({ key, index }) => [key, index]));
}

/** The hashes of the whole subtrees that these ranges are made of, which must be known by now. */
export async function findHashes({ db }: Reading, ranges: readonly Range[]): Promise<HashOfNode> {
  const nodes = ranges.flatMap(wholeNodes);
  const levels = nodes.map(({ level }) => level);
  const indexes = nodes.map(({ index }) => index);
  const { rows } = await sql<Node & { hash: Hash }>`
    select asked.level, asked.index,
      coalesce(n.hash, case when asked.level = 0 then nemcon.leaf_hash(asked.index) end) as hash
    from unnest(${levels}::int[], ${indexes}::int[]) as asked(level, index)
    left join nemcon.audit_nodes n on n.level = asked.level and n.index = asked.index`.execute(db);
  const known = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  return ({ level, index }) => {
    const hash = known.get(`${level}/${index}`);
    if (!hash) throw new Error(`The audit log has no hash ${index} on level ${level}.`);
    return hash;
  };
}
