import { Migration } from '@mikro-orm/migrations';

const statements = [
  `
  create table nemcon.bodies (
    id text not null,
    name text not null,
    kind text not null,
    version int not null default 1,
    primary key (id)
  )`,
  `
  create table nemcon.people (
    id text not null,
    name text not null,
    email text null,
    version int not null default 1,
    primary key (id)
  )`,
  `
  create table nemcon.mandates (
    id text not null,
    person text not null,
    body text not null,
    role text not null,
    valid_from timestamptz(3) not null,
    valid_until timestamptz(3) null,
    lent_from text null,
    granted_by text not null,
    revoked_at timestamptz(3) null,
    version int not null default 1,
    primary key (id)
  )`,
  `
  create index mandates_by_person
    on nemcon.mandates (person)`,
  `
  create index mandates_by_body
    on nemcon.mandates (body)`,
];

/** Who may act for whom. */
export class People extends Migration {
  override name = '0003-people';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
