import { Migration } from '@mikro-orm/migrations';

const statements = [
  `
  alter table nemcon.people
    add column language text not null default 'en',
    add column zone text null`,
  `
  alter table nemcon.notices
    add column mail text null,
    add column recorded_at timestamptz(3) not null default now()`,
  `
  create index notices_to_mail
    on nemcon.notices (recorded_at, id) where mail = 'waiting'`,
  `
  create table nemcon.mail_service (
    name text not null,
    is_on boolean not null,
    changed_at timestamptz(3) not null default now(),
    trouble text null,
    trouble_at timestamptz(3) null,
    primary key (name)
  )`,
  `
  create table nemcon.mails (
    id text not null,
    person text not null,
    address text not null,
    message_id text not null,
    message jsonb null,
    state text not null default 'waiting',
    tries int not null default 0,
    made_at timestamptz(3) not null default now(),
    next_at timestamptz(3) not null default now(),
    settled_at timestamptz(3) null,
    words text null,
    primary key (id)
  )`,
  `
  alter table nemcon.mails
    add constraint mails_message_id_unique unique (message_id)`,
  `
  create index mails_waiting
    on nemcon.mails (next_at, id) where state = 'waiting'`,
  `
  create table nemcon.mail_notices (
    notice text not null,
    mail text not null,
    primary key (notice, mail)
  )`,
  `
  create index mail_notices_by_mail
    on nemcon.mail_notices (mail)`,
  `
  create table nemcon.calendar_entries (
    uid text not null,
    person text not null,
    workflow text not null,
    stage text not null,
    round int not null,
    desk text not null,
    due_at timestamptz(3) not null,
    sequence int not null,
    is_open boolean not null,
    primary key (uid, person)
  )`,
  `
  create index calendar_entries_open
    on nemcon.calendar_entries (person, workflow) where is_open`,
  `
  create table nemcon.calendar_feeds (
    id text not null,
    person text not null,
    token_hash text not null,
    made_at timestamptz(3) not null,
    revoked_at timestamptz(3) null,
    primary key (id)
  )`,
  `
  alter table nemcon.calendar_feeds
    add constraint calendar_feeds_token_hash_unique unique (token_hash)`,
  `
  create index calendar_feeds_by_person
    on nemcon.calendar_feeds (person, id)`,
];

/** The outbox of mail, what stands in people's calendars, and their feeds. */
export class Mail extends Migration {
  override name = '0007-mail';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
