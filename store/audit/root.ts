import { sql } from 'kysely';
import { Frontier } from '../../audit/tree.ts';
import type { Hash } from '../../audit/tree.ts';
import type { Reading } from './entries.ts';

const atOnce = 10_000;

/**
 * The root of the log's first `size` entries, from the hashes that are kept of them.
 * @returns undefined where there are not so many
 */
export async function findRoot({ db }: Reading, size: number): Promise<Hash | undefined> {
  const frontier = new Frontier();
  while (frontier.size < size) {
    const to = Math.min(size, frontier.size + atOnce);
    const { rows } = await sql<{ hash: Hash }>`
      select hash from nemcon.audit_leaves
      where "index" >= ${frontier.size} and "index" < ${to} order by "index"`.execute(db);
    if (rows.length !== to - frontier.size) return undefined;
    for (const { hash } of rows) frontier.append(hash);
  }
  return frontier.root();
}
