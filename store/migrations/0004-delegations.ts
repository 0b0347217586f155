import { Migration } from '@mikro-orm/migrations';

const statements = [
  `
  alter table nemcon.mandates
    add column set_by text null,
    add column reason text null,
    add column succeeds text null,
    add column revoked_by text null,
    add column revoked_reason text null`,
  `
  alter table nemcon.responses
    add column principal text null,
    add column under text null`,
  `
  create table nemcon.authorisations (
    id text not null,
    body text not null,
    speaker text not null,
    document text not null,
    valid_from timestamptz(3) not null,
    valid_until timestamptz(3) not null,
    review text null,
    reference text null,
    given_by text not null,
    given_as text not null,
    revoked_at timestamptz(3) null,
    revoked_by text null,
    revoked_reason text null,
    primary key (id)
  )`,
  `
  create index authorisations_by_speaker
    on nemcon.authorisations (speaker, body)`,
  `
  create table nemcon.claims (
    wait_id text not null,
    person text not null,
    mandate text not null,
    since timestamptz(3) not null,
    primary key (wait_id)
  )`,
  `
  alter table nemcon.claims
    add constraint claims_wait_id_foreign foreign key (wait_id)
      references nemcon.awaited (id) on update no action on delete cascade`,
  `
  create table nemcon.requests (
    person text not null,
    key text not null,
    hash text not null,
    route text not null,
    asked jsonb not null,
    received_at timestamptz(3) not null,
    answer jsonb null,
    primary key (person, key)
  )`,
];

/** Who acts in whose place: stand-ins, successions, letters, claims; and what keys were used for. */
export class Delegations extends Migration {
  override name = '0004-delegations';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
