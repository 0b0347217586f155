import { Migration } from '@mikro-orm/migrations';

const definer = 'security definer set search_path to pg_catalog, pg_temp';

const table = [
  `
  create table nemcon.words (
    workflow text not null,
    kind text not null,
    language text not null,
    document text not null,
    partners text[] not null,
    words tsvector not null,
    primary key (workflow, kind, language)
  )`,
  'create index words_by_document on nemcon.words (document)',
  'create index words_by_word on nemcon.words using gin (words)',
  'alter table nemcon.words enable row level security',
  'alter table nemcon.words force row level security',
  'create policy owner on nemcon.words to nemcon_owner using (true) with check (true)',
  'create policy worker on nemcon.words to nemcon_worker using (true) with check (true)',
  'grant select, insert, update, delete on nemcon.words to nemcon_worker',
];

const functions = [
  // Signs are no part of a word, so that `award-notices` and `SDPR/3` are found by either half. A text
  // with more words than PostgreSQL keeps of one is found by those of its beginning: what is recorded
  // must never fail because of a search.
  `
  create function nemcon.words_of(of_text text) returns tsvector as $$
  begin
    return to_tsvector('simple'::regconfig, translate(of_text, '-/.:@_&=?#%+~<>''’', repeat(' ', 17)));
  exception when program_limit_exceeded then
    return nemcon.words_of(left(of_text, length(of_text) / 2));
  end; $$ language plpgsql immutable set search_path to pg_catalog, pg_temp`,
  `
  create function nemcon.is_public_marking(marking text) returns boolean as $$
    select coalesce(upper(btrim(marking)) in
      ('PUBLIC', 'NON SENSITIVE INFORMATION RELEASABLE TO THE PUBLIC'), false)
  $$ language sql immutable`,
  // What was redacted is not found any more either.
  `
  create function nemcon.documents_unworded_fn() returns trigger as $$ begin
    delete from nemcon.words where document = new.sha256;
    return null;
  end; $$ language plpgsql ${definer}`,
  `
  create trigger unworded after update
    on nemcon.documents for each row execute function nemcon.documents_unworded_fn()`,
];

/** Of `nemcon.recommendations r`: whether the viewer takes part, so that titles are for them. */
const takesPart = `(r.places && (select nemcon.viewer_list('inside'))
        or r.released_to && (select nemcon.viewer_list('inside'))
        or r.released_to && (select nemcon.viewer_list('readers')))`;

const title = `to_tsvector('simple'::regconfig, translate(r.reference || ' ' || r.title, '-/.', '   '))`;
const reference = `to_tsvector('simple'::regconfig, translate(r.reference, '-/.', '   '))`;
/** @param name of the function's parameter that has the words, as PostgreSQL's search takes them */
function query(name: string): string {
  return `to_tsquery('simple'::regconfig, ${name})`;
}

/** Where no API asks, there is nobody to be kept from anything. */
const unbound = `(select pg_has_role(session_user, 'nemcon_worker', 'MEMBER')
        or pg_has_role(session_user, 'nemcon_owner', 'MEMBER'))`;

/** By words of what the viewer is shown, and by no others: a search must not tell what a page does not. */
const finding = [
  `
  create or replace function nemcon.found_by_words(words text) returns setof text as $$
    select r.workflow from nemcon.recommendations r
    where ${title} @@ ${query('words')}
      and (${unbound} or ${takesPart} or nemcon.is_public_marking(r.marking) or ${reference} @@ ${query('words')})
  $$ language sql stable ${definer}`,
  // readsVersion and isReleased of the domain, of the text in force; the API asks them again of what
  // is found here.
  `
  create function nemcon.searched(asked text) returns setof text as $$
    select nemcon.found_by_words(asked)
    union
    select w.workflow from nemcon.words w join nemcon.recommendations r on r.workflow = w.workflow
    where w.words @@ ${query('asked')} and case w.kind
      when 'entry' then r.published
      else r.published and nemcon.is_public_marking(r.marking)
        or ${takesPart} and (
          nemcon.is_public_marking(r.marking)
          or r.desks && (select nemcon.viewer_list('offices'))
          or r.released_to && (select nemcon.viewer_list('bodies'))
          or exists (select from unnest((select nemcon.viewer_list('inside'))) body
            where body = any(r.places) and not body = any(w.partners)))
      end
  $$ language sql stable ${definer}`,
];

/** What was on record before. */
const before = [
  `
  insert into nemcon.words (workflow, kind, language, document, partners, words)
  select r.workflow, 'text', one.language, d.sha256,
    array(select jsonb_object_keys(coalesce(s.setting -> 'partners', '{}'))),
    nemcon.words_of(concat_ws(' ', r.reference, r.title, d.text))
  from nemcon.recommendations r
    join nemcon.settings s on s.hash = r.setting_hash
    cross join lateral (select r.state -> 'versions' -> -1 as version) last
    cross join lateral (
      select coalesce(version ->> 'language', 'en') as language,
        coalesce(version ->> 'text', version ->> 'hash') as document
      union all
      select other ->> 'language', other ->> 'text'
      from jsonb_array_elements(version -> 'languageVersions') other) one
    join nemcon.documents d on d.sha256 = one.document and d.redaction is null
  on conflict do nothing`,
  `
  insert into nemcon.words (workflow, kind, language, document, partners, words)
  select r.workflow, 'entry', '', d.sha256, '{}', nemcon.words_of(concat_ws(' ', r.reference, d.text))
  from nemcon.recommendations r
    cross join lateral (
      select e.event ->> 'entry' as document from nemcon.events e
      where e.workflow = r.workflow and e.type in ('published', 'publication-corrected')
      order by e.sequence desc limit 1) last
    join nemcon.documents d on d.sha256 = last.document and d.redaction is null
  on conflict do nothing`,
];

/** A search through texts finds by what whoever asks may read, and by nothing that was redacted. */
export class Words extends Migration {
  override name = '0046-words';

  override up(): void {
    for (const statement of [...table, ...functions, ...finding, ...before]) this.addSql(statement);
  }
}
