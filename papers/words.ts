import { diffArrays } from 'diff';

/** A piece of a text: in both versions, only in the later, or only in the earlier one. */
export type Piece = { readonly is: 'same' | 'added' | 'removed'; readonly text: string };

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** How much a comparison may cost in all; the same for everybody, so that its result is. */
export class Effort {
  /** UTF-16 units still to be cut into words. */
  units: number;
  /** Steps of Myers' algorithm still to be taken: the square of the differences. */
  steps: number;

  constructor(units = 400_000, steps = 600_000) {
    this.units = units;
    this.steps = steps;
  }
}

/**
 * What differs between two texts, by words as Unicode cuts them (UAX 29), so that Cyrillic and
 * accents are whole: `same` and `removed` in a row are the earlier text, `same` and `added` the
 * later one. null where it would cost more than the effort that is left.
 */
export function words(before: string, after: string, effort: Effort): readonly Piece[] | null {
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  const [was, is] = [before, after].map((text) => text.slice(start, text.length - end));
  if (was === undefined || is === undefined) return null;
  if (was.length + is.length > effort.units) return null;
  effort.units -= was.length + is.length;
  const middle = differences(tokens(was), tokens(is), effort);
  if (middle === null) return null;
  return joined([
    { is: 'same', text: before.slice(0, start) },
    ...middle,
    { is: 'same', text: before.slice(before.length - end) },
  ]);
}

function differences(was: string[], is: string[], effort: Effort): readonly Piece[] | null {
  const most = Math.floor(Math.sqrt(effort.steps));
  const found = diffArrays(was, is, { maxEditLength: most });
  const cost = found?.reduce((sum, { added, removed, count }) => {
    return sum + (added || removed ? count : 0);
  }, 0);
  effort.steps -= (cost ?? most) ** 2;
  if (found === undefined) return null;
  return found.map(({ added, removed, value }) => ({
    is: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

function tokens(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** Length of what both begin with, cut at a space so that no word is torn. */
function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  if (length === a.length && length === b.length) return length;
  while (length > 0 && !isSpace(a, length - 1)) length -= 1;
  return length;
}

function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (
    length < most &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  )
    length += 1;
  while (length > 0 && !isSpace(a, a.length - length)) length -= 1;
  return length;
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10 || code === 9 || code === 13;
}

/** Pieces of one kind in a row as one, and none that is empty. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const whole: Piece[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (piece.text === '') continue;
    if (last?.is === piece.is) whole[whole.length - 1] = { ...last, text: last.text + piece.text };
    else whole.push(piece);
  }
  return whole;
}
