import { Migration } from '@mikro-orm/migrations';

const feedColumns = 'id person token_hash made_at revoked_at';

/**
 * What somebody asked for that no workflow decides, and that had its effect. The entry names what
 * was asked by its hash, so that nothing a person wrote is kept twice. What was asked about a person
 * may have to be forgotten, and could be guessed from its hash: of that the person's entry is enough.
 */
const requestColumns = 'person key hash route received_at';

/** Known by a person and a key in one word: neither has a space in it. */
const shownAs = (row: string) =>
  `to_jsonb(${row}) - case ${row}.route when 'POST /api/people' then 'hash' else '' end
    || jsonb_build_object('id', ${row}.person || ' ' || ${row}.key)`;

const statements = [
  `
  create function nemcon.audit_request_fn() returns trigger as $$
  begin
    perform nemcon.audit_rows('request', 'id', '${requestColumns}', array[${shownAs('new')}]);
    return null;
  end; $$ language plpgsql security definer set search_path to pg_catalog, pg_temp
    set timezone to 'UTC'`,
  `
  create trigger audited_change after update on nemcon.requests
    for each row when (old.answer is null and new.answer is not null)
    execute function nemcon.audit_request_fn()`,
  `
  create trigger audited after insert on nemcon.calendar_feeds
    referencing new table as fresh
    for each statement execute function nemcon.audit_row_fn('calendar-feed', 'id', '${feedColumns}')`,
  `
  create trigger audited_change after update on nemcon.calendar_feeds
    referencing new table as fresh old table as stale
    for each statement execute function nemcon.audit_row_fn('calendar-feed', 'id', '${feedColumns}')`,
  "set local timezone to 'UTC'",
  `select nemcon.audit_rows('request', 'id', '${requestColumns}', array(
    select ${shownAs('t')} from nemcon.requests t where t.answer is not null))`,
  `select nemcon.audit_rows('calendar-feed', 'id', '${feedColumns}',
    array(select to_jsonb(t) from nemcon.calendar_feeds t))`,
];

/** Each administrative act is an entry too, and each address that shows somebody's deadlines. */
export class AuditRequests extends Migration {
  override name = '0022-audit-requests';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
