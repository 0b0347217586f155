import { looksOf } from '../domain/spelling/confusables.ts';
import { codeOf, madeVisible } from '../domain/spelling/hidden.ts';
import type { Piece } from './words.ts';

/** A change that nobody sees on the page: both look the same. */
export type Unseen = {
  /** With signs that have no shape made visible. */
  readonly before: string;
  readonly after: string;
  readonly sentence: string;
};

/** A list of more is read by nobody. */
const mostTold = 50;

/** Of a comparison by word: what was put in the place of words that look like it. */
export function unseenIn(pieces: readonly Piece[]): readonly Unseen[] {
  const found: Unseen[] = [];
  let removed = '';
  let added = '';
  const settle = () => {
    found.push(...unseenBetween(removed, added));
    removed = '';
    added = '';
  };
  for (const { is, text } of pieces) {
    if (is === 'same') settle();
    else if (is === 'removed') removed += text;
    else added += text;
  }
  settle();
  return found.slice(0, mostTold);
}

/** Of two texts that were not compared by word, or of two words. */
export function unseenBetween(before = '', after = ''): readonly Unseen[] {
  if (before === after || looksOf(before) !== looksOf(after)) return [];
  const [was, is] = [before, after].map((text) => Array.from(text));
  const start = was?.findIndex((sign, at) => sign !== is?.[at]) ?? -1;
  const from = Math.max(0, start === -1 ? Math.min(was?.length ?? 0, is?.length ?? 0) : start);
  const sentence = `Looks the same and is not: ${spelled(was?.slice(from))} became ${spelled(is?.slice(from))}`;
  return [{ before: madeVisible(before, 'text'), after: madeVisible(after, 'text'), sentence }];
}

/** The first few signs from where the two part. */
function spelled(signs: readonly string[] = []): string {
  if (signs.length === 0) return 'nothing';
  const shown = signs.slice(0, 8).map((sign) => `${madeVisible(sign, 'text')} (${codeOf(sign)})`);
  return shown.join(' ') + (signs.length > 8 ? ' \u2026' : '');
}
