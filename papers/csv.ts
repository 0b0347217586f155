import { stringify } from 'csv-stringify/sync';

/** A number of ours stays one, negative ones too; every string may be a person's writing. */
export type Cell = string | number | boolean | null;

/** What a spreadsheet takes for the beginning of a formula, the wide forms of East Asia too. */
const sign = '[=+\\-@\\u2212\\uFE62\\uFE63\\uFE66\\uFE6B\\uFF0B\\uFF0D\\uFF1D\\uFF20]';
/** What it may leave out before that: blanks, what nobody sees, quotes. */
const skipped =
  '\\p{White_Space}\\p{Default_Ignorable_Code_Point}\\p{Cc}"\'\\u0060\\u00AB\\u00B4\\u00BB\\u2018-\\u201F';
/** Where a cell ends for one that is set to another country's separator. */
const separators = ';\\t\\r\\n';

const atStart = `(?='*[\\t\\r\\n]|[${skipped}]*${sign})`;
const withinText = `(?=[[${skipped}]--[${separators}]]*${sign})`;
const start = new RegExp(`^${atStart}`, 'v');
const within = new RegExp(`(?<=[${separators}])${withinText}`, 'gv');
const guardAtStart = new RegExp(`^'${atStart}`, 'v');
const guardWithin = new RegExp(`(?<=[${separators}])'${withinText}`, 'gv');

/**
 * A text as a cell that no spreadsheet runs (OWASP, CSV injection): an apostrophe stands before
 * what would begin a formula, at its start and behind each separator of another locale or line
 * break, where a reader with other settings begins a new cell. Nothing else is changed.
 */
export function guarded(text: string): string {
  return text.replaceAll(within, "'").replace(start, "'");
}

/** The text of a cell that was `guarded`. */
export function unguarded(cell: string): string {
  return cell.replaceAll(guardWithin, '').replace(guardAtStart, '');
}

/**
 * Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel reads Cyrillic as
 * something else. The one way to make CSV here: every string in it is `guarded`.
 *
 * @param headings the columns in their order, each with what stands above it
 */
export function csv<Name extends string>(
  headings: Readonly<Record<Name, string>>,
  rows: Iterable<Readonly<Record<Name, Cell>>>,
): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${csvLines([headings, ...rows], headings)}`);
}

/** Further rows of a table that is written piece by piece, without mark and headings. */
export function csvLines<Name extends string>(
  rows: Iterable<Readonly<Record<Name, Cell>>>,
  headings: Readonly<Record<Name, string>>,
): string {
  const names = Object.keys(headings).filter((name): name is Name => Object.hasOwn(headings, name));
  const cells = Array.from(rows, (row) => names.map((name) => written(row[name])));
  return stringify(cells, { record_delimiter: 'windows' });
}

function written(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? guarded(cell) : String(cell);
}
