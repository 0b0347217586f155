import { sql } from 'kysely';
import { contentHash } from '../../audit/canonical.ts';
import type { Holdings } from '../../audit/walk.ts';
import { logSize } from './entries.ts';
import type { Reading } from './entries.ts';

type Held = { name: string; row: Record<string, unknown> };

/** What the register holds in all. The session's time zone has to be UTC, as when it was logged. */
export async function findHoldings(store: Reading): Promise<Holdings> {
  const { rows: counts } = await sql<{ workflow: string; count: number }>`
    select workflow, count(*)::int as count from nemcon.events group by workflow`.execute(store.db);
  const rows = [...(await findRows(store)), ...(await findProcedures(store))];
  return {
    size: await logSize(store),
    events: new Map(counts.map(({ workflow, count }) => [workflow, count])),
    rows: new Map(rows.map(({ name, row }) => [name, row])),
  };
}

async function findRows({ db }: Reading): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select 'authorisation ' || id as name, to_jsonb(t) as row from nemcon.authorisations t
    union all select 'body ' || id, to_jsonb(t) from nemcon.bodies t
    union all select 'person ' || id, to_jsonb(t) from nemcon.people t
    union all select 'mandate ' || id, to_jsonb(t) from nemcon.mandates t
    union all select 'archive ' || id, to_jsonb(t) from nemcon.archives t
    union all select 'mandate-flag ' || workflow || '/' || sequence || '/' || mandate, to_jsonb(t)
      from nemcon.mandate_flags t
    union all select 'loss ' || id, to_jsonb(t) from nemcon.losses t
    union all select 'redaction ' || id, to_jsonb(t) from nemcon.redactions t
    union all select 'service-account ' || client, to_jsonb(t) from nemcon.service_accounts t
    union all select 'review ' || id, to_jsonb(t) from nemcon.reviews t
    union all select 'refused-attempt ' || id, to_jsonb(t) from nemcon.refused_attempts t
    union all select 'calendar-feed ' || id, to_jsonb(t) from nemcon.calendar_feeds t
    union all select 'request ' || person || ' ' || key, to_jsonb(t) from nemcon.requests t
      where answer is not null
    union all select 'refusal ' || workflow || '/' || key, to_jsonb(t) from nemcon.receipts t
      where settled_at is not null and answer ->> 'code' is not null`.execute(db);
  return rows;
}

/** Of a procedure the log has the hash of its definition, which is computed here anew. */
async function findProcedures({ db }: Reading): Promise<Held[]> {
  const { rows } = await sql<Held & { definition: unknown }>`
    select 'procedure ' || id || '/' || version as name,
      to_jsonb(t) - 'definition' as row, definition
    from nemcon.procedures t`.execute(db);
  return rows.map(({ name, row, definition }) => ({
    name,
    row: { ...row, hash: contentHash(definition) },
  }));
}
