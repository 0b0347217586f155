import { stringify } from 'csv-stringify/sync';
import { columns, type CommentMatrix } from './comment-matrix.ts';

/**
 * The matrix as CSV (RFC 4180) in UTF-8 with a byte order mark, without which Excel reads Cyrillic
 * as something else. A cell that a spreadsheet would take for a formula is told not to be one by a
 * leading apostrophe (OWASP, CSV injection). The first column carries the marking on every line,
 * because a table has no page to carry it.
 */
export function commentCsv({ rows, marking }: CommentMatrix): Uint8Array {
  const text = stringify(
    rows.map((row) => ({ marking, ...row })),
    {
      header: true,
      columns: { marking: 'Marking', ...columns },
      bom: true,
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
  return new TextEncoder().encode(text);
}
