import { sql } from 'kysely';
import type { Store } from '../../store/connection.ts';

/** What may change although nobody was heard: that the service lives, and who was refused. */
const moving = [
  'availability',
  'refused_attempts',
  'audit_head',
  'audit_leaves',
  'audit_nodes',
  'audit_checkpoints',
];

/** Each table of the register with how many rows it has and a hash over all of them. */
export async function printOf({ db }: Store): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'nemcon' and table_type = 'BASE TABLE' order by 1`.execute(db);
  const prints: Record<string, string> = {};
  for (const { name } of rows.filter((row) => !moving.includes(row.name))) {
    const found = await sql<{ print: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print
      from ${sql.table(`nemcon.${name}`)} t`.execute(db);
    prints[name] = found.rows[0]?.print ?? '';
  }
  const logged = await sql<{ print: string }>`
    select count(*)::text as print from nemcon.audit_leaves where kind <> 'refused-attempt'`.execute(
    db,
  );
  return { ...prints, 'audit_leaves of what was not refused': logged.rows[0]?.print ?? '' };
}
