import { Migration } from '@mikro-orm/migrations';

const statements = [
  `
  create table nemcon.audit_outlets (
    name text not null,
    published int not null default 0,
    tries int not null default 0,
    next_at timestamptz(3) not null default now(),
    published_at timestamptz(3) null,
    trouble text null,
    trouble_at timestamptz(3) null,
    primary key (name)
  )`,
];

/** How far the checkpoints have been handed out to each place outside. */
export class AuditOutlets extends Migration {
  override name = '0021-audit-outlets';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
