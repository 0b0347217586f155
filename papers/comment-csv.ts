import { columns, type CommentMatrix } from './comment-matrix.ts';
import { csv } from './csv.ts';

/**
 * The matrix as CSV. The first column carries the marking on every line, because a table has no
 * page to carry it.
 */
export function commentCsv({ rows, marking }: CommentMatrix): Uint8Array {
  return csv(
    { marking: 'Marking', ...columns },
    rows.map((row) => ({ marking, ...row })),
  );
}
