import { Migration } from '@mikro-orm/migrations';

/** Whom a matter concerns beside its state, so that one query tells whether somebody may know of it. */
export class ConcernColumns extends Migration {
  override name = '0013-concern';

  override up(): void {
    this.addSql(`alter table nemcon.recommendations
      add column places text[] not null default '{}',
      add column released_to text[] not null default '{}',
      add column published boolean not null default false,
      add column desks text[] not null default '{}'`);
    this.addSql("alter table nemcon.reviews add column places text[] not null default '{}'");
    this.addSql(placesOf);
    this.addSql(`update nemcon.recommendations r set
      places = array(select distinct body from unnest(nemcon.places_of(s.setting)
        || array[r.working_group]
        || array_remove(array[r.state #>> '{item,authority}'], null)) body),
      released_to = array(
        select unnest(r.releasability) union
        select key from jsonb_each_text(coalesce(s.setting -> 'partners', '{}'))
        where r.marking is null or value = any(r.releasability)),
      desks = array(select distinct (value ->> 'body') || '/' || (value ->> 'role')
        from jsonb_each(s.setting -> 'offices')),
      published = exists (
        select from nemcon.events e where e.workflow = r.workflow and e.type = 'published')
      from nemcon.settings s where s.hash = r.setting_hash`);
    this.addSql(`update nemcon.reviews v set places = array(
        select unnest(nemcon.places_of(s.setting)) union
        select jsonb_object_keys(coalesce(s.setting -> 'partners', '{}')) union
        select split_part(key, ':', 2) from jsonb_object_keys(s.setting -> 'roles') key
        where key like 'working-group:%')
      from nemcon.settings s where s.hash = v.member_setting_hash`);
    this.addSql('drop function nemcon.places_of(jsonb)');
    this.addSql(`alter table nemcon.recommendations
      alter column places drop default, alter column released_to drop default,
      alter column desks drop default`);
    this.addSql('alter table nemcon.reviews alter column places drop default');
  }
}

const placesOf = `
  create function nemcon.places_of(setting jsonb) returns text[] as $$
    select array(
      select jsonb_array_elements_text(value) from jsonb_each(setting -> 'roles') union
      select value ->> 'body' from jsonb_each(setting -> 'offices'))
  $$ language sql`;
