import { Migration } from '@mikro-orm/migrations';

const statements = [
  `
  alter table nemcon.versions
    add column bound text null`,
  `
  create table nemcon.attachments (
    sha256 text not null,
    media_type text not null,
    size int not null,
    content bytea not null,
    person text not null,
    stored_at timestamptz(3) not null default now(),
    primary key (sha256)
  )`,
  `
  alter table nemcon.attachments
    add constraint attachments_sha256 check (sha256 = encode(sha256(content), 'hex'::text))`,
  `
  create or replace function nemcon.attachments_append_only_fn() returns trigger as $$ begin
    raise exception 'nemcon.attachments is append-only: what is on record stays as it is'; return null;
  end; $$ language plpgsql`,
  `
  create trigger append_only before update or delete
    on nemcon.attachments for each statement execute function nemcon.attachments_append_only_fn()`,
  `
  create trigger append_only_whole before truncate
    on nemcon.attachments for each statement execute function nemcon.attachments_append_only_fn()`,
  `
  create table nemcon.attached (
    workflow text not null,
    version int not null,
    sha256 text not null,
    name text not null,
    is_annex boolean not null,
    primary key (workflow, version, sha256)
  )`,
  `
  create index attached_by_sha256
    on nemcon.attached (sha256)`,
];

/** What a decision binds beside its text: annexes, and the files that stand beside a version. */
export class Texts extends Migration {
  override name = '0005-texts';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
