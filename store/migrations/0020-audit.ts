import { Migration } from '@mikro-orm/migrations';

/** A review's row goes on changing with what its workflow records; this is how it was set up. */
const reviewColumns =
  'id workflow title summit_at procedure procedure_version setting_hash member_setting_hash created_at created_by';

const refusalColumns = 'workflow key hash person command received_at answer';

const tables = [
  `
  create table nemcon.audit_head (
    id int not null,
    size int not null,
    outcome_size int not null,
    primary key (id)
  )`,
  'insert into nemcon.audit_head (id, size, outcome_size) values (1, 0, 0)',
  `
  create table nemcon.audit_leaves (
    "index" int not null,
    kind text not null,
    key text not null,
    leaf text not null,
    hash text not null,
    content jsonb null,
    primary key ("index")
  )`,
  `
  create index audit_leaves_by_key
    on nemcon.audit_leaves (kind, key, "index")`,
  `
  create table nemcon.audit_nodes (
    level int not null,
    "index" int not null,
    hash text not null,
    primary key (level, "index")
  )`,
  `
  create table nemcon.audit_checkpoints (
    size int not null,
    note text not null,
    keys text[] not null,
    made_at timestamptz(3) not null default now(),
    primary key (size)
  )`,
  `
  create index events_freezing
    on nemcon.events (workflow, sequence) where type = 'version-frozen'`,
];

const appendOnly = ['audit_leaves', 'audit_nodes', 'audit_checkpoints'].flatMap((table) => [
  `
  create or replace function nemcon.${table}_append_only_fn() returns trigger as $$ begin
    raise exception 'nemcon.${table} is append-only: what is on record stays as it is'; return null;
  end; $$ language plpgsql`,
  `
  create trigger append_only before update or delete
    on nemcon.${table} for each statement execute function nemcon.${table}_append_only_fn()`,
  `
  create trigger append_only_whole before truncate
    on nemcon.${table} for each statement execute function nemcon.${table}_append_only_fn()`,
]);

const functions = [
  // RFC 8785 for what our rows hold: whole numbers and texts. Sorting by bytes is sorting by UTF-16
  // units as long as the names of columns are ASCII.
  `
  create function nemcon.audit_canonical(value jsonb) returns text as $$ begin
    return case jsonb_typeof(value)
      when 'object' then '{' || coalesce((
        select string_agg(to_json(name)::text || ':' || nemcon.audit_canonical(field), ','
          order by name collate "C")
        from jsonb_each(value) as each(name, field)), '') || '}'
      when 'array' then '[' || coalesce((
        select string_agg(nemcon.audit_canonical(one), ',' order by place)
        from jsonb_array_elements(value) with ordinality as each(one, place)), '') || ']'
      when 'string' then to_json(value #>> '{}')::text
      else value::text end;
  end; $$ language plpgsql immutable strict parallel safe`,
  `
  create function nemcon.audit_salt() returns text as $$
    select replace(gen_random_uuid()::text, '-', '')
  $$ language sql volatile`,
  // The leaf of an event, in canonical form.
  `
  create function nemcon.audit_event_leaf(of_workflow text, of_sequence int, of_hash text)
  returns text as $$
    select '{"hash":' || to_json(of_hash)::text
      || ',"kind":"event","salt":"' || nemcon.audit_salt()
      || '","sequence":' || of_sequence
      || ',"text":' || coalesce(to_json((
        select coalesce(e.event #>> '{paper,sheet}', e.event ->> 'text') from nemcon.events e
        where e.workflow = of_workflow and e.sequence <= of_sequence and e.type = 'version-frozen'
        order by e.sequence desc limit 1))::text, 'null')
      || ',"workflow":' || to_json(of_workflow)::text || '}'
  $$ language sql volatile`,
  // The one way into the log. It is called last in a transaction: everything is made before the
  // head is locked, and nothing but the commit is waited for while it is.
  `
  create function nemcon.audit_append(kind text[], key text[], leaf text[], content jsonb[],
    is_outcome boolean) returns void as $$
  declare
    many constant int := coalesce(cardinality(leaf), 0);
    hash constant text[] := array(
      select encode(sha256('\\x00'::bytea || convert_to(one, 'UTF8')), 'hex')
      from unnest(leaf) with ordinality as each(one, place) order by place);
    first int;
  begin
    if many = 0 then return; end if;
    update nemcon.audit_head set size = size + many,
      outcome_size = case when is_outcome then size + many else outcome_size end
    where id = 1 returning size - many into strict first;
    insert into nemcon.audit_leaves ("index", kind, key, leaf, hash, content)
    select first + place - 1, l.kind, l.key, l.leaf, l.hash, l.content
    from unnest(kind, key, leaf, hash, content) with ordinality
      as l(kind, key, leaf, hash, content, place);
  end; $$ language plpgsql`,
  `
  create function nemcon.events_audited_fn() returns trigger as $$
  declare keys text[]; leaves text[]; outcome boolean;
  begin
    select array_agg(workflow || '/' || sequence order by workflow, sequence),
      array_agg(nemcon.audit_event_leaf(workflow, sequence, hash) order by workflow, sequence),
      bool_or(type in ('stage-closed', 'concluded', 'member-concluded', 'moved', 'ended'))
    into keys, leaves, outcome from fresh;
    if keys is null then return null; end if;
    perform nemcon.audit_append(array_fill('event'::text, array[cardinality(keys)]), keys, leaves,
      null, outcome);
    return null;
  end; $$ language plpgsql`,
  // Rows of what is kept beside events, with their content: the register keeps only the last.
  // `counting` names the columns that count, null: all of them.
  `
  create function nemcon.audit_rows(kind text, key_columns text, counting text, rows jsonb[])
  returns void as $$
  declare keys text[]; leaves text[]; contents jsonb[];
  begin
    select array_agg(known.key order by known.key), array_agg(counted.content order by known.key),
      array_agg('{"hash":"'
        || encode(sha256(convert_to(nemcon.audit_canonical(counted.content), 'UTF8')), 'hex')
        || '","key":' || to_json(known.key)::text || ',"kind":"' || audit_rows.kind
        || '","salt":"' || nemcon.audit_salt() || '"}' order by known.key)
    into keys, contents, leaves
    from unnest(rows) as one,
      lateral (
        select jsonb_object_agg(name, field) as content from jsonb_each(one) as each(name, field)
        where counting is null or name = any(string_to_array(counting, ' '))) as counted,
      lateral (
        select string_agg(one ->> name, '/' order by place) as key
        from unnest(string_to_array(key_columns, ' ')) with ordinality as each(name, place)) as known;
    if keys is null then return; end if;
    perform nemcon.audit_append(array_fill(audit_rows.kind, array[cardinality(keys)]), keys, leaves,
      contents, false);
  end; $$ language plpgsql`,
  `
  create function nemcon.audit_row_fn() returns trigger as $$
  declare rows jsonb[];
  begin
    if tg_op = 'INSERT' then
      rows := array(select to_jsonb(f) from fresh f);
    else
      rows := array(select to_jsonb(f) from fresh f except select to_jsonb(s) from stale s);
    end if;
    perform nemcon.audit_rows(tg_argv[0], tg_argv[1], tg_argv[2], rows);
    return null;
  end; $$ language plpgsql set timezone to 'UTC'`,
];

/** A request that was received, understood and refused by the rules; accepted ones are events. */
const refusals = `
  create function nemcon.audit_refusal_fn() returns trigger as $$
  begin
    perform nemcon.audit_rows('refusal', 'workflow key', '${refusalColumns}', array[to_jsonb(new)]);
    return null;
  end; $$ language plpgsql set timezone to 'UTC'`;

/** What a statement added is in the table `fresh`; what it changed was `stale` before. */
const triggers = [
  `
  create trigger audited after insert on nemcon.events
    referencing new table as fresh for each statement execute function nemcon.events_audited_fn()`,
  added('bodies', `'body', 'id'`),
  changed('bodies', `'body', 'id'`),
  added('people', `'person', 'id'`),
  changed('people', `'person', 'id'`),
  added('authorisations', `'authorisation', 'id'`),
  changed('authorisations', `'authorisation', 'id'`),
  added('mandates', `'mandate', 'id'`),
  changed('mandates', `'mandate', 'id'`),
  added('procedures', `'procedure', 'id version', 'id version title hash'`),
  added('refused_attempts', `'refused-attempt', 'id'`),
  `
  create trigger audited_change after update on nemcon.receipts
    for each row when (old.settled_at is null and new.answer ->> 'code' is not null)
    execute function nemcon.audit_refusal_fn()`,
  added('reviews', `'review', 'id', '${reviewColumns}'`),
];

/** What is on record already, in the order in which it was recorded as far as that is known. */
const before = [
  "set local timezone to 'UTC'",
  `select nemcon.audit_rows('body', 'id', null, array(select to_jsonb(t) from nemcon.bodies t))`,
  `select nemcon.audit_rows('person', 'id', null, array(select to_jsonb(t) from nemcon.people t))`,
  `select nemcon.audit_rows('mandate', 'id', null, array(select to_jsonb(t) from nemcon.mandates t))`,
  `select nemcon.audit_rows('authorisation', 'id', null, array(select to_jsonb(t) from nemcon.authorisations t))`,
  `select nemcon.audit_rows('procedure', 'id version', 'id version title hash',
    array(select to_jsonb(t) from nemcon.procedures t))`,
  `select nemcon.audit_rows('review', 'id', '${reviewColumns}',
    array(select to_jsonb(t) from nemcon.reviews t))`,
  `select nemcon.audit_rows('refused-attempt', 'id', null,
    array(select to_jsonb(t) from nemcon.refused_attempts t))`,
  `select nemcon.audit_rows('refusal', 'workflow key', '${refusalColumns}', array(
    select to_jsonb(t) from nemcon.receipts t where settled_at is not null and answer ->> 'code' is not null))`,
  `
  select nemcon.audit_append(
    array_agg('event'::text),
    array_agg(workflow || '/' || sequence order by recorded_at, workflow, sequence),
    array_agg(nemcon.audit_event_leaf(workflow, sequence, hash) order by recorded_at, workflow, sequence),
    null, true)
  from nemcon.events`,
];

/** The audit log: each act, each refused attempt and each change of who may act, never changed. */
export class Audit extends Migration {
  override name = '0020-audit';

  override up(): void {
    for (const statement of [
      ...tables,
      ...appendOnly,
      ...functions,
      refusals,
      ...triggers,
      ...before,
    ])
      this.addSql(statement);
  }
}

function added(table: string, args: string): string {
  return `
  create trigger audited after insert on nemcon.${table}
    referencing new table as fresh
    for each statement execute function nemcon.audit_row_fn(${args})`;
}

function changed(table: string, args: string): string {
  return `
  create trigger audited_change after update on nemcon.${table}
    referencing new table as fresh old table as stale
    for each statement execute function nemcon.audit_row_fn(${args})`;
}
