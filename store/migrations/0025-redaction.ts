import { Migration } from '@mikro-orm/migrations';

const tables = [
  `
  create table nemcon.redactions (
    id text not null,
    kind text not null,
    subject text not null,
    at timestamptz(3) not null,
    person text not null,
    body text not null,
    mandate text not null,
    reason text not null,
    entries jsonb not null,
    primary key (id)
  )`,
  `
  create index redactions_by_subject
    on nemcon.redactions (subject, kind)`,
  `
  create or replace function nemcon.redactions_append_only_fn() returns trigger as $$ begin
    raise exception 'nemcon.redactions is append-only: what is on record stays as it is'; return null;
  end; $$ language plpgsql`,
  `
  create trigger append_only before update or delete
    on nemcon.redactions for each statement execute function nemcon.redactions_append_only_fn()`,
  `
  create trigger append_only_whole before truncate
    on nemcon.redactions for each statement execute function nemcon.redactions_append_only_fn()`,
  `
  create trigger audited after insert on nemcon.redactions
    referencing new table as fresh
    for each statement execute function nemcon.audit_row_fn('redaction', 'id')`,
  ...['documents', 'attachments', 'audit_leaves'].map(
    (table) => `
  alter table nemcon.${table}
    add column redaction text null`,
  ),
  'alter table nemcon.documents drop constraint if exists documents_sha256',
  `
  alter table nemcon.documents
    add constraint documents_sha256 check (redaction is not null and text = ''::text or sha256 = encode(sha256(convert_to(text, 'UTF8'::name)), 'hex'::text))`,
  'alter table nemcon.attachments drop constraint if exists attachments_sha256',
  `
  alter table nemcon.attachments
    add constraint attachments_sha256 check (redaction is not null and length(content) = 0 or sha256 = encode(sha256(content), 'hex'::text))`,
];

/**
 * What may change of what is on record, and only once: its content goes, and what took it away
 * stands in its place. Whatever else somebody tries is refused as before.
 */
const guards = [
  guard(
    'documents',
    `new.text = '' and (new.sha256, new.media_type, new.stored_at)
        is not distinct from (old.sha256, old.media_type, old.stored_at)
      and r.kind = 'document' and r.subject = new.sha256`,
  ),
  guard(
    'attachments',
    `length(new.content) = 0
      and (new.sha256, new.media_type, new.size, new.person, new.stored_at)
        is not distinct from (old.sha256, old.media_type, old.size, old.person, old.stored_at)
      and r.kind = 'attachment' and r.subject = new.sha256`,
  ),
  guard(
    'audit_leaves',
    `new.leaf = '' and new.content is null and old.kind = 'person'
      and (new."index", new.kind, new.key, new.hash)
        is not distinct from (old."index", old.kind, old.key, old.hash)
      and r.kind = 'person' and r.subject = new.key
      and r.entries @> jsonb_build_array(jsonb_build_object('index', new."index", 'hash', new.hash))`,
  ),
].flat();

const functions = [
  // What is shown in the place of a text.
  `
  create function nemcon.tombstone(of_redaction text) returns text as $$
    select '[Redacted on ' || to_char(r.at at time zone 'UTC', 'YYYY-MM-DD') || ' by ' || r.person
      || ' (' || r.body || ') because: '
      || coalesce(nullif((select d.text from nemcon.documents d where d.sha256 = r.reason), ''),
        'the reason was redacted as well') || ']'
    from nemcon.redactions r where r.id = of_redaction
  $$ language sql stable strict security definer set search_path to pg_catalog, pg_temp`,
  // The one way to redact: the row that says who and why, which the audit log witnesses, and what
  // it takes away, in one transaction. Of a person the salted entries of the log go as well: their
  // hashes stay, and nobody can guess back from those what stood there.
  `
  create function nemcon.redact(redaction jsonb) returns void as $$
  declare
    of_id constant text := redaction ->> 'id';
    of_kind constant text := redaction ->> 'kind';
    of_subject constant text := redaction ->> 'subject';
    emptied jsonb := '[]';
  begin
    if of_kind = 'person' then
      select coalesce(jsonb_agg(jsonb_build_object('index', l."index", 'hash', l.hash)
        order by l."index"), '[]') into emptied
      from nemcon.audit_leaves l
      where l.kind = 'person' and l.key = of_subject and l.redaction is null;
    end if;
    insert into nemcon.redactions (id, kind, subject, at, person, body, mandate, reason, entries)
    values (of_id, of_kind, of_subject, (redaction ->> 'at')::timestamptz, redaction ->> 'person',
      redaction ->> 'body', redaction ->> 'mandate', redaction ->> 'reason', emptied);
    if of_kind = 'document' then
      update nemcon.documents set text = '', redaction = of_id
      where sha256 = of_subject and documents.redaction is null;
    elsif of_kind = 'attachment' then
      update nemcon.attachments set content = '', redaction = of_id
      where sha256 = of_subject and attachments.redaction is null;
    elsif of_kind = 'person' then
      update nemcon.audit_leaves set leaf = '', content = null, redaction = of_id
      where kind = 'person' and key = of_subject and audit_leaves.redaction is null;
      update nemcon.mails set address = '', message = null, words = null,
        state = case state when 'waiting' then 'given-up' else state end
      where person = of_subject;
      update nemcon.requests set asked = jsonb_build_object('redaction', of_id),
        answer = jsonb_build_object('redaction', of_id), hash = ''
      where route = 'POST /api/people' and asked ->> 'id' = of_subject;
      update nemcon.people set name = '[redacted]', email = null, zone = null, language = 'en',
        version = version + 1
      where id = of_subject;
    end if;
    if not found then raise exception 'There is no % % to redact', of_kind, of_subject; end if;
  end; $$ language plpgsql security definer set search_path to pg_catalog, pg_temp`,
];

/** Nobody writes here but by the one function, and of the parts the API alone. */
const rights = [
  'alter table nemcon.redactions enable row level security',
  'alter table nemcon.redactions force row level security',
  'create policy owner on nemcon.redactions to nemcon_owner using (true) with check (true)',
  'create policy worker on nemcon.redactions to nemcon_worker using (true) with check (true)',
  'create policy api on nemcon.redactions to nemcon_api using (true) with check (true)',
  'grant select on nemcon.redactions to nemcon_api, nemcon_worker',
  'revoke execute on function nemcon.redact(jsonb) from public',
  'grant execute on function nemcon.redact(jsonb) to nemcon_api',
];

/** What must be forgotten is, and the log still proves that something was there. */
export class Redaction extends Migration {
  override name = '0025-redaction';

  override up(): void {
    for (const statement of [...tables, ...guards, ...functions, ...rights]) this.addSql(statement);
  }
}

function guard(table: string, isRedaction: string): string[] {
  return [
    `drop trigger append_only on nemcon.${table}`,
    `
  create or replace function nemcon.${table}_redactable_fn() returns trigger as $$ begin
    if tg_op = 'UPDATE' and exists (
      select from nemcon.redactions r
      where r.id = new.redaction and old.redaction is null and ${isRedaction})
    then return new; end if;
    raise exception 'nemcon.${table} is append-only: what is on record stays as it is, unless it is redacted';
  end; $$ language plpgsql`,
    `
  create trigger append_only before update or delete
    on nemcon.${table} for each row execute function nemcon.${table}_redactable_fn()`,
  ];
}
