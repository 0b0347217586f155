import { Migration } from '@mikro-orm/migrations';

const statements = [
  'create schema if not exists nemcon',
  `
  create table nemcon.reviews (
    workflow text not null,
    id text not null,
    title text not null,
    summit_at timestamptz(3) not null,
    procedure text not null,
    procedure_version int not null,
    setting_hash text not null,
    member_setting_hash text not null,
    created_at timestamptz(3) not null,
    created_by text not null,
    sequence int not null default 0,
    head text not null default '',
    state jsonb null,
    over boolean not null default false,
    next_due_at timestamptz(3) null,
    needs text not null default '',
    changed_at timestamptz(3) null,
    primary key (workflow)
  )`,
  `
  alter table nemcon.reviews
    add constraint reviews_id_unique unique (id)`,
  `
  create index reviews_next_due
    on nemcon.reviews (next_due_at) where not over`,
  `
  create table nemcon.recommendations (
    workflow text not null,
    reference text not null,
    review text not null,
    working_group text not null,
    title text not null,
    title_document text not null,
    setting_hash text not null,
    sequence int not null,
    head text not null,
    state jsonb not null,
    stage text not null,
    step text null,
    outcome text null,
    round int not null,
    waiting_on text[] not null,
    due_at timestamptz(3) null,
    escalation int not null,
    held boolean not null,
    over boolean not null,
    next_due_at timestamptz(3) null,
    needs_officer text not null,
    needs_body text not null,
    needs_public text not null,
    marking text null,
    releasability text[] not null,
    tasked_at timestamptz(3) not null,
    changed_at timestamptz(3) not null,
    primary key (workflow)
  )`,
  `
  alter table nemcon.recommendations
    add constraint recommendations_reference_unique unique (reference)`,
  `
  create index recommendations_by_review
    on nemcon.recommendations (review, reference)`,
  `
  create index recommendations_by_attention
    on nemcon.recommendations (review, over, held desc, escalation desc, due_at, reference) include (stage)`,
  `
  create index recommendations_by_group
    on nemcon.recommendations (working_group, reference)`,
  `
  create index recommendations_due
    on nemcon.recommendations (due_at) where not over`,
  `
  create index recommendations_next_due
    on nemcon.recommendations (next_due_at) where not over`,
  `
  create index recommendations_words
    on nemcon.recommendations using gin (to_tsvector('simple'::regconfig, translate(reference || ' ' || title, '-/.', '   ')))`,
  `
  create table nemcon.stages (
    workflow text not null,
    stage text not null,
    round int not null,
    step text not null,
    version int null,
    phase text not null,
    reached_at timestamptz(3) not null,
    opened_at timestamptz(3) null,
    deadline_at timestamptz(3) null,
    deadline_zone text null,
    electorate text[] not null,
    outcome text null,
    closed_at timestamptz(3) null,
    reason text null,
    next text null,
    primary key (workflow, stage, round)
  )`,
  `
  create index stages_open
    on nemcon.stages (stage, workflow) where phase <> 'closed'`,
  `
  create table nemcon.responses (
    workflow text not null,
    stage text not null,
    round int not null,
    body text not null,
    letter text not null,
    position text not null,
    at timestamptz(3) not null,
    person text null,
    reason text null,
    statement text null,
    status text not null,
    why text null,
    primary key (workflow, stage, round, body, letter)
  )`,
  `
  create table nemcon.versions (
    workflow text not null,
    number int not null,
    text text not null,
    frozen_at timestamptz(3) not null,
    person text null,
    benchmark text null,
    authority text null,
    due_at timestamptz(3) null,
    indicator text null,
    primary key (workflow, number)
  )`,
  `
  create table nemcon.awaited (
    id text not null,
    workflow text not null,
    stage text not null,
    round int not null,
    who text not null,
    body text not null,
    role text null,
    office text null,
    desk text not null,
    act text not null,
    since timestamptz(3) not null,
    due_at timestamptz(3) null,
    due_zone text null,
    order_at timestamptz(3) not null,
    level int not null,
    primary key (id)
  )`,
  `
  create index awaited_by_desk
    on nemcon.awaited (desk, order_at, id)`,
  `
  create index awaited_by_workflow
    on nemcon.awaited (workflow)`,
  `
  create index awaited_by_who
    on nemcon.awaited (who, workflow)`,
  `
  create table nemcon.notices (
    id text not null,
    workflow text not null,
    sequence int not null,
    number int not null,
    reference text null,
    review text not null,
    kind text not null,
    body text not null,
    role text null,
    office text null,
    desk text not null,
    stage text null,
    at timestamptz(3) not null,
    why text not null,
    primary key (id)
  )`,
  `
  create index notices_by_desk
    on nemcon.notices (desk, at, id)`,
  `
  create index notices_by_workflow
    on nemcon.notices (workflow, sequence, number)`,
  `
  create table nemcon.events (
    workflow text not null,
    sequence int not null,
    type text not null,
    at timestamptz(3) not null,
    "by" jsonb not null,
    event jsonb not null,
    hash text not null,
    recorded_at timestamptz(3) not null default now(),
    primary key (workflow, sequence)
  )`,
  `
  create or replace function nemcon.events_append_only_fn() returns trigger as $$ begin
    raise exception 'nemcon.events is append-only: what is on record stays as it is'; return null;
  end; $$ language plpgsql`,
  `
  create trigger append_only before update or delete
    on nemcon.events for each statement execute function nemcon.events_append_only_fn()`,
  `
  create trigger append_only_whole before truncate
    on nemcon.events for each statement execute function nemcon.events_append_only_fn()`,
];

/** What is on record of reviews and recommendations, and what is derived from it. */
export class Record extends Migration {
  override name = '0001-record';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
