import { Migration } from '@mikro-orm/migrations';

const table = 'nemcon.service_accounts';

/** Programs that may use the API, each with what it may do; on the audit log like who may act. */
export class ServiceAccounts extends Migration {
  override name = '0012-service-accounts';

  override up(): void {
    const statements = [
      `
      create table ${table} (
        client text not null,
        name text not null,
        body text not null,
        scopes text[] not null,
        valid_from timestamptz(3) not null,
        valid_until timestamptz(3) null,
        revoked_at timestamptz(3) null,
        registered_by text not null,
        version int not null default 1,
        primary key (client)
      )`,
      `
      create trigger audited after insert on ${table}
        referencing new table as fresh
        for each statement execute function nemcon.audit_row_fn('service-account', 'client')`,
      `
      create trigger audited_change after update on ${table}
        referencing new table as fresh old table as stale
        for each statement execute function nemcon.audit_row_fn('service-account', 'client')`,
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      `create policy owner on ${table} to nemcon_owner using (true) with check (true)`,
      `create policy worker on ${table} to nemcon_worker using (true) with check (true)`,
      `create policy api on ${table} to nemcon_api using (true) with check (true)`,
      `grant select, insert, update on ${table} to nemcon_api`,
    ];
    for (const statement of statements) this.addSql(statement);
  }
}
