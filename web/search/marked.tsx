import { Fragment } from 'react';
import { markFound } from '../../domain/found-words.ts';

/** A text with the words that were looked for marked in it. */
export function Marked({
  text,
  words,
}: {
  readonly text: string;
  readonly words: readonly string[];
}) {
  return markFound(text, words).map((piece, index) =>
    piece.isFound ? (
      <mark key={`${index} ${piece.text}`}>{piece.text}</mark>
    ) : (
      <Fragment key={`${index} ${piece.text}`}>{piece.text}</Fragment>
    ),
  );
}
