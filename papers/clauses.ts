import { marksOf, type Mark } from './marks.ts';
import { numbered, ownNumber, plain, type Start } from './numbering.ts';

/** One clause of a text. What is hashed and decided is the text; clauses are derived from it. */
export type Clause = {
  /** `3.2`, `Annex A`; `0` for what stands before the first clause. Unique within a text. */
  readonly number: string;
  /** The heading that it is, or stands under, without number and signs; empty where there is none. */
  readonly heading: string;
  /** Exactly as in the source: all clauses one after the other are the whole text. */
  readonly text: string;
};

/**
 * A Markdown text as numbered clauses. Headings, numbered paragraphs and items of ordered lists
 * begin a clause; a text without any of them has one for each paragraph. Total and linear in the
 * length of the text; beyond 2,000 clauses the rest belongs to the last.
 */
export function clauses(markdown: string): readonly Clause[] {
  if (markdown === '') return [];
  const marks = marksOf(markdown);
  const title = titleOf(marks);
  const starts = numbered(title === null ? marks : marks.slice(1));
  const [first] = starts;
  const opening: Start[] =
    first === undefined || title !== null || markdown.slice(0, first.at).trim() !== ''
      ? [{ at: 0, number: '0', heading: title ?? '' }]
      : [];
  const all = [...opening, ...starts];
  const used = new Map<string, number>();
  return all.map(({ number, heading }, index) => ({
    number: unique(number, used),
    heading,
    // What is blank before the first clause belongs to it.
    text: markdown.slice(index === 0 ? 0 : (all[index]?.at ?? 0), all[index + 1]?.at),
  }));
}

/** A number that the text gives twice is told apart: `1`, `1 (2)`. */
function unique(number: string, used: Map<string, number>): string {
  const times = (used.get(number) ?? 0) + 1;
  used.set(number, times);
  return times === 1 ? number : `${number} (${times})`;
}

/** The heading of the paper as a whole: at its start, unnumbered, and the only one so high. */
function titleOf(marks: readonly Mark[]): string | null {
  const [first, ...rest] = marks;
  if (first?.is !== 'heading' || ownNumber(first.text) !== null) return null;
  const isOnly = rest.every((mark) => mark.is !== 'heading' || mark.depth > first.depth);
  const hasParts = rest.length > 0;
  return isOnly && hasParts && first.depth === 1 ? plain(first.text) : null;
}
