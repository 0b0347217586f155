import { Migration } from '@mikro-orm/migrations';

/** Runs as the owner, who sees everything, and finds its tables by their whole names only. */
const definer = 'security definer set search_path to pg_catalog, pg_temp';

/** Where no API asks, there is nobody to be kept from anything. */
const unbound = `(pg_has_role(session_user, 'nemcon_worker', 'MEMBER')
      or pg_has_role(session_user, 'nemcon_owner', 'MEMBER'))`;

const columns = [
  'revoke select on nemcon.people from nemcon_api',
  'grant select (id, name, language, zone, version) on nemcon.people to nemcon_api',
  // Where a mail went is for those who send it.
  'revoke select (address) on nemcon.mails from nemcon_api',
  'revoke select on nemcon.audit_leaves from nemcon_api',
  'grant select ("index", kind, key, leaf, hash, redaction) on nemcon.audit_leaves to nemcon_api',
];

const functions = [
  `
  create function nemcon.keeps_addresses() returns boolean as $$
    select nemcon.viewer_may('read-addresses') or nemcon.viewer_may('keep-person') or ${unbound}
  $$ language sql stable`,
  `
  create function nemcon.address_of(of_person text) returns text as $$
    select p.email from nemcon.people p
    where p.id = of_person and (p.id = nemcon.viewer_person() or nemcon.keeps_addresses())
  $$ language sql stable ${definer}`,
  `
  create function nemcon.addresses() returns table (person text, email text) as $$
    select p.id, p.email from nemcon.people p
    where p.id = (select nemcon.viewer_person()) or (select nemcon.keeps_addresses())
  $$ language sql stable ${definer}`,
  // What the entries of the log witness, for those who read them: of a person the address only for
  // those who keep addresses; of an act that was refused what was said only for those who decide
  // on the matter, and for whoever said it.
  `
  create function nemcon.entry_contents(first int, past int)
  returns table (entry int, content jsonb) as $$
    select l."index", case
      when l.kind = 'person' and l.key is distinct from (select nemcon.viewer_person())
        and not (select nemcon.keeps_addresses()) then l.content - 'email'
      when l.kind = 'refusal' and l.content ->> 'person' is distinct from (select nemcon.viewer_person())
        and not (select ${unbound}) and nemcon.standing(l.content ->> 'workflow') <> 'officer'
        then l.content || jsonb_build_object(
          'command', jsonb_build_object('type', l.content #> '{command,type}',
            'by', l.content #> '{command,by}'),
          'answer', jsonb_build_object('code', l.content #> '{answer,code}'))
      when l.kind = 'calendar-feed' then l.content - 'token_hash'
      else l.content end
    from nemcon.audit_leaves l
    where l."index" >= first and l."index" < past and l.content is not null
      and (select nemcon.viewer_may('read-entries') or ${unbound})
  $$ language sql stable ${definer}`,
];

/** Addresses of people are for themselves and for those who keep them, in whichever column they stand. */
export class Addresses extends Migration {
  override name = '0041-addresses';

  override up(): void {
    for (const statement of [...functions, ...columns]) this.addSql(statement);
  }
}
