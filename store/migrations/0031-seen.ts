import { Migration } from '@mikro-orm/migrations';

/** Runs as the owner, who sees everything, and finds its tables by their whole names only. */
const definer = 'security definer set search_path to pg_catalog, pg_temp';

/** Who asks: what `contextOf` said for this statement alone; null where nobody said anything. */
const viewer = [
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
  ...['bodies', 'desks', 'offices', 'roles'].map(
    (list) => `
  create function nemcon.viewer_${list}() returns text[] as $$
    select coalesce((select array_agg(one) from jsonb_array_elements_text(nemcon.viewer() -> '${list}') one), '{}')
  $$ language sql stable`,
  ),
  // Who keeps people, bodies and mandates, and who looks after their mail.
  `
  create function nemcon.viewer_administers() returns boolean as $$
    select nemcon.viewer_roles() && array['secretary', 'registrar']
  $$ language sql stable`,
  `
  create function nemcon.viewer_keeps_mail() returns boolean as $$
    select nemcon.viewer_roles() && array['secretary', 'registrar', 'service']
  $$ language sql stable`,
];

const rules = [
  // As domain/policy has it: an officer is whoever holds a desk that the matter's setting names.
  `
  create function nemcon.presides(of_workflow text) returns boolean as $$
  declare
    mine constant text[] := nemcon.viewer_offices();
    asked constant text := of_workflow || ' ' || mine::text || ' ';
    answered constant text := current_setting('nemcon.presides', true);
    does boolean;
  begin
    if cardinality(mine) = 0 then return false; end if;
    -- Asked for each row of one matter: the answer is kept until the transaction ends.
    if answered = asked || 'yes' then return true; end if;
    if answered = asked || 'no' then return false; end if;
    does := exists (
      select from nemcon.recommendations r join nemcon.settings s on s.hash = r.setting_hash
      cross join jsonb_each(s.setting -> 'offices') as desk
      where r.workflow = of_workflow
        and (desk.value ->> 'body') || '/' || (desk.value ->> 'role') = any(mine))
    or exists (
      select from nemcon.reviews v
      join nemcon.settings s on s.hash in (v.setting_hash, v.member_setting_hash)
      cross join jsonb_each(s.setting -> 'offices') as desk
      where v.workflow = of_workflow
        and (desk.value ->> 'body') || '/' || (desk.value ->> 'role') = any(mine));
    perform set_config('nemcon.presides', asked || case when does then 'yes' else 'no' end, true);
    return does;
  end; $$ language plpgsql stable ${definer}`,
  `
  create function nemcon.is_released(of_workflow text, of_stage text, of_round int, of_body text)
  returns boolean as $$
    select exists (
      select from nemcon.recommendations r
      cross join jsonb_array_elements(coalesce(r.state -> 'released', '[]')) as one
      where r.workflow = of_workflow and one ->> 'stage' = of_stage
        and (one ->> 'round')::int = of_round and one ->> 'body' = of_body)
  $$ language sql stable ${definer}`,
  // The same cases as seesEvent of domain/policy; what everybody sees, the policy says before it asks.
  `
  create function nemcon.sees_event(of_workflow text, type text, event jsonb, by jsonb)
  returns boolean as $$
  declare
    whose constant text := case type
      when 'responded' then event #>> '{response,body}'
      when 'corrected' then event #>> '{struck,body}'
      else event ->> 'body' end;
  begin
    if nemcon.viewer_kind() is distinct from 'person' then return false; end if;
    if by ->> 'person' = nemcon.viewer_person() then return true; end if;
    if cardinality(nemcon.viewer_bodies()) > 0 and (whose is null or whose = any(nemcon.viewer_bodies())
      or type not in ('responded', 'lifted', 'position-withdrawn', 'recused', 'undelivered', 'corrected'))
    then return true; end if;
    return nemcon.presides(of_workflow);
  end; $$ language plpgsql stable`,
  `
  create function nemcon.sits_at(of_wait text) returns boolean as $$
    select exists (select from nemcon.awaited a
      where a.id = of_wait and a.desk = any(nemcon.viewer_desks()))
  $$ language sql stable`,
  `
  create function nemcon.sees_entry(kind text, key text) returns boolean as $$
    select kind = 'event' and exists (
      select from nemcon.events e
      where e.workflow = substring(key from '^(.*)/[0-9]+$')
        and e.sequence = substring(key from '/([0-9]+)$')::int)
  $$ language sql stable`,
];

/** What the API may know of rows that it does not see; each tells one thing and no more. */
const told = [
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
  `
  create function nemcon.feed_owner(of_token_hash text) returns text as $$
    select person from nemcon.calendar_feeds where token_hash = of_token_hash and revoked_at is null
  $$ language sql stable ${definer}`,
  `
  create function nemcon.leaf_hash(of_index int) returns text as $$
    select hash from nemcon.audit_leaves where "index" = of_index
  $$ language sql stable ${definer}`,
  `
  create function nemcon.found_by_words(words text) returns setof text as $$
    select workflow from nemcon.recommendations
    where to_tsvector('simple'::regconfig, translate(reference || ' ' || title, '-/.', '   '))
      @@ to_tsquery('simple'::regconfig, words)
  $$ language sql stable ${definer}`,
  // Where no API asks, there is nobody to be kept from anything.
  `
  create function nemcon.may_read_by_hash() returns boolean as $$
    select nemcon.viewer_kind() is not null
      or pg_has_role(session_user, 'nemcon_worker', 'MEMBER')
      or pg_has_role(session_user, 'nemcon_owner', 'MEMBER')
  $$ language sql stable`,
  // For whoever redacts: whether there is such a text or file, and which events name it.
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
    where position(of_hash in e.event::text) > 0 and (select nemcon.viewer_administers()
      or pg_has_role(session_user, 'nemcon_worker', 'MEMBER'))
    order by e.workflow, e.sequence limit most
  $$ language sql stable ${definer}`,
  // Texts and files are had by their hash alone: whoever was shown the hash may read what it names.
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

const unread = [
  'revoke select on nemcon.documents, nemcon.attachments from nemcon_api',
  'grant select (sha256, media_type, size) on nemcon.attachments to nemcon_api',
];

const asked = '(( SELECT nemcon.viewer_kind() AS viewer_kind) IS NOT NULL)';
const isPerson = "(( SELECT nemcon.viewer_kind() AS viewer_kind) = 'person'::text)";
const isMachine = "(( SELECT nemcon.viewer_kind() AS viewer_kind) = 'machine'::text)";
const own = '(person = ( SELECT nemcon.viewer_person() AS viewer_person))';
const administers = '( SELECT nemcon.viewer_administers() AS viewer_administers)';
const keepsMail = '( SELECT nemcon.viewer_keeps_mail() AS viewer_keeps_mail)';
const ofBody = '(body = ANY (( SELECT nemcon.viewer_bodies() AS viewer_bodies)::text[]))';
const ofSpeaker = '(speaker = ANY (( SELECT nemcon.viewer_bodies() AS viewer_bodies)::text[]))';
const ofDesk = '(desk = ANY (( SELECT nemcon.viewer_desks() AS viewer_desks)::text[]))';
const isOfficer = '(cardinality(( SELECT nemcon.viewer_offices() AS viewer_offices)) > 0)';
const isAuditor =
  "('auditor'::text = ANY (( SELECT nemcon.viewer_roles() AS viewer_roles)::text[]))";
const publicTypes = [
  'tasked',
  'stage-reached',
  'round-opened',
  'stage-closed',
  'concluded',
  'published',
  'publication-corrected',
  'position-released',
  'evidence-accepted',
  'moved',
  'reopened',
  'ended',
];
const isPublicEvent = `(type = ANY (ARRAY[${publicTypes.map((type) => `'${type}'::text`).join(', ')}]))`;

function either(...conditions: string[]): string {
  return `(${conditions.join(' OR ')})`;
}

function both(...conditions: string[]): string {
  return `(${conditions.join(' AND ')})`;
}

/** What the API may do with which rows: see them, add them, change them, or all of it. */
const ofApi: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
  reviews: { sees: asked, adds: isPerson },
  recommendations: { sees: asked },
  stages: { sees: asked },
  responses: {
    sees: both(
      asked,
      either(
        ofBody,
        own,
        'nemcon.is_released(workflow, stage, round, body)',
        'nemcon.presides(workflow)',
      ),
    ),
  },
  versions: { sees: asked },
  awaited: {
    sees: both(isPerson, either('(office IS NOT NULL)', ofBody, ofDesk, isOfficer, administers)),
  },
  notices: { sees: either(ofDesk, keepsMail), adds: keepsMail, changes: keepsMail },
  events: {
    sees: both(asked, either(isPublicEvent, 'nemcon.sees_event(workflow, type, event, by)')),
  },
  documents: { adds: asked },
  attachments: { sees: asked, adds: own },
  attached: { sees: asked },
  settings: { sees: asked, adds: isPerson },
  procedures: { sees: asked, adds: either(isPerson, isMachine) },
  receipts: { sees: own, adds: own, changes: own },
  availability: { all: isMachine },
  refused_attempts: { sees: either(own, isAuditor), adds: either(isPerson, isMachine) },
  bodies: { sees: asked, adds: administers, changes: administers },
  people: { sees: isPerson, adds: administers, changes: administers },
  mandates: {
    sees: isPerson,
    adds: either(ofBody, administers),
    changes: [isPerson, either(ofBody, administers)],
  },
  authorisations: {
    sees: both(isPerson, either(ofBody, ofSpeaker, isOfficer, administers)),
    adds: either(ofBody, administers),
    changes: either(ofBody, administers),
  },
  claims: { all: either(own, administers, 'nemcon.sits_at(wait_id)') },
  requests: { all: own },
  mail_service: { sees: asked },
  mails: { sees: either(own, keepsMail), changes: keepsMail },
  mail_notices: { sees: keepsMail },
  calendar_entries: { sees: either(own, keepsMail), changes: keepsMail },
  calendar_feeds: { all: own },
  audit_head: { sees: asked },
  audit_leaves: { sees: 'nemcon.sees_entry(kind, key)' },
  audit_nodes: { sees: asked },
  audit_checkpoints: { sees: asked },
  audit_outlets: {},
  redactions: { sees: isPerson },
};

const commands: Readonly<Record<string, string>> = {
  sees: 'select',
  adds: 'insert',
  changes: 'update',
  all: 'all',
};

const policies = Object.entries(ofApi).flatMap(([table, what]) => [
  `drop policy api on nemcon.${table}`,
  ...Object.entries(what).map(([verb, said]) => {
    const [using = '', check = using] = typeof said === 'string' ? [said] : said;
    const seen = verb === 'adds' ? '' : `using (${using})`;
    const kept = verb === 'sees' ? '' : `with check (${check})`;
    return `create policy api_${verb} on nemcon.${table} for ${commands[verb]} to nemcon_api ${seen} ${kept}`;
  }),
]);

/** What the API sees of each table depends on who asks; without a word about that it sees nothing. */
export class Seen extends Migration {
  override name = '0031-seen';

  override up(): void {
    for (const statement of [...viewer, ...rules, ...told, ...unread, ...policies])
      this.addSql(statement);
  }
}
