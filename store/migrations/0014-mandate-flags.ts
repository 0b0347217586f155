import { Migration } from '@mikro-orm/migrations';

const tables = [
  `
  create table nemcon.mandate_flags (
    workflow text not null,
    sequence int not null,
    mandate text not null,
    body text not null,
    why text not null,
    since timestamptz(3) null,
    received_at timestamptz(3) not null,
    found_at timestamptz(3) not null default now(),
    primary key (workflow, sequence, mandate)
  )`,
  `
  create or replace function nemcon.mandate_flags_append_only_fn() returns trigger as $$ begin
    raise exception 'nemcon.mandate_flags is append-only: what is on record stays as it is'; return null;
  end; $$ language plpgsql`,
  `
  create trigger append_only before update or delete
    on nemcon.mandate_flags for each statement execute function nemcon.mandate_flags_append_only_fn()`,
  `
  create trigger append_only_whole before truncate
    on nemcon.mandate_flags for each statement execute function nemcon.mandate_flags_append_only_fn()`,
  `
  create index events_by_mandate on nemcon.events (split_part((by ->> 'mandate'::text), '@'::text, 1), at) where ((by ->> 'mandate'::text) is not null)`,
  `
  create index events_under on nemcon.events (split_part((event #>> '{response,under}'::text[]), '@'::text, 1), at) where ((event #>> '{response,under}'::text[]) is not null)`,
  'alter table nemcon.mandate_flags enable row level security',
  'alter table nemcon.mandate_flags force row level security',
  'create policy owner on nemcon.mandate_flags to nemcon_owner using (true) with check (true)',
  'create policy worker on nemcon.mandate_flags to nemcon_worker using (true) with check (true)',
  'create policy api on nemcon.mandate_flags to nemcon_api using (true) with check (true)',
  'grant select on nemcon.mandate_flags to nemcon_api, nemcon_worker',
  'grant insert on nemcon.mandate_flags to nemcon_worker',
];

const asOwner = 'security definer set search_path to pg_catalog, pg_temp';

const functions = [
  // Whether a span held at an instant; why not, and since when.
  `
  create function nemcon.span_flaw(begins timestamptz, ends timestamptz, revoked timestamptz, at timestamptz)
  returns table (why text, since timestamptz) as $$
    select 'revoked', revoked where revoked <= at
    union all select 'ended', ends where ends <= at and (revoked is null or revoked > at)
    union all select 'not-begun', begins where begins > at
    limit 1
  $$ language sql immutable`,
  // What speaks against acting under this mandate at this instant; no row where nothing does. The
  // row is held until the transaction ends: whoever revokes it comes before, and is seen here, or
  // after, and then finds what was recorded (mandate_changed_fn).
  `
  create function nemcon.mandate_flaw(of text, person text, body text, role text, speaker text,
    at timestamptz) returns table (why text, since timestamptz) as $$
  declare
    cited constant text := split_part(of, '@', 1);
    cited_version constant int := nullif(split_part(of, '@', 2), '')::int;
    held record;
    lender record;
  begin
    select m.* into held from nemcon.mandates m where m.id = cited for share;
    if found then
      if held.person <> mandate_flaw.person or held.body <> mandate_flaw.body
        or held.role <> coalesce(mandate_flaw.role, held.role) then
        return query select 'of-another', null::timestamptz; return;
      end if;
      return query select * from nemcon.span_flaw(held.valid_from, held.valid_until, held.revoked_at,
        mandate_flaw.at);
      if found then return; end if;
      if cited_version > held.version or (cited_version < held.version and held.revoked_at is null) then
        return query select 'changed', null::timestamptz; return;
      end if;
      if held.lent_from is null then return; end if;
      select m.* into lender from nemcon.mandates m where m.id = held.lent_from for share;
      return query select * from nemcon.span_flaw(lender.valid_from, lender.valid_until,
        lender.revoked_at, mandate_flaw.at);
      return;
    end if;
    select a.* into held from nemcon.authorisations a where a.id = cited for share;
    if found then
      if held.speaker <> mandate_flaw.speaker or held.body <> mandate_flaw.body then
        return query select 'of-another', null::timestamptz; return;
      end if;
      return query select * from nemcon.span_flaw(held.valid_from, held.valid_until, held.revoked_at,
        mandate_flaw.at);
      return;
    end if;
    select s.* into held from nemcon.service_accounts s
    where s.client = mandate_flaw.person and cited = 'service-' || s.client for share;
    if found then
      return query select * from nemcon.span_flaw(held.valid_from, held.valid_until, held.revoked_at,
        mandate_flaw.at);
      return;
    end if;
    return query select 'unknown', null::timestamptz;
  end; $$ language plpgsql volatile rows 1 ${asOwner}`,
  // A flag is an entry of the log, and is told to who presides, who decides what becomes of the act.
  `
  create function nemcon.mandate_flagged_fn() returns trigger as $$
  declare
    subject record;
    told record;
  begin
    select * into subject from (
      select r.reference, r.review, s.setting -> 'offices' as offices
      from nemcon.recommendations r join nemcon.settings s on s.hash = r.setting_hash
      where r.workflow = new.workflow
      union all
      select null, v.id, s.setting -> 'offices'
      from nemcon.reviews v join nemcon.settings s on s.hash = v.setting_hash
      where v.workflow = new.workflow) found limit 1;
    select e.type, e.by ->> 'person' as person into told from nemcon.events e
    where e.workflow = new.workflow and e.sequence = new.sequence;
    insert into nemcon.notices (id, workflow, sequence, number, reference, review, kind, body, role,
      office, desk, stage, at, why, mail)
    select new.workflow || '/' || new.sequence || '/' || new.mandate, new.workflow, new.sequence, 1001,
      subject.reference, subject.review, 'mandate', desk ->> 'body', desk ->> 'role', office,
      (desk ->> 'body') || '/' || (desk ->> 'role'), null, new.received_at,
      'Event ' || new.sequence || ' of ' || coalesce(subject.reference, subject.review) || ' ('
        || told.type || ', by ' || told.person || ' for ' || new.body || ') was received on '
        || to_char(new.received_at, 'YYYY-MM-DD HH24:MI:SS') || ' UTC under ' || new.mandate || ', '
        || case new.why
          when 'revoked' then 'which had been revoked'
          when 'ended' then 'which had ended'
          when 'not-begun' then 'which had not begun'
          when 'changed' then 'which the register holds in another version'
          when 'of-another' then 'which is somebody else''s'
          else 'which the register does not know' end
        || coalesce(' (' || to_char(new.since, 'YYYY-MM-DD HH24:MI:SS') || ' UTC)', '')
        || '. It is on record and counts as it did; whether it stands is yours to decide.',
      (select 'waiting' from nemcon.mail_service where is_on)
    from (
      select office, subject.offices -> office as desk
      from unnest(array['presiding-officer', 'secretary']) with ordinality as each(office, place)
      where subject.offices ? office order by place limit 1) sits
    on conflict (id) do nothing;
    perform nemcon.audit_rows('mandate-flag', 'workflow sequence mandate', null, array[to_jsonb(new)]);
    return null;
  end; $$ language plpgsql ${asOwner} set timezone to 'UTC'`,
  // What was recorded before it was known that the mandate had ended: a revocation that was on its
  // way while the act was recorded, or that was entered for an earlier time.
  `
  create function nemcon.mandate_changed_fn() returns trigger as $$
  declare
    ended constant timestamptz := least(new.revoked_at, new.valid_until);
    ids constant text[] := array_append(case tg_table_name when 'mandates'
      then array(select id from nemcon.mandates where lent_from = new.id) else '{}' end, new.id);
  begin
    if ended is null then return null; end if;
    insert into nemcon.mandate_flags (workflow, sequence, mandate, body, why, since, received_at)
    select e.workflow, e.sequence, e.by ->> 'mandate', e.by ->> 'body', f.why, f.since, e.at
    from nemcon.events e, lateral nemcon.mandate_flaw(e.by ->> 'mandate', e.by ->> 'person',
      e.by ->> 'body', e.by ->> 'role', null, e.at) f
    where (e.by ->> 'mandate') is not null and split_part(e.by ->> 'mandate', '@', 1) = any(ids)
      and e.at >= ended
    on conflict do nothing;
    insert into nemcon.mandate_flags (workflow, sequence, mandate, body, why, since, received_at)
    select e.workflow, e.sequence, e.event #>> '{response,under}', e.event #>> '{response,body}',
      f.why, f.since, e.at
    from nemcon.events e, lateral nemcon.mandate_flaw(e.event #>> '{response,under}',
      e.by ->> 'person', e.event #>> '{response,body}', null, e.by ->> 'body', e.at) f
    where (e.event #>> '{response,under}') is not null
      and split_part(e.event #>> '{response,under}', '@', 1) = any(ids) and e.at >= ended
    on conflict do nothing;
    return null;
  end; $$ language plpgsql ${asOwner}`,
  'revoke execute on function nemcon.mandate_flaw(text, text, text, text, text, timestamptz) from public',
  'grant execute on function nemcon.mandate_flaw(text, text, text, text, text, timestamptz) to nemcon_worker',
];

const changes = ['mandates', 'authorisations'].map(
  (table) => `
  create trigger flagged after update on nemcon.${table}
    for each row when (new.revoked_at is distinct from old.revoked_at
      or new.valid_until is distinct from old.valid_until)
    execute function nemcon.mandate_changed_fn()`,
);

const triggers = [
  `
  create trigger audited after insert on nemcon.mandate_flags
    for each row execute function nemcon.mandate_flagged_fn()`,
  ...changes,
];

/** Acts that are on record though the mandate that they name did not hold when they were received. */
export class MandateFlags extends Migration {
  override name = '0014-mandate-flags';

  override up(): void {
    for (const statement of [...tables, ...functions, ...triggers]) this.addSql(statement);
  }
}
