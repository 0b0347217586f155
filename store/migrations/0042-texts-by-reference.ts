import { Migration } from '@mikro-orm/migrations';

/** Runs as the owner, who sees everything, and finds its tables by their whole names only. */
const definer = 'security definer set search_path to pg_catalog, pg_temp';

/** Where no API asks, there is nobody to be kept from anything. */
const unbound = `(pg_has_role(session_user, 'nemcon_worker', 'MEMBER')
      or pg_has_role(session_user, 'nemcon_owner', 'MEMBER'))`;

const named = [
  // The hashes of texts and files that an event names, in the fields that name some: what else is as
  // long may be anybody's choice, like the key of a letter. Written out, because it is done for each
  // event that is recorded, and a query of its own would take ten times as long.
  `
  create function nemcon.hashes_in(event jsonb) returns text[] as $$
  declare
    hashes text[] := '{}';
    one text;
  begin
    foreach one in array array[event ->> 'text', event ->> 'title', event ->> 'attachment',
      event ->> 'name', event ->> 'reason', event ->> 'document', event ->> 'proposal',
      event ->> 'advice', event ->> 'entry', event ->> 'evidence', event ->> 'instead',
      event ->> 'manifest', event #>> '{response,reason}', event #>> '{response,statement}',
      event #>> '{names,indicator}', event #>> '{names,benchmark}', event #>> '{paper,sheet}']
    loop
      if length(one) = 64 then hashes := hashes || one; end if;
    end loop;
    if jsonb_typeof(event -> 'paper') = 'object' then
      hashes := hashes || array(
        select part.found #>> '{}' from (
          select jsonb_path_query(event -> 'paper', '$.languageVersions[*].text')
          union all select jsonb_path_query(event -> 'paper', '$.annexes[*].attachment')
          union all select jsonb_path_query(event -> 'paper', '$.annexes[*].name')
          union all select jsonb_path_query(event -> 'paper', '$.changes[*].why')) part(found)
        where jsonb_typeof(part.found) = 'string' and length(part.found #>> '{}') = 64);
    end if;
    return hashes;
  end; $$ language plpgsql immutable`,
  'create index events_by_hash on nemcon.events using gin (nemcon.hashes_in(event)) with (fastupdate = off)',
  'create index authorisations_by_document on nemcon.authorisations (document)',
];

const versions = [
  // mayReadVersion: the numbers of the versions that the viewer reads; 0 is what belongs to none yet.
  // Asked for each text of a matter: the answer is kept until the transaction ends.
  `
  create function nemcon.readable_versions(of_workflow text) returns int[] as $$
  declare
    asked constant text := of_workflow || ' ' || current_setting('nemcon.viewer', true);
    kept constant text := current_setting('nemcon.readable', true);
    stands constant text := nemcon.standing(of_workflow);
    bodies text[];
    readable int[];
  begin
    if asked is null or stands = 'none' then return '{}'; end if;
    if substring(kept from position(' ' in kept) + 1) = asked then
      return split_part(kept, ' ', 1)::int[];
    end if;
    bodies := nemcon.viewer_list('bodies');
    with matter as (
      select r.places, r.published, r.state -> 'versions' as versions,
        r.state #>> '{facts,marking}' as fact,
        coalesce(r.state -> 'marking', case when r.state #>> '{facts,marking}' is not null then
          jsonb_build_object('marking', r.state #> '{facts,marking}', 'releasability', '[]'::jsonb)
          end) as marking,
        coalesce(s.setting -> 'partners', '{}') as partners
      from nemcon.recommendations r join nemcon.settings s on s.hash = r.setting_hash
      where r.workflow = of_workflow),
    version as (
      select (v.version ->> 'number')::int as number,
        coalesce(v.version -> 'marking', m.marking) as marking,
        v.place = jsonb_array_length(m.versions) as is_last
      from matter m cross join jsonb_array_elements(m.versions) with ordinality v(version, place)
      union all
      select 0, m.marking, false from matter m)
    select array_agg(v.number) into readable from matter m cross join version v
    where stands = 'officer'
      or m.published and v.is_last and nemcon.is_public_marking(m.fact)
      or stands = 'takes-part' and exists (
        select from unnest(bodies) body
        where nemcon.is_public_marking(v.marking ->> 'marking')
          or exists (select from jsonb_array_elements_text(v.marking -> 'releasability') name
            where nemcon.is_public_marking(name) or name in (body, m.partners ->> body))
          or case when m.partners ? body then v.marking is null else body = any(m.places) end);
    readable := coalesce(readable, '{}');
    perform set_config('nemcon.readable', readable::text || ' ' || asked, true);
    return readable;
  end; $$ language plpgsql stable ${definer}`,
];

/** Through which of the things that name a text the viewer reads it. */
const reading = [
  // What a body said with its position: to those who see the position, and to all who take part and
  // read what was agreed where it stands beside that (seesAttached of domain/policy).
  `
  create function nemcon.reads_position(of_workflow text, of_body text, hash text)
  returns boolean as $$
    select exists (
      select from nemcon.responses p
      where p.workflow = of_workflow and p.body = of_body and hash in (p.reason, p.statement)
        and (p.stage || '/' || p.round || '/' || p.body = any(nemcon.released_in(of_workflow))
          or nemcon.standing(of_workflow) = 'takes-part' and p.status = 'counted' and exists (
            select from nemcon.stages t
              join nemcon.recommendations r on r.workflow = t.workflow
              join nemcon.settings s on s.hash = r.setting_hash
            where t.workflow = p.workflow and t.stage = p.stage and t.round = p.round
              and t.outcome = 'agreed' and t.version = any(nemcon.readable_versions(of_workflow))
              and (p.statement is not null or exists (
                select from jsonb_array_elements(s.setting #> '{procedure,steps}') in_turn,
                  jsonb_array_elements(in_turn -> 'stages') rule
                where rule ->> 'id' = p.stage
                  and rule #> array['positions', p.position, 'attached'] in ('true', '"statement"'))))))
  $$ language sql stable ${definer}`,
  `
  create function nemcon.reads_by_event(of_workflow text, type text, event jsonb, by jsonb, hash text)
  returns boolean as $$
  declare
    stands constant text := nemcon.standing(of_workflow);
    whose constant text := case type
      when 'responded' then event #>> '{response,body}'
      when 'corrected' then event #>> '{struck,body}'
      else event ->> 'body' end;
    readable int[];
    records text[];
    number int;
  begin
    if type in ('published', 'publication-corrected') and event ->> 'entry' = hash then
      return true; end if;
    -- A manifest has the positions of all: nemcon.manifest_by shows as much of it as one may know.
    if event ->> 'manifest' = hash then return false; end if;
    if stands = 'officer' or by ->> 'person' = nemcon.viewer_person() then return true; end if;
    records := nemcon.viewer_list('records');
    if by ->> 'body' = any(records) or whose = any(records) then return true; end if;
    if stands = 'none' then return false; end if;
    if type = 'responded' then
      if whose = any(nemcon.viewer_list('bodies')) then return true; end if;
      return nemcon.reads_position(of_workflow, whose, hash);
    end if;
    number := case type
      when 'version-frozen' then event ->> 'number'
      when 'language-version-added' then event ->> 'version'
      when 'attached' then event ->> 'version'
      when 'commented' then event ->> 'version'
      when 'disposed' then (
        select c.event ->> 'version' from nemcon.events c
        where c.workflow = of_workflow and c.type = 'commented'
          and c.event ->> 'id' = reads_by_event.event ->> 'comment' limit 1)
      end::int;
    if number is not null then
      readable := nemcon.readable_versions(of_workflow);
      if stands = 'takes-part' then
        return number = any(readable)
          or type = 'version-frozen' and event #>> '{names,authority}' = any(nemcon.viewer_list('bodies'))
            and hash in (event #>> '{names,indicator}', event #>> '{names,benchmark}');
      end if;
      return number = any(readable) and type in ('version-frozen', 'language-version-added', 'attached')
        and hash = any(nemcon.hashes_in((event - 'names') #- '{paper,changes}'));
    end if;
    return stands = 'takes-part' and nemcon.sees_event(of_workflow, type, event, by);
  end; $$ language plpgsql stable ${definer}`,
  // A text or a file is read by whoever sees what names it.
  `
  create function nemcon.reads_text(of_hash text) returns boolean as $$
    select nemcon.viewer_kind() is not null and (
      exists (select from nemcon.events e
        where nemcon.hashes_in(e.event) @> array[of_hash]
          and nemcon.reads_by_event(e.workflow, e.type, e.event, e.by, of_hash))
      or exists (select from nemcon.authorisations a
        where a.document = of_hash and (nemcon.viewer_may('read-authorisations')
          or array[a.body, a.speaker] && nemcon.viewer_list('inside')))
      or nemcon.viewer_may('read-redactions')
        and exists (select from nemcon.redactions d where d.reason = of_hash))
  $$ language sql stable ${definer}`,
];

const doors = [
  `
  create or replace function nemcon.documents_by(hashes text[])
  returns table (sha256 text, media_type text, text text, redaction text) as $$
    select d.sha256, d.media_type, d.text, d.redaction from nemcon.documents d
    where d.sha256 = any(hashes) and ((select ${unbound}) or nemcon.reads_text(d.sha256))
  $$ language sql stable ${definer}`,
  `
  create or replace function nemcon.file_by(of_hash text)
  returns table (sha256 text, media_type text, size int, content bytea, person text, redaction text) as $$
    select a.sha256, a.media_type, a.size, a.content, a.person, a.redaction from nemcon.attachments a
    where a.sha256 = of_hash and ((select ${unbound}) or a.person = nemcon.viewer_person()
      or nemcon.reads_text(a.sha256))
  $$ language sql stable ${definer}`,
  'drop function nemcon.may_read_by_hash()',
  // The manifest of a closed package without the positions that the viewer may not know, nor who was silent.
  `
  create function nemcon.manifest_seen(member jsonb) returns jsonb as $$
  declare
    workflow constant text := 'recommendation:' || (member ->> 'reference');
    stands constant text := nemcon.standing(workflow);
    bodies text[] := nemcon.viewer_list('bodies');
    attaches constant boolean := stands = 'takes-part'
      and (member ->> 'version')::int = any(nemcon.readable_versions(workflow));
  begin
    if stands = 'officer' then return member; end if;
    if stands <> 'takes-part' then bodies := '{}'; end if;
    return jsonb_set(member, '{stages}', coalesce((
      select jsonb_agg(s.stage || jsonb_build_object(
        'positions', coalesce((
          select jsonb_agg(p.position order by p.place)
          from jsonb_array_elements(s.stage -> 'positions') with ordinality p(position, place)
          where p.position ->> 'body' = any(bodies)
            or attaches and p.position ->> 'attached' is not null
            or (s.stage ->> 'stage') || '/' || (s.stage ->> 'round') || '/' || (p.position ->> 'body')
              = any(nemcon.released_in(workflow))), '[]'),
        'silent', coalesce((
          select jsonb_agg(body) from jsonb_array_elements_text(s.stage -> 'silent') body
          where body = any(bodies)), '[]')) order by s.place)
      from jsonb_array_elements(member -> 'stages') with ordinality s(stage, place)), '[]'));
  end; $$ language plpgsql stable ${definer}`,
  `
  create function nemcon.manifest_by(of_review text, of_hash text) returns text as $$
    select case
      when (select ${unbound}) or d.text = '' or (d.text::jsonb -> 'members') is null then d.text
      else jsonb_set(d.text::jsonb, '{members}', coalesce((
        select jsonb_agg(nemcon.manifest_seen(m.member) order by m.place)
        from jsonb_array_elements(d.text::jsonb -> 'members') with ordinality m(member, place)
        where nemcon.standing('recommendation:' || (m.member ->> 'reference')) <> 'none'), '[]'))::text
      end
    from nemcon.documents d
    where d.sha256 = of_hash and exists (
      select from nemcon.events e join nemcon.reviews v on v.workflow = e.workflow
      where v.id = of_review and e.type = 'package-closed' and e.event ->> 'manifest' = of_hash
        and ((select ${unbound}) or nemcon.standing(e.workflow) <> 'none'))
  $$ language sql stable ${definer}`,
];

/** A text is had by its hash and because one sees what names it: the hash alone opens nothing. */
export class TextsByReference extends Migration {
  override name = '0042-texts-by-reference';

  override up(): void {
    for (const statement of [...named, ...versions, ...reading, ...doors]) this.addSql(statement);
  }
}
