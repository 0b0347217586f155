import { Migration } from '@mikro-orm/migrations';

const statements = [
  `
  create table nemcon.documents (
    sha256 text not null,
    media_type text not null,
    text text not null,
    stored_at timestamptz(3) not null default now(),
    primary key (sha256)
  )`,
  `
  alter table nemcon.documents
    add constraint documents_sha256 check (sha256 = encode(sha256(convert_to(text, 'UTF8'::name)), 'hex'::text))`,
  `
  create or replace function nemcon.documents_append_only_fn() returns trigger as $$ begin
    raise exception 'nemcon.documents is append-only: what is on record stays as it is'; return null;
  end; $$ language plpgsql`,
  `
  create trigger append_only before update or delete
    on nemcon.documents for each statement execute function nemcon.documents_append_only_fn()`,
  `
  create trigger append_only_whole before truncate
    on nemcon.documents for each statement execute function nemcon.documents_append_only_fn()`,
  `
  create table nemcon.settings (
    hash text not null,
    kind text not null,
    setting jsonb not null,
    stored_at timestamptz(3) not null default now(),
    primary key (hash)
  )`,
  `
  create or replace function nemcon.settings_append_only_fn() returns trigger as $$ begin
    raise exception 'nemcon.settings is append-only: what is on record stays as it is'; return null;
  end; $$ language plpgsql`,
  `
  create trigger append_only before update or delete
    on nemcon.settings for each statement execute function nemcon.settings_append_only_fn()`,
  `
  create trigger append_only_whole before truncate
    on nemcon.settings for each statement execute function nemcon.settings_append_only_fn()`,
  `
  create table nemcon.procedures (
    id text not null,
    version int not null,
    title text not null,
    hash text not null,
    definition jsonb not null,
    stored_at timestamptz(3) not null default now(),
    primary key (id, version)
  )`,
  `
  create or replace function nemcon.procedures_append_only_fn() returns trigger as $$ begin
    raise exception 'nemcon.procedures is append-only: what is on record stays as it is'; return null;
  end; $$ language plpgsql`,
  `
  create trigger append_only before update or delete
    on nemcon.procedures for each statement execute function nemcon.procedures_append_only_fn()`,
  `
  create trigger append_only_whole before truncate
    on nemcon.procedures for each statement execute function nemcon.procedures_append_only_fn()`,
  `
  create table nemcon.receipts (
    workflow text not null,
    key text not null,
    hash text not null,
    person text not null,
    command jsonb not null,
    "start" jsonb null,
    received_at timestamptz(3) not null,
    answer jsonb null,
    settled_at timestamptz(3) null,
    primary key (workflow, key)
  )`,
  `
  create index receipts_unsettled
    on nemcon.receipts (received_at, workflow) where settled_at is null`,
  `
  create table nemcon.availability (
    id text not null,
    since timestamptz(3) not null,
    process text not null,
    until timestamptz(3) not null,
    stopped boolean not null,
    primary key (id, since)
  )`,
  `
  create index availability_until
    on nemcon.availability (until)`,
  `
  create table nemcon.refused_attempts (
    id serial primary key,
    at timestamptz(3) not null,
    person text null,
    code text not null,
    route text not null,
    subject text null,
    body_hash text not null,
    message text not null
  )`,
  `
  create index refused_attempts_by_person
    on nemcon.refused_attempts (person, id)`,
  `
  create index refused_attempts_by_subject
    on nemcon.refused_attempts (subject, id)`,
];

/** What is kept beside the record: texts, settings, procedures, receipts, who tried what, who was alive. */
export class Evidence extends Migration {
  override name = '0002-evidence';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
