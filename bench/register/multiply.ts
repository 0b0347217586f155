import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { closeStore, openStore, type Store } from '../../store/connection.ts';
import { migrate } from '../../store/schema.ts';
import { seed } from '../../tools/sample/seed.ts';
import { multiplied, type SourceRow } from './source.ts';

/** The review that half of the register's recommendations belong to. */
export const largestReview = 'LARGE';

/** The first of the reviews of a hundred that share the other half. */
export const usualReview = 'USUAL-1';

const usualSize = 100;

export function copyReference(number: number): string {
  return `COPY-${number}`;
}

/**
 * A fresh database on the same server, with so many recommendations made of the rows given.
 * @returns its URL
 */
export async function makeRegister(
  url: string,
  count: number,
  rows: readonly SourceRow[],
): Promise<string> {
  // One run makes several of a size.
  const name = `bench_${count}_${randomBytes(4).toString('hex')}`;
  const made = new URL(url);
  made.pathname = `/${name}`;
  const server = await openStore({ url, poolSize: 1 });
  await sql`create database ${sql.ref(name)}`.execute(server.db);
  await closeStore(server);
  await migrate(made.href);
  await seed(made.href);
  const store = await openStore({ url: made.href, poolSize: 1 });
  try {
    await keepSource(store, rows);
    await makeCopies(store, count);
    // Reading is measured; entries of the audit log for half a million copies would only take time.
    await sql`alter table nemcon.events disable trigger audited`.execute(store.db);
    for (const kind of multiplied) await copy(store, kind);
    await sql`drop schema bench cascade`.execute(store.db);
    await sql`vacuum analyze`.execute(store.db);
  } finally {
    await closeStore(store);
  }
  return made.href;
}

async function keepSource({ db }: Store, rows: readonly SourceRow[]): Promise<void> {
  await sql`create schema bench`.execute(db);
  await sql`
    create table bench.source as
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as s(kind text, workflow text, "row" jsonb)`.execute(db);
  await sql`
    insert into nemcon.settings
    select p.* from bench.source s, jsonb_populate_record(null::nemcon.settings, s.row) p
    where s.kind = 'settings'`.execute(db);
  await sql`
    insert into nemcon.documents
    select p.* from bench.source s, jsonb_populate_record(null::nemcon.documents, s.row) p
    where s.kind = 'documents' on conflict do nothing`.execute(db);
}

/** Which recommendation becomes a copy of which, and in which review; deadlines are spread. */
async function makeCopies({ db }: Store, count: number): Promise<void> {
  const half = Math.floor(count / 2);
  await sql`
    create table bench.copies as
    with templates as (
      select workflow, row_number() over (order by workflow) - 1 as place, count(*) over () as all_of_them
      from bench.source where kind = 'recommendations')
    select n, t.workflow as template, ${copyReference(0).slice(0, -1)} || n as reference,
      'recommendation:' || ${copyReference(0).slice(0, -1)} || n as workflow,
      case when n <= ${half}::int then ${largestReview}
        else 'USUAL-' || (1 + (n - ${half}::int - 1) / ${usualSize}::int) end as review,
      make_interval(mins => n * 7 % 10000) as later
    from generate_series(1, ${count}::int) as n
    join templates t on t.place = n % t.all_of_them`.execute(db);
  await sql`create index on bench.copies (template)`.execute(db);
  await sql`
    insert into nemcon.reviews
    select p.* from bench.source s, (select distinct review from bench.copies) c,
      jsonb_populate_record(null::nemcon.reviews,
        s.row || jsonb_build_object('id', c.review, 'workflow', 'review:' || c.review)) p
    where s.kind = 'reviews'`.execute(db);
}

async function copy({ db }: Store, kind: (typeof multiplied)[number]): Promise<void> {
  const table = sql.ref(`nemcon.${kind}`);
  const own = ownOf(kind);
  await sql`
    insert into ${table}
    select p.* from bench.copies c
    join bench.source s on s.workflow = c.template and s.kind = ${kind}
    cross join lateral jsonb_populate_record(null::${table},
      s.row || jsonb_build_object('workflow', c.workflow) || ${own}) p`.execute(db);
}

/** What else of a row is a copy's own. */
function ownOf(kind: (typeof multiplied)[number]): RawBuilder<unknown> {
  const named = sql`jsonb_build_object('reference', c.reference, 'review', c.review)`;
  const later = (column: string) =>
    sql`jsonb_build_object(${sql.lit(column)}, (s.row ->> ${sql.lit(column)})::timestamptz + c.later)`;
  switch (kind) {
    case 'recommendations':
      return sql`${named} || ${later('due_at')} || ${later('next_due_at')}
        || jsonb_build_object('state', (s.row -> 'state') || ${named})`;
    case 'awaited':
      return sql`${later('due_at')} || ${later('order_at')}
        || jsonb_build_object('id', replace(s.row ->> 'id', c.template, c.workflow))`;
    case 'events':
      return sql`case when s.row ->> 'type' = 'tasked'
        then jsonb_build_object('event', (s.row -> 'event') || ${named}) else '{}'::jsonb end`;
    case 'stages':
    case 'responses':
    case 'versions':
    case 'words':
      return sql`'{}'::jsonb`;
  }
}
