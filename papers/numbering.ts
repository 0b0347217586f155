import type { Mark } from './marks.ts';

/** Where a clause begins, and what it is called. */
export type Start = { readonly at: number; readonly number: string; readonly heading: string };

/** A place in the tree of clauses; `last` is the ordinal of its newest part. */
type Place = { readonly number: string; last: number };

type Tree = {
  readonly starts: Start[];
  readonly root: Place;
  headings: { readonly depth: number; readonly place: Place }[];
  items: { readonly indent: number; readonly place: Place }[];
  heading: string;
};

const mostClauses = 2000;

/**
 * Numbers for the marks of a text: the number that the text itself gives wins, otherwise the
 * structure counts. A part of a numbered clause carries its number: item 2 under heading 3 is 3.2.
 */
export function numbered(marks: readonly Mark[]): readonly Start[] {
  const structural = marks.filter((mark) => mark.is !== 'paragraph');
  if (structural.length === 0)
    return marks
      .slice(0, mostClauses)
      .map(({ at }, index) => ({ at, number: String(index + 1), heading: '' }));
  const root: Place = { number: '', last: 0 };
  const tree: Tree = { starts: [], root, headings: [], items: [], heading: '' };
  const isRunOn = runsOn(structural);
  let waiting: number | null = null;
  for (const mark of marks) {
    if (tree.starts.length >= mostClauses) break;
    if (mark.is === 'paragraph') continue;
    if (isRunOn && mark.is === 'heading') {
      waiting ??= mark.at;
      tree.heading = plain(mark.text);
      tree.items = [];
      continue;
    }
    place(tree, mark, waiting ?? mark.at);
    waiting = null;
  }
  if (waiting !== null) start(tree, waiting, String(root.last + 1));
  return tree.starts;
}

/** Whether paragraphs are counted through the whole text, as in many official papers, headings or not. */
function runsOn(marks: readonly Mark[]): boolean {
  let last = 0;
  let crossed = false;
  let isRunOn = false;
  for (const mark of marks) {
    if (mark.is === 'heading') {
      if (ownNumber(mark.text) !== null) return false;
      crossed = true;
    } else if (mark.is === 'item' && mark.indent < 2) {
      if (crossed && last > 0 && mark.ordinal === last + 1) isRunOn = true;
      else if (crossed && last > 0) return false;
      last = mark.ordinal;
      crossed = false;
    }
  }
  return isRunOn;
}

function place(tree: Tree, mark: Exclude<Mark, { is: 'paragraph' }>, at: number): void {
  switch (mark.is) {
    case 'heading':
      return placeHeading(tree, mark, at);
    case 'numbered':
      return placeNumbered(tree, mark.number, at);
    case 'item':
      return placeItem(tree, mark, at);
  }
}

function placeHeading(
  tree: Tree,
  { depth, text }: Extract<Mark, { is: 'heading' }>,
  at: number,
): void {
  while ((tree.headings.at(-1)?.depth ?? 0) >= depth) tree.headings.pop();
  const parent = tree.headings.at(-1)?.place ?? tree.root;
  const own = ownNumber(text);
  const number = own ?? under(parent, parent.last + 1);
  parent.last = ordinalWithin(parent, number) ?? parent.last;
  tree.heading = plain(text);
  tree.headings.push({ depth, place: { number, last: 0 } });
  tree.items = [];
  start(tree, at, number);
}

function placeNumbered(tree: Tree, number: string, at: number): void {
  const parents = [tree.root, ...tree.headings.map(({ place: one }) => one)];
  for (const parent of parents) parent.last = ordinalWithin(parent, number) ?? parent.last;
  tree.items = [{ indent: -2, place: { number, last: 0 } }];
  start(tree, at, number);
}

function placeItem(tree: Tree, mark: Extract<Mark, { is: 'item' }>, at: number): void {
  // A deeper item stands at least under its parent's text, two columns in.
  while ((tree.items.at(-1)?.indent ?? -9) > mark.indent - 2) tree.items.pop();
  const parent = tree.items.at(-1)?.place ?? tree.headings.at(-1)?.place ?? tree.root;
  // `1. 1. 1.` is Markdown's way to let the reader count.
  parent.last = mark.ordinal > parent.last ? mark.ordinal : parent.last + 1;
  const number = under(parent, parent.last);
  tree.items.push({ indent: mark.indent, place: { number, last: 0 } });
  start(tree, at, number);
}

function start(tree: Tree, at: number, number: string): void {
  tree.starts.push({ at, number, heading: tree.heading });
}

function under(parent: Place, ordinal: number): string {
  return parent.number === '' ? String(ordinal) : `${parent.number}.${ordinal}`;
}

/** 2 of `3.2` within 3; null where the number is of another place. */
function ordinalWithin(parent: Place, number: string): number | null {
  const prefix = parent.number === '' ? '' : `${parent.number}.`;
  if (!number.startsWith(prefix)) return null;
  const rest = number.slice(prefix.length);
  return /^\d+$/.test(rest) ? Number(rest) : null;
}

const words =
  'article|section|clause|paragraph|chapter|chapitre|paragraphe|стаття|розділ|пункт|глава';
const numberPattern = new RegExp(
  `^[*_]{0,2}(?:(?:${words})\\s{1,3})?(\\d{1,3}(?:\\.\\d{1,3}){0,8})[.):]?[*_]{0,2}(?=\\s|$)`,
  'iu',
);
const annexPattern =
  /^[*_]{0,2}((?:annex|annexe|appendix|додаток)\s{1,3}(?:\d{1,3}|[A-ZА-Я]|[IVX]{1,6}))(?![\p{L}\d])/iu;

/** The number that a heading itself carries: `3.2`, or `Annex A`. */
export function ownNumber(heading: string): string | null {
  return numberPattern.exec(heading)?.[1] ?? annexPattern.exec(heading)?.[1] ?? null;
}

/** A heading as it is read: without its number and without Markdown's signs. */
export function plain(heading: string): string {
  return heading
    .replace(numberPattern, '')
    .replaceAll(/[*_`]/g, '')
    .replaceAll(/\[([^[\]]{0,300})\]\([^()]{0,300}\)/g, '$1')
    .trim();
}
