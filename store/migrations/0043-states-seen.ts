import { Migration } from '@mikro-orm/migrations';

/** Runs as the owner, who sees everything, and finds its tables by their whole names only. */
const definer = 'security definer set search_path to pg_catalog, pg_temp';

/** Where no API asks, there is nobody to be kept from anything. */
const unbound = `(pg_has_role(session_user, 'nemcon_worker', 'MEMBER')
      or pg_has_role(session_user, 'nemcon_owner', 'MEMBER'))`;

/** What somebody knows of `nemcon.recommendations r`, as nemcon.standing says it: of many at once. */
const stands = `case
      when r.places && inside or r.released_to && inside or r.released_to && readers
        then case when r.desks && offices then 'officer' else 'takes-part' end
      when runs or r.places && programs or r.released_to && programs then 'runs'
      when r.published then 'published' else 'none' end`;

const lists = `
    is_unbound constant boolean := ${unbound};
    inside constant text[] := nemcon.viewer_list('inside');
    readers constant text[] := nemcon.viewer_list('readers');
    programs constant text[] := nemcon.viewer_list('programs');
    offices constant text[] := nemcon.viewer_list('offices');
    bodies constant text[] := nemcon.viewer_list('bodies');
    runs constant boolean := nemcon.viewer_runs();`;

const lines = [
  // The same as before, without the start of a query for each call: every policy asks for some.
  `
  create or replace function nemcon.viewer_list(name text) returns text[] as $$ begin
    return array(select jsonb_array_elements_text(nemcon.viewer() -> name));
  end; $$ language plpgsql stable`,
  // What a matter needs and whom it waits for, as the viewer may know it (showLine of the API), and
  // whether an act on it is on its way.
  `
  create function nemcon.lines_seen(workflows text[])
  returns table (workflow text, place bigint, needs jsonb, kept jsonb, waiting_on text[],
    behind boolean) as $$
  declare ${lists}
  begin
    if not is_unbound and nemcon.viewer_kind() is null then return; end if;
    return query
    with matter as (
      select r.workflow, asked.place, r.needs_officer, r.needs_body, r.needs_public, r.needs as kept,
        r.waiting_on,
        case when is_unbound then 'officer' else ${stands} end as stands
      from unnest(workflows) with ordinality asked(workflow, place)
      join nemcon.recommendations r on r.workflow = asked.workflow)
    select m.workflow, m.place,
      jsonb_build_object(
        'officer', case when m.stands = 'officer' then m.needs_officer else '' end,
        'body', case when m.stands in ('officer', 'takes-part') then m.needs_body else '' end,
        'public', m.needs_public),
      m.kept - case m.stands when 'officer' then '{}' when 'takes-part' then '{officer}'
        else '{officer,body}' end::text[],
      case m.stands
        when 'officer' then m.waiting_on
        when 'takes-part' then array(select who from unnest(m.waiting_on) who
          where who ~ '^[a-z][a-z-]*$' or who = any(bodies))
        else '{}' end,
      exists (select from nemcon.receipts u where u.workflow = m.workflow and u.settled_at is null
        and u.received_at < now() - interval '5 seconds')
    from matter m where m.stands <> 'none';
  end; $$ language plpgsql stable ${definer}`,
  'drop function nemcon.is_behind(text)',
];

const versions = [
  // The numbers of the versions that are read: of the state, so that nothing is looked up for it.
  `
  create function nemcon.versions_read(state jsonb, stands text, published boolean, places text[],
    partners jsonb, bodies text[])
  returns int[] as $$
    with matter as (
      select state #>> '{facts,marking}' as fact, jsonb_array_length(state -> 'versions') as count,
        coalesce(state -> 'marking', case when state #>> '{facts,marking}' is not null then
          jsonb_build_object('marking', state #> '{facts,marking}', 'releasability', '[]'::jsonb)
          end) as marking),
    version as (
      select (v.version ->> 'number')::int as number,
        coalesce(v.version -> 'marking', m.marking) as marking, v.place = m.count as is_last
      from matter m cross join jsonb_array_elements(state -> 'versions') with ordinality v(version, place)
      union all
      select 0, m.marking, false from matter m)
    select coalesce(array_agg(v.number), '{}') from matter m cross join version v
    where stands = 'officer'
      or published and v.is_last and nemcon.is_public_marking(m.fact)
      or stands = 'takes-part' and exists (
        select from unnest(bodies) body
        where nemcon.is_public_marking(v.marking ->> 'marking')
          or exists (select from jsonb_array_elements_text(v.marking -> 'releasability') name
            where nemcon.is_public_marking(name) or name in (body, partners ->> body))
          or case when partners ? body then v.marking is null else body = any(places) end)
  $$ language sql immutable`,
  `
  create or replace function nemcon.readable_versions(of_workflow text) returns int[] as $$
  declare
    asked constant text := of_workflow || ' ' || current_setting('nemcon.viewer', true);
    kept constant text := current_setting('nemcon.readable', true);
    stands constant text := nemcon.standing(of_workflow);
    readable int[];
  begin
    if asked is null or stands = 'none' then return '{}'; end if;
    if substring(kept from position(' ' in kept) + 1) = asked then
      return split_part(kept, ' ', 1)::int[];
    end if;
    select nemcon.versions_read(r.state, stands, r.published, r.places,
      coalesce(s.setting -> 'partners', '{}'), nemcon.viewer_list('bodies'))
    into readable
    from nemcon.recommendations r join nemcon.settings s on s.hash = r.setting_hash
    where r.workflow = of_workflow;
    readable := coalesce(readable, '{}');
    perform set_config('nemcon.readable', readable::text || ' ' || asked, true);
    return readable;
  end; $$ language plpgsql stable ${definer}`,
];

const cutting = [
  `
  create function nemcon.only(list jsonb, bodies text[]) returns jsonb as $$
  begin
    if list is null or list = '[]' then return list; end if;
    return coalesce((select jsonb_agg(one) from jsonb_array_elements_text(list) one
      where one = any(bodies)), '[]');
  end; $$ language plpgsql immutable`,
  // A round with the answers of these bodies, and of others what is told of them: who breaks a round
  // that is open; what was released; what stands attached to what was agreed, for who reads that.
  `
  create function nemcon.round_seen(round jsonb, at text, bodies text[], released text[], rules jsonb,
    is_open boolean, attaches boolean)
  returns jsonb as $$
  declare
    one jsonb;
    counted jsonb := '[]';
  begin
    for one in select * from jsonb_array_elements(round -> 'counted') loop
      if one ->> 'body' = any(bodies) then
        counted := counted || jsonb_build_array(one);
      elsif at || '/' || (one ->> 'body') = any(released) or attaches and (one ->> 'statement' is not null
        or rules #> array[one ->> 'position', 'attached'] in ('true', '"statement"')) then
        counted := counted || jsonb_build_array(
          (one - '{principal,under,sequence}'::text[]) || '{"person":null,"letter":""}');
      elsif is_open and rules #>> array[one ->> 'position', 'effect'] = 'breaks' then
        counted := counted || jsonb_build_array((one - '{principal,under,sequence,clauses,carriedFrom}'::text[])
          || '{"person":null,"letter":"","reason":null,"statement":null}');
      end if;
    end loop;
    return round || jsonb_build_object('counted', counted,
      'void', coalesce((select jsonb_agg(v) from jsonb_array_elements(round -> 'void') v
        where v ->> 'body' = any(bodies)), '[]'),
      'late', coalesce((select jsonb_agg(l) from jsonb_array_elements(round -> 'late') l
        where l ->> 'body' = any(bodies)), '[]'),
      'undelivered', nemcon.only(round -> 'undelivered', bodies),
      'recused', nemcon.only(round -> 'recused', bodies),
      'moreTimeAsked', false);
  end; $$ language plpgsql immutable`,
  // A state as somebody may see it who is no officer of it: \`takes_part\`, or knows of it only.
  `
  create function nemcon.state_cut(state jsonb, takes_part boolean, of_bodies text[], readable int[],
    rules jsonb)
  returns jsonb as $$
  declare
    bodies constant text[] := case when takes_part then of_bodies else '{}' end;
    released constant text[] := array(
      select (one ->> 'stage') || '/' || (one ->> 'round') || '/' || (one ->> 'body')
      from jsonb_array_elements(coalesce(state -> 'released', '[]')) one);
    seen jsonb := state;
    stages jsonb := '[]';
    stage jsonb;
    phase jsonb;
    round jsonb;
    path text[];
  begin
    for stage in select * from jsonb_array_elements(state -> 'stages') loop
      phase := stage -> 'phase';
      path := case phase ->> 'is'
        when 'running' then '{}'
        when 'determination' then '{round}'
        when 'closed' then '{round}'
        when 'held' then case phase #>> '{before,is}'
          when 'running' then '{before}' when 'determination' then '{before,round}' end
        end::text[];
      round := phase #> path;
      if jsonb_typeof(round) = 'object' then
        round := nemcon.round_seen(round, (stage ->> 'stage') || '/' || (stage ->> 'round'), bodies,
          released, rules -> (stage ->> 'stage'), takes_part and phase ->> 'is' = 'running',
          coalesce(takes_part and phase ->> 'outcome' = 'agreed'
            and (stage ->> 'version')::int = any(readable), false));
        if not takes_part then round := (round - 'passedOver') || '{"electorate":[]}'; end if;
        phase := case when path = '{}' then round else jsonb_set(phase, path, round) end;
      end if;
      if phase ->> 'is' = 'held' and phase ? 'told' then
        phase := (phase || jsonb_build_object('reason', phase -> 'told')) - 'told'; end if;
      if phase ->> 'is' = 'closed' and not takes_part then phase := phase || '{"reason":""}'; end if;
      stages := stages || jsonb_build_array(stage || jsonb_build_object('phase', phase));
    end loop;
    seen := seen || jsonb_build_object('stages', stages);
    if seen ? 'errata' then
      seen := seen || jsonb_build_object('errata', coalesce((
        select jsonb_agg(e.one order by e.place)
        from jsonb_array_elements(seen -> 'errata') with ordinality e(one, place)
        where e.one ->> 'struck' is null or e.one ->> 'struck' = any(bodies)), '[]'));
    end if;
    if not takes_part then return (seen - 'requestedBy') || jsonb_build_object('comments', '[]'::jsonb,
      'versions', coalesce((select jsonb_agg(v.one - 'by' order by v.place)
        from jsonb_array_elements(seen -> 'versions') with ordinality v(one, place)), '[]')); end if;
    if seen -> 'comments' = '[]' then return seen; end if;
    -- That there is a comment says what a version waits for; what it says, who reads the version.
    return seen || jsonb_build_object('comments', (
      select jsonb_agg(case when (c.one ->> 'version')::int = any(readable)
        or c.one ->> 'body' = any(bodies) then c.one
        else c.one || '{"body":"","clause":"","document":null}' end order by c.place)
      from jsonb_array_elements(seen -> 'comments') with ordinality c(one, place)));
  end; $$ language plpgsql immutable`,
];

const doors = [
  `
  create function nemcon.states_seen(workflows text[]) returns table (workflow text, state jsonb) as $$
  declare ${lists}
  begin
    if is_unbound then
      return query select r.workflow, r.state from nemcon.recommendations r
        where r.workflow = any(workflows);
      return;
    end if;
    if nemcon.viewer_kind() is null then return; end if;
    return query
    with matter as materialized (
      select r.workflow, r.state, r.setting_hash, r.published, r.places, ${stands} as stands
      from nemcon.recommendations r where r.workflow = any(workflows)),
    setting as materialized (
      select s.hash, coalesce(s.setting -> 'partners', '{}') as partners, (
        select jsonb_object_agg(rule ->> 'id', rule -> 'positions')
        from jsonb_array_elements(s.setting #> '{procedure,steps}') in_turn,
          jsonb_array_elements(in_turn -> 'stages') rule where rule ->> 'kind' = 'decision') as rules
      from nemcon.settings s
      where s.hash in (select m.setting_hash from matter m where m.stands not in ('officer', 'none')))
    select m.workflow, case when m.stands = 'officer' then m.state else
      nemcon.state_cut(m.state, m.stands = 'takes-part', bodies,
        nemcon.versions_read(m.state, m.stands, m.published, m.places, s.partners, bodies), s.rules) end
    from matter m left join setting s on s.hash = m.setting_hash where m.stands <> 'none';
  end; $$ language plpgsql stable ${definer}`,
  // For rules that need all of it; whoever calls it shows nothing of it.
  `
  create function nemcon.states_whole(workflows text[]) returns table (workflow text, state jsonb) as $$
    select r.workflow, r.state from nemcon.recommendations r
    where r.workflow = any(workflows)
      and ((select ${unbound}) or nemcon.standing(r.workflow) in ('officer', 'takes-part'))
  $$ language sql stable ${definer}`,
  // asKnown of the API: a review as somebody knows it whom not every one of its members concerns.
  `
  create function nemcon.review_seen(of_workflow text) returns jsonb as $$
  declare
    is_unbound constant boolean := ${unbound};
    stands constant text := case when is_unbound then 'officer' else nemcon.standing(of_workflow) end;
    state jsonb;
    known text[];
    list text;
  begin
    if stands = 'none' then return null; end if;
    select v.state, array(
      select r.reference from nemcon.recommendations r
      where r.review = v.id and (r.places && nemcon.viewer_list('placed')
        or r.released_to && nemcon.viewer_list('told')))
    into state, known from nemcon.reviews v where v.workflow = of_workflow;
    if state is null or stands = 'officer' or nemcon.viewer_runs() then return state; end if;
    foreach list in array array['members', 'takenOut', 'phase,members'] loop
      if jsonb_typeof(state #> string_to_array(list, ',')) = 'array' then
        state := jsonb_set(state, string_to_array(list, ','), coalesce((
          select jsonb_agg(m.one order by m.place)
          from jsonb_array_elements(state #> string_to_array(list, ',')) with ordinality m(one, place)
          where m.one ->> 'reference' = any(known)), '[]'));
      end if;
    end loop;
    return state;
  end; $$ language plpgsql stable ${definer}`,
  // For whoever redacts: of a state no more than says whether a text is being decided upon.
  `
  create or replace function nemcon.named(workflows text[], of_hash text)
  returns table (reference text, is_title boolean, setting_hash text, state jsonb) as $$
    select r.reference, r.title_document = of_hash, r.setting_hash,
      jsonb_build_object('life', r.state -> 'life', 'versions', r.state -> 'versions')
    from nemcon.recommendations r
    where (select nemcon.may_redact()) and r.workflow = any(workflows) order by r.reference
  $$ language sql stable ${definer}`,
];

const columns = [
  'revoke select on nemcon.recommendations, nemcon.reviews, nemcon.stages from nemcon_api',
  `grant select (workflow, reference, review, working_group, title, title_document, setting_hash,
    sequence, head, stage, step, outcome, round, due_at, escalation, held, over, next_due_at, marking,
    releasability, places, released_to, published, desks, tasked_at, changed_at)
    on nemcon.recommendations to nemcon_api`,
  `grant select (workflow, id, title, summit_at, procedure, procedure_version, setting_hash,
    member_setting_hash, created_at, created_by, sequence, head, over, next_due_at, needs, changed_at,
    places) on nemcon.reviews to nemcon_api`,
  `grant select (workflow, stage, round, step, version, phase, reached_at, opened_at, deadline_at,
    deadline_zone, outcome, closed_at) on nemcon.stages to nemcon_api`,
];

/** A state has everybody's positions: the API is given it without those that its viewer may not know. */
export class StatesSeen extends Migration {
  override name = '0043-states-seen';

  override up(): void {
    for (const statement of [...lines, ...versions, ...cutting, ...doors, ...columns])
      this.addSql(statement);
  }
}
