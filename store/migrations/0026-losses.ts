import { Migration } from '@mikro-orm/migrations';

const statements = [
  `
  create table nemcon.losses (
    id int not null,
    at timestamptz(3) not null,
    "by" text not null,
    reason text not null,
    size int not null,
    root text not null,
    primary key (id)
  )`,
  `
  create or replace function nemcon.losses_append_only_fn() returns trigger as $$ begin
    raise exception 'nemcon.losses is append-only: what is on record stays as it is'; return null;
  end; $$ language plpgsql`,
  `
  create trigger append_only before update or delete
    on nemcon.losses for each statement execute function nemcon.losses_append_only_fn()`,
  `
  create trigger append_only_whole before truncate
    on nemcon.losses for each statement execute function nemcon.losses_append_only_fn()`,
  `
  create trigger audited after insert on nemcon.losses
    referencing new table as fresh
    for each statement execute function nemcon.audit_row_fn('loss', 'id')`,
  'alter table nemcon.losses enable row level security',
  'alter table nemcon.losses force row level security',
  'create policy owner on nemcon.losses to nemcon_owner using (true) with check (true)',
  'create policy worker on nemcon.losses to nemcon_worker using (true) with check (true)',
  'create policy api on nemcon.losses to nemcon_api using (true) with check (true)',
  'grant select on nemcon.losses to nemcon_api, nemcon_worker',
];

/** That entries of the log were lost, by a restore, is on record: who accepted it, and why. */
export class Losses extends Migration {
  override name = '0026-losses';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
