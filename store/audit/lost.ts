import { sql } from 'kysely';
import type { Hash } from '../../audit/tree.ts';
import type { Reading } from './entries.ts';

const isHash = /^[0-9a-f]{64}$/;
/** Names that people chose: an Idempotency-Key may look like a hash. */
const chosen: ReadonlySet<string> = new Set(['letter', 'id', 'comment', 'key']);

/** Set aside by a redaction that is on record for exactly this. */
const isRedacted = (kind: 'document' | 'attachment') => sql`exists (
  select from nemcon.redactions r
  where r.id = redaction and r.kind = ${kind} and r.subject = hash)`;

/** The hashes of documents and attachments that an event names. */
export function hashesIn(value: unknown, name = ''): Hash[] {
  if (typeof value === 'string') return isHash.test(value) && !chosen.has(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => hashesIn(one, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, one]) => hashesIn(one, field));
}

/** Those of these hashes under which nothing is kept, or something else than what was hashed. */
export async function findLost(
  { db }: Reading,
  hashes: readonly Hash[],
): Promise<ReadonlySet<Hash>> {
  const { rows } = await sql<{ hash: Hash }>`
    select hash from unnest(${[...new Set(hashes)]}::text[]) as asked(hash)
    where not exists (
        select from nemcon.documents d where d.sha256 = hash
          and (${isRedacted('document')}
            or encode(sha256(convert_to(d.text, 'UTF8')), 'hex') = hash))
      and not exists (
        select from nemcon.attachments a where a.sha256 = hash
          and (${isRedacted('attachment')}
            or encode(sha256(a.content), 'hex') = hash))
      and not exists (select from nemcon.settings s where s.hash = asked.hash)`.execute(db);
  return new Set(rows.map(({ hash }) => hash));
}
