/** One piece of a text: whether it is what was looked for. */
export type Piece = { readonly text: string; readonly isFound: boolean };

const mostWords = 12;
const wordPattern = /[\p{L}\p{N}]+/gu;

/** The words of a question, each to be found as the beginning of a word; the first twelve. */
export function askedWords(question: string): readonly string[] {
  const words = question.normalize('NFC').toLowerCase().match(wordPattern) ?? [];
  return [...new Set(words)].slice(0, mostWords);
}

/** Whether each of the words begins a word of one of the texts. */
export function areFound(words: readonly string[], texts: readonly string[]): boolean {
  const there = texts.flatMap((text) => text.toLowerCase().match(wordPattern) ?? []);
  return words.every((word) => there.some((one) => one.startsWith(word)));
}

/** A text in pieces, with every word that was looked for apart; together they are the text. */
export function markFound(text: string, words: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    if (!words.some((one) => word.toLowerCase().startsWith(one))) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), isFound: false });
    pieces.push({ text: word, isFound: true });
    from = index + word.length;
  }
  return from < text.length ? [...pieces, { text: text.slice(from), isFound: false }] : pieces;
}

/**
 * What stands around the first word that is found, in one line without the signs of Markdown.
 * @param length characters at most, beside the signs that something was left out
 */
export function excerptAround(text: string, words: readonly string[], length = 240): string {
  const line = text
    .replaceAll(/^[#>\s]+|[*`]+/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const first = markFound(line, words).findIndex(({ isFound }) => isFound);
  const before = markFound(line, words)
    .slice(0, Math.max(0, first))
    .reduce((sum, piece) => sum + piece.text.length, 0);
  const from = before < length / 2 ? 0 : line.indexOf(' ', before - length / 3) + 1;
  const cut = line.slice(from, from + length);
  const isWhole = from + length >= line.length;
  const end = isWhole ? cut : cut.slice(0, Math.max(cut.lastIndexOf(' '), before - from + 1));
  return `${from > 0 ? '… ' : ''}${end}${isWhole ? '' : ' …'}`;
}
