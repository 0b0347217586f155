/** Runs as the owner, who sees everything, and finds its tables by their whole names only. */
const definer = 'security definer set search_path to pg_catalog, pg_temp';

/** Who asks: what `contextOf` said for this statement alone; null where nobody said anything. */
export const viewer = [
  `
  create function nemcon.viewer() returns jsonb as $$
    select nullif(current_setting('nemcon.viewer', true), '')::jsonb
  $$ language sql stable`,
  `
  create function nemcon.viewer_kind() returns text as $$
    select nemcon.viewer() ->> 'kind'
  $$ language sql stable`,
  `
  create function nemcon.viewer_person() returns text as $$
    select nemcon.viewer() ->> 'person'
  $$ language sql stable`,
  // inside, readers, programs, placed, told, bodies, records, desks, offices.
  `
  create function nemcon.viewer_list(name text) returns text[] as $$
    select coalesce((select array_agg(one) from jsonb_array_elements_text(nemcon.viewer() -> name) one), '{}')
  $$ language sql stable`,
  `
  create function nemcon.viewer_may(act text) returns boolean as $$
    select coalesce(nemcon.viewer() -> 'may' ? act, false)
  $$ language sql stable`,
  `
  create function nemcon.viewer_runs() returns boolean as $$
    select coalesce((nemcon.viewer() -> 'runs')::boolean, false)
  $$ language sql stable`,
];

export const rules = [
  // knowingOf and viewerKnowing of domain/policy in one word: officer, takes-part, runs, published,
  // none. Asked for each row of one matter: the answer is kept until the transaction ends.
  `
  create function nemcon.standing(of_workflow text) returns text as $$
  declare
    asked constant text := of_workflow || ' ' || current_setting('nemcon.viewer', true);
    kept constant text := current_setting('nemcon.standing', true);
    inside text[];
    programs text[];
    offices text[];
    stands text;
  begin
    if asked is null then return 'none'; end if;
    if substring(kept from position(' ' in kept) + 1) = asked then
      return split_part(kept, ' ', 1);
    end if;
    inside := nemcon.viewer_list('inside');
    programs := nemcon.viewer_list('programs');
    offices := nemcon.viewer_list('offices');
    select case
      when r.places && inside or r.released_to && inside
        or r.released_to && nemcon.viewer_list('readers')
        then case when r.desks && offices then 'officer' else 'takes-part' end
      when nemcon.viewer_runs() or r.places && programs or r.released_to && programs then 'runs'
      when r.published then 'published' else 'none' end
    into stands from nemcon.recommendations r where r.workflow = of_workflow;
    if stands is null then
      select case
        when v.places && inside or v.created_by = nemcon.viewer_person()
          then case when exists (
            select from nemcon.settings s cross join jsonb_each(s.setting -> 'offices') as desk
            where s.hash in (v.setting_hash, v.member_setting_hash)
              and (desk.value ->> 'body') || '/' || (desk.value ->> 'role') = any(offices))
            then 'officer' else 'takes-part' end
        when nemcon.viewer_runs() or v.places && programs then 'runs' else 'none' end
      into stands from nemcon.reviews v where v.workflow = of_workflow;
    end if;
    stands := coalesce(stands, 'none');
    perform set_config('nemcon.standing', stands || ' ' || asked, true);
    return stands;
  end; $$ language plpgsql stable ${definer}`,
  // What nations have released of their positions, each as stage/round/body; kept in the same way.
  `
  create function nemcon.released_in(of_workflow text) returns text[] as $$
  declare
    kept constant text := current_setting('nemcon.released', true);
    released text[];
  begin
    if split_part(kept, ' ', 1) = of_workflow then
      return substring(kept from position(' ' in kept) + 1)::text[];
    end if;
    select array_agg((one ->> 'stage') || '/' || (one ->> 'round') || '/' || (one ->> 'body'))
    into released from nemcon.recommendations r
      cross join jsonb_array_elements(coalesce(r.state -> 'released', '[]')) as one
    where r.workflow = of_workflow;
    released := coalesce(released, '{}');
    perform set_config('nemcon.released', of_workflow || ' ' || released::text, true);
    return released;
  end; $$ language plpgsql stable ${definer}`,
  // seesEvent of domain/policy, and what a body takes out as its own record.
  `
  create function nemcon.sees_event(of_workflow text, type text, event jsonb, by jsonb)
  returns boolean as $$
  declare
    stands constant text := nemcon.standing(of_workflow);
    records text[];
    bodies text[];
    whose constant text := case type
      when 'responded' then event #>> '{response,body}'
      when 'corrected' then event #>> '{struck,body}'
      else event ->> 'body' end;
  begin
    if stands = 'officer' or by ->> 'person' = nemcon.viewer_person() then return true; end if;
    records := nemcon.viewer_list('records');
    if whose = any(records) or by ->> 'body' = any(records) then return true; end if;
    if stands = 'none' then return false; end if;
    if of_workflow like 'review:%' then return true; end if;
    if type = any('{tasked,stage-reached,round-opened,stage-closed,concluded,published,publication-corrected,position-released,evidence-accepted,moved,reopened,ended}')
    then return true; end if;
    if type = 'responded' and (event ->> 'stage') || '/' || (event ->> 'round') || '/' || whose
      = any(nemcon.released_in(of_workflow)) then return true; end if;
    if stands <> 'takes-part' then return false; end if;
    bodies := nemcon.viewer_list('bodies');
    return coalesce(case
      when type in ('responded', 'lifted', 'position-withdrawn', 'recused', 'undelivered',
        'more-time-asked') then whose = any(bodies)
      when type = 'corrected' then whose is null or whose = any(bodies)
      when type = 'reminded' then jsonb_array_length(event -> 'awaited') = 0
        or event -> 'awaited' ?| bodies
      else true end, false);
  end; $$ language plpgsql stable`,
  `
  create function nemcon.sits_at(of_wait text) returns boolean as $$
    select exists (select from nemcon.awaited a
      where a.id = of_wait and a.desk = any(nemcon.viewer_list('desks')))
  $$ language sql stable`,
  `
  create function nemcon.is_own_act(of_workflow text, of_sequence int) returns boolean as $$
    select exists (select from nemcon.events e where e.workflow = of_workflow
      and e.sequence = of_sequence and e.by ->> 'person' = nemcon.viewer_person())
  $$ language sql stable ${definer}`,
  `
  create function nemcon.mailed_to(of_mail text) returns boolean as $$
    select exists (
      select from nemcon.mail_notices t join nemcon.notices n on n.id = t.notice
      where t.mail = of_mail and n.body = any(nemcon.viewer_list('records')))
  $$ language sql stable ${definer}`,
  // An entry of an event is seen by whoever sees the event. The others are for those who read the
  // log, and for the body that they are about.
  `
  create function nemcon.sees_entry(kind text, key text) returns boolean as $$
  begin
    if nemcon.viewer_kind() is null then return false; end if;
    if kind = 'event' then return exists (
      select from nemcon.events e
      where e.workflow = substring(key from '^(.*)/[0-9]+$')
        and e.sequence = substring(key from '/([0-9]+)$')::int); end if;
    if nemcon.viewer_may('read-entries') then return true; end if;
    return case kind
      when 'mandate' then exists (select from nemcon.mandates m
        where m.id = key and m.body = any(nemcon.viewer_list('records')))
      when 'authorisation' then exists (select from nemcon.authorisations a where a.id = key)
      when 'refusal' then exists (select from nemcon.receipts r
        where r.workflow = split_part(sees_entry.key, '/', 1)
          and r.key = substring(sees_entry.key from '^[^/]*/(.*)$'))
      else false end;
  end; $$ language plpgsql stable`,
];

/** What the API may know of rows that it does not see; each tells one thing and no more. */
export const told = [
  `
  create function nemcon.settled(workflows text[], keys text[])
  returns table (workflow text, key text) as $$
    select r.workflow, r.key from nemcon.receipts r
    join unnest(workflows, keys) asked(workflow, key)
      on r.workflow = asked.workflow and r.key = asked.key
    where r.settled_at is not null
  $$ language sql stable ${definer}`,
  `
  create function nemcon.is_behind(of_workflow text) returns boolean as $$
    select exists (select from nemcon.receipts u
      where u.workflow = of_workflow and u.settled_at is null
        and u.received_at < now() - interval '5 seconds')
  $$ language sql stable ${definer}`,
  // The first event of an act of this person's, by the last one that it brought about.
  `
  create function nemcon.act_event(of_workflow text, first int, last int, of_person text)
  returns int as $$
    select min(e.sequence) from nemcon.events e, nemcon.events l
    where l.workflow = of_workflow and l.sequence = last and e.workflow = l.workflow
      and e.sequence between first and last and e.at = l.at and e.by ->> 'person' = of_person
  $$ language sql stable ${definer}`,
  // That somebody objects is told to all who take part; who it is, by what they see.
  `
  create function nemcon.is_objected_to(of_workflow text, of_stage text, of_round int)
  returns boolean as $$
    select exists (select from nemcon.awaited l where l.workflow = of_workflow
      and l.stage = of_stage and l.round = of_round and l.act = 'lift')
  $$ language sql stable ${definer}`,
  // References are unique, so whoever asks for one that is taken is told so.
  `
  create function nemcon.is_tasked(of_reference text) returns boolean as $$
    select exists (select from nemcon.recommendations r where r.reference = of_reference)
  $$ language sql stable ${definer}`,
  // Which setting judges a matter: for whoever knows a recommendation but not its review, and for
  // the zone of what somebody sent when it still concerned them.
  `
  create function nemcon.setting_of(of_workflow text) returns text as $$
    select setting_hash from nemcon.recommendations where workflow = of_workflow
    union all
    select setting_hash from nemcon.reviews where workflow = of_workflow
  $$ language sql stable ${definer}`,
  // For a body's own record, which goes through all matters: their names.
  `
  create function nemcon.matters(after text, most int)
  returns table (workflow text, review text, reference text) as $$
    select * from (
      select r.workflow, r.review, r.reference from nemcon.recommendations r where r.workflow > after
      union all
      select v.workflow, v.id, null from nemcon.reviews v where v.workflow > after) matter
    where cardinality(nemcon.viewer_list('records')) > 0
    order by workflow limit most
  $$ language sql stable ${definer}`,
  `
  create function nemcon.feed_owner(of_token_hash text) returns text as $$
    select person from nemcon.calendar_feeds where token_hash = of_token_hash and revoked_at is null
  $$ language sql stable ${definer}`,
  // A session is found by its secret, before anybody knows whose it is.
  `
  create function nemcon.session_of(of_secret_hash text)
  returns table (id text, person text, authenticated_at timestamptz, signed_in_at timestamptz,
    seen_at timestamptz, ends_at timestamptz, ended_at timestamptz, browser text) as $$
    select s.id, s.person, s.authenticated_at, s.signed_in_at, s.seen_at, s.ends_at, s.ended_at,
      s.browser
    from nemcon.sessions s where s.secret_hash = of_secret_hash
  $$ language sql stable ${definer}`,
  `
  create function nemcon.end_session(of_secret_hash text, at timestamptz) returns void as $$
    update nemcon.sessions set ended_at = at
    where secret_hash = of_secret_hash and ended_at is null
  $$ language sql volatile ${definer}`,
  `
  create function nemcon.forget_sessions(before timestamptz) returns void as $$
    delete from nemcon.sessions where ends_at < least(before, now())
  $$ language sql volatile ${definer}`,
  `
  create function nemcon.leaf_hash(of_index int) returns text as $$
    select hash from nemcon.audit_leaves where "index" = of_index
  $$ language sql stable ${definer}`,
  // A search that is not leak-proof may use no index before the policies were asked.
  `
  create function nemcon.found_by_words(words text) returns setof text as $$
    select workflow from nemcon.recommendations
    where to_tsvector('simple'::regconfig, translate(reference || ' ' || title, '-/.', '   '))
      @@ to_tsquery('simple'::regconfig, words)
  $$ language sql stable ${definer}`,
];

/** Where no API asks, there is nobody to be kept from anything. */
const unbound = `pg_has_role(session_user, 'nemcon_worker', 'MEMBER')
      or pg_has_role(session_user, 'nemcon_owner', 'MEMBER')`;

/** Texts and files are had by their hash alone: whoever was shown the hash may read what it names. */
export const byHash = [
  `
  create function nemcon.may_read_by_hash() returns boolean as $$
    select nemcon.viewer_kind() is not null or ${unbound}
  $$ language sql stable`,
  `
  create function nemcon.documents_by(hashes text[])
  returns table (sha256 text, media_type text, text text, redaction text) as $$
    select d.sha256, d.media_type, d.text, d.redaction from nemcon.documents d
    where (select nemcon.may_read_by_hash()) and d.sha256 = any(hashes)
  $$ language sql stable ${definer}`,
  `
  create function nemcon.file_by(of_hash text)
  returns table (sha256 text, media_type text, size int, content bytea, person text, redaction text) as $$
    select a.sha256, a.media_type, a.size, a.content, a.person, a.redaction from nemcon.attachments a
    where (select nemcon.may_read_by_hash()) and a.sha256 = of_hash
  $$ language sql stable ${definer}`,
];

/** For whoever redacts, in matters that need not concern them: what names a text, and where it stands. */
export const forRedaction = [
  `
  create function nemcon.may_redact() returns boolean as $$
    select nemcon.viewer_may('redact') or ${unbound}
  $$ language sql stable`,
  `
  create function nemcon.redaction_of(of_kind text, of_hash text)
  returns table (redaction text) as $$
    select d.redaction from nemcon.documents d where of_kind = 'document' and d.sha256 = of_hash
    union all
    select a.redaction from nemcon.attachments a where of_kind = 'attachment' and a.sha256 = of_hash
  $$ language sql stable ${definer}`,
  `
  create function nemcon.naming(of_hash text, most int)
  returns table (workflow text, sequence int, type text) as $$
    select e.workflow, e.sequence, e.type from nemcon.events e
    where position(of_hash in e.event::text) > 0 and (select nemcon.may_redact())
    order by e.workflow, e.sequence limit most
  $$ language sql stable ${definer}`,
  `
  create function nemcon.named(workflows text[], of_hash text)
  returns table (reference text, is_title boolean, setting_hash text, state jsonb) as $$
    select r.reference, r.title_document = of_hash, r.setting_hash, r.state
    from nemcon.recommendations r
    where (select nemcon.may_redact()) and r.workflow = any(workflows) order by r.reference
  $$ language sql stable ${definer}`,
];
