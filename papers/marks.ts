/**
 * Where the parts of a Markdown text begin, line by line: headings, numbered paragraphs, list items,
 * paragraphs. Not a full Markdown parser, because a clause must be found in bounded time whatever a
 * text holds: the CommonMark parsers we tried need from 4 s to minutes for some texts of 200,000
 * characters (`> > > …`, `1.\t1.\t…`). One pass; each line is looked at once.
 */
export type Mark =
  | {
      readonly is: 'heading';
      readonly at: number;
      readonly depth: number;
      readonly text: string;
    }
  /** A paragraph that carries its whole number: `3.2 The Parties …`. */
  | { readonly is: 'numbered'; readonly at: number; readonly number: string }
  /** An item of an ordered list, `indent` columns from the margin. */
  | { readonly is: 'item'; readonly at: number; readonly ordinal: number; readonly indent: number }
  | { readonly is: 'paragraph'; readonly at: number };

type Line = { readonly at: number; readonly text: string };

/** What the lines before leave behind for the next one. */
type Reading = {
  readonly marks: Mark[];
  fence: string | null;
  /** The line before is blank, or there is none. */
  isFresh: boolean;
  inList: boolean;
  lastNumber: string | null;
  /** Where the paragraph that a row of `===` would make a heading began; null where none did. */
  paragraph: { readonly at: number; readonly text: string; readonly marks: number } | null;
};

const fencePattern = /^ {0,3}(`{3,}|~{3,})/;
const headingPattern = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const underlinePattern = /^ {0,3}(=+|-+)[ \t]*$/;
const numberedPattern = /^ {0,3}[*_]{0,2}(\d{1,3}(?:\.\d{1,3}){1,8})[.)]?[*_]{0,2}[ \t]+(?=\S)/;
const itemPattern = /^([ \t]{0,40})(\d{1,4})[.)](?=[ \t]|$)/;

/** Marks in the order of the text; `at` counts UTF-16 units from its start. */
export function marksOf(markdown: string): readonly Mark[] {
  const reading: Reading = {
    marks: [],
    fence: null,
    isFresh: true,
    inList: false,
    lastNumber: null,
    paragraph: null,
  };
  for (const line of linesOf(markdown)) readLine(reading, line);
  return reading.marks;
}

function* linesOf(text: string): Generator<Line> {
  let at = 0;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const stop = end === -1 ? text.length : end;
    yield { at, text: text.slice(at, text[stop - 1] === '\r' ? stop - 1 : stop) };
    at = stop + 1;
  }
}

function readLine(reading: Reading, line: Line): void {
  if (isFenced(reading, line)) return;
  if (line.text.trim() === '') {
    reading.isFresh = true;
    reading.paragraph = null;
    return;
  }
  const isFound =
    asHeading(reading, line) ||
    asUnderline(reading, line) ||
    asNumbered(reading, line) ||
    asItem(reading, line);
  if (!isFound) asProse(reading, line);
  // A heading ends with its line: what follows begins anew.
  reading.isFresh = isFound && reading.marks.at(-1)?.is === 'heading';
}

/** Whether the line opens, is in or closes a fenced block; nothing in there is a clause. */
function isFenced(reading: Reading, { at, text }: Line): boolean {
  const fence = fencePattern.exec(text)?.[1];
  if (reading.fence !== null) {
    const closes = fence?.startsWith(reading.fence) === true && text.trim() === fence;
    if (closes) Object.assign(reading, { fence: null, isFresh: true });
    return true;
  }
  if (fence === undefined) return false;
  if (reading.isFresh) reading.marks.push({ is: 'paragraph', at });
  Object.assign(reading, { fence, isFresh: false, paragraph: null });
  return true;
}

function asHeading(reading: Reading, { at, text }: Line): boolean {
  const hashes = headingPattern.exec(text);
  if (hashes === null) return false;
  const { length: depth } = hashes[1] ?? '';
  heading(reading, at, depth, withoutClosing(text.slice(hashes[0].length).trim()));
  return true;
}

/** `Title ##`: a closing row of hashes is no part of the heading. */
function withoutClosing(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '#') end -= 1;
  if (end === 0) return '';
  return end < text.length && /\s/.test(text[end - 1] ?? '') ? text.slice(0, end).trim() : text;
}

function asUnderline(reading: Reading, { text }: Line): boolean {
  const underline = underlinePattern.exec(text)?.[1];
  const above = reading.paragraph;
  if (underline === undefined || above === null) return false;
  reading.marks.length = above.marks;
  heading(reading, above.at, underline.startsWith('=') ? 1 : 2, above.text.trim());
  return true;
}

function heading(reading: Reading, at: number, depth: number, text: string): void {
  reading.marks.push({ is: 'heading', at, depth, text: text.slice(0, 300) });
  Object.assign(reading, { inList: false, lastNumber: null, paragraph: null });
}

function asNumbered(reading: Reading, { at, text }: Line): boolean {
  const number = numberedPattern.exec(text)?.[1];
  if (number === undefined) return false;
  // "… or 3.5 per cent" may fall on the start of a line: within a paragraph only the next number is one.
  if (!reading.isFresh && !follows(number, reading.lastNumber)) return false;
  reading.marks.push({ is: 'numbered', at, number });
  Object.assign(reading, { inList: false, lastNumber: number, paragraph: null });
  return true;
}

function follows(number: string, last: string | null): boolean {
  if (last === null) return false;
  const cut = last.lastIndexOf('.');
  return (
    number === `${last.slice(0, cut)}.${Number(last.slice(cut + 1)) + 1}` || number === `${last}.1`
  );
}

function asItem(reading: Reading, { at, text }: Line): boolean {
  const found = itemPattern.exec(text);
  if (found === null) return false;
  const indent = columns(found[1] ?? '');
  const ordinal = Number(found[2]);
  // CommonMark 5.2: without a list or a blank line before it only a 1 begins a list.
  if (!reading.inList && (indent > 3 || (!reading.isFresh && ordinal !== 1))) return false;
  reading.marks.push({ is: 'item', at, ordinal, indent });
  Object.assign(reading, { inList: true, lastNumber: null, paragraph: null });
  return true;
}

function columns(space: string): number {
  let width = 0;
  for (const one of space) width = one === '\t' ? width + 4 - (width % 4) : width + 1;
  return width;
}

function asProse(reading: Reading, { at, text }: Line): void {
  if (!reading.isFresh) {
    // Of a longer paragraph a row of `===` makes no heading here.
    reading.paragraph = null;
    return;
  }
  const { length: marks } = reading.marks;
  if (/^[ \t]/.test(text) && reading.inList) return;
  reading.inList = false;
  reading.paragraph = /^ {0,3}[^\s>\-*+|]/.test(text) ? { at, text, marks } : null;
  reading.marks.push({ is: 'paragraph', at });
}
