import { Migration } from '@mikro-orm/migrations';

const statements = [
  `
  create table nemcon.archives (
    id text not null,
    review text not null,
    number int not null,
    at timestamptz(3) not null,
    "by" text not null,
    closed_at timestamptz(3) not null,
    after text not null,
    events int not null,
    sha256 text not null,
    primary key (id)
  )`,
  `
  create index archives_by_review
    on nemcon.archives (review, number)`,
  `
  create or replace function nemcon.archives_append_only_fn() returns trigger as $$ begin
    raise exception 'nemcon.archives is append-only: what is on record stays as it is'; return null;
  end; $$ language plpgsql`,
  `
  create trigger append_only before update or delete
    on nemcon.archives for each statement execute function nemcon.archives_append_only_fn()`,
  `
  create trigger append_only_whole before truncate
    on nemcon.archives for each statement execute function nemcon.archives_append_only_fn()`,
  `
  create trigger audited after insert on nemcon.archives
    referencing new table as fresh
    for each statement execute function nemcon.audit_row_fn('archive', 'id')`,
  'alter table nemcon.archives enable row level security',
  'alter table nemcon.archives force row level security',
  'create policy owner on nemcon.archives to nemcon_owner using (true) with check (true)',
  'create policy worker on nemcon.archives to nemcon_worker using (true) with check (true)',
  'create policy api on nemcon.archives to nemcon_api using (true) with check (true)',
  'grant select on nemcon.archives to nemcon_api, nemcon_worker',
];

const alarms = [
  `
  create table nemcon.audit_alarms (
    size int not null,
    root text not null,
    alarm text not null,
    at timestamptz(3) not null,
    primary key (size, root)
  )`,
  'alter table nemcon.audit_alarms enable row level security',
  'alter table nemcon.audit_alarms force row level security',
  'create policy owner on nemcon.audit_alarms to nemcon_owner using (true) with check (true)',
  'create policy worker on nemcon.audit_alarms to nemcon_worker using (true) with check (true)',
  'create policy api on nemcon.audit_alarms to nemcon_api using (true) with check (true)',
  'grant select on nemcon.audit_alarms to nemcon_api, nemcon_worker',
  'grant insert, update on nemcon.audit_alarms to nemcon_worker',
];

/**
 * That a closed review was archived, by whom, and the SHA-256 that its archive is known by; and what
 * workers find wrong with the register, for every process to know.
 */
export class Archives extends Migration {
  override name = '0040-archives';

  override up(): void {
    for (const statement of [...statements, ...alarms]) this.addSql(statement);
  }
}
