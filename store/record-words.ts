import { sql } from 'kysely';
import type { RecordedEvent } from '../domain/event.ts';
import type { Recommendation } from '../domain/state.ts';
import { languagesOf, textIn } from '../domain/text-version.ts';
import type { Hashed } from './record-batch.ts';
import { changed } from './record-difference.ts';
import type { Part } from './record-parts.ts';
import { asTable, names } from './rows.ts';

type WordsRow = {
  readonly kind: 'text' | 'entry';
  readonly language: string;
  readonly document: string;
  readonly partners: readonly string[];
};

const columns = { kind: 'text', language: 'text', document: 'text', partners: 'text[]' };

/**
 * What a search finds it by from now on: of its texts only the one in force, of its entries only the
 * last. Words come from the texts that are kept; a text that is redacted, or is not there, has none.
 */
export function wordsParts(
  before: Recommendation,
  after: Recommendation,
  fresh: readonly Hashed<RecordedEvent>[],
): Part[] {
  const [was, is] = [textRows(before), textRows(after)];
  const rows = [...changed(was, is), ...entryRow(fresh)];
  const gone = [...was.keys()].filter((language) => !is.has(language));
  return [...(rows.length === 0 ? [] : [put(rows)]), ...(gone.length === 0 ? [] : [away(gone)])];
}

function put(rows: readonly WordsRow[]): Part {
  return sql`worded as (
    insert into nemcon.words (workflow, ${names(columns)}, words)
    select moved.workflow, ${names(columns, 'w')}, nemcon.words_of(concat_ws(' ', moved.reference,
      case w.kind when 'text' then moved.title end, d.text))
    from moved, ${asTable('w', columns, rows)}
    join nemcon.documents d on d.sha256 = w.document and d.redaction is null
    on conflict (workflow, kind, language) do update
    set document = excluded.document, partners = excluded.partners, words = excluded.words)`;
}

/** Languages that the text in force is not there in. */
function away(languages: readonly string[]): Part {
  return sql`unworded as (
    delete from nemcon.words w using moved
    where w.workflow = moved.workflow and w.kind = 'text'
      and w.language = any(${languages}::text[]))`;
}

/** By language. */
function textRows({ versions, setting }: Recommendation): Map<string, WordsRow> {
  const version = versions.at(-1);
  if (version === undefined) return new Map();
  const partners = Object.keys(setting.partners ?? {});
  return new Map(
    languagesOf(version).map((language) => {
      const document = textIn(version, language) ?? version.hash;
      return [language, { kind: 'text', language, document, partners }];
    }),
  );
}

function entryRow(fresh: readonly Hashed<RecordedEvent>[]): WordsRow[] {
  const entry = fresh
    .flatMap(({ recorded: { event } }) =>
      event.type === 'published' || event.type === 'publication-corrected' ? [event.entry] : [],
    )
    .at(-1);
  if (entry === undefined) return [];
  return [{ kind: 'entry', language: '', document: entry, partners: [] }];
}
