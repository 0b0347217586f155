import { nameOfSign } from './names.ts';

/** A `line` is a title, a name or a label; a `text` is prose, with line breaks and tabs. */
export type Written = 'line' | 'text';

/** A sign that a reader does not see, or that makes others appear where they do not stand. */
export type Hidden = {
  /** Index in UTF-16 units. */
  readonly index: number;
  readonly code: number;
  /** `U+202E RIGHT-TO-LEFT OVERRIDE` */
  readonly name: string;
};

/**
 * Whatever has no shape of its own: controls, format characters (bidi controls among them), halves
 * of characters, private use, code points without a character (General_Category C); what programs
 * may leave out when they show a text (Default_Ignorable_Code_Point: zero-width spaces, variation
 * selectors, Hangul fillers, tags); line breaks that half of all programs do not know; a blank
 * that is no space; and the two signs that stand for something lost.
 */
const shapeless = /[\p{C}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\u2800\uFFFC\uFFFD]/gu;

/** Spaces of other widths, which no title needs: those of French stay, and the ideographic one. */
const oddSpaces = /[\u1680\u2000-\u200A\u205F]/gu;

/** Arabic, Syriac and Kaithi signs that enclose the number behind them: they are well visible. */
const enclosing = /^[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]$/u;

/** Scripts whose words need the joiners to be spelled right (UAX 31 section 2.3, RFC 5892 A.1, A.2). */
const joining =
  /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]$/u;

/** Emoji as Unicode recommends them for interchange (UTS 51), without those that are made of tags. */
const emoji =
  /\p{Emoji_Keycap_Sequence}|\p{RGI_Emoji_Modifier_Sequence}|\p{RGI_Emoji_Flag_Sequence}|\p{RGI_Emoji_ZWJ_Sequence}|\p{Basic_Emoji}/gv;

/** More than this is no slip of a keyboard; whoever mends these sends it again and learns the rest. */
const mostTold = 20;

/** What has to be taken out of a string before it can be decided on, in its order; the first few. */
export function hiddenIn(text: string, as: Written): readonly Hidden[] {
  const found: Hidden[] = [];
  for (const { 0: sign, index } of hiddenSigns(text, as)) {
    if (found.length >= mostTold) break;
    found.push(hidden(sign, index));
  }
  const more = as === 'line' ? onlyInTexts(text) : [];
  return [...found, ...more].toSorted((a, b) => a.index - b.index).slice(0, mostTold);
}

/** A text in which such signs are seen: `⟨U+202E⟩` stands where each of them stood. */
export function madeVisible(text: string, as: Written): string {
  let whole = '';
  let from = 0;
  for (const { 0: sign, index } of hiddenSigns(text, as)) {
    whole += `${text.slice(from, index)}\u27E8${codeOf(sign)}\u27E9`;
    from = index + sign.length;
  }
  return whole + text.slice(from);
}

function* hiddenSigns(text: string, as: Written): Generator<RegExpExecArray> {
  const inEmoji = once(() => (as === 'text' ? placesOfEmoji(text) : new Set<number>()));
  for (const match of text.matchAll(shapeless)) {
    const { 0: sign, index } = match;
    if (as === 'text' && (sign === '\n' || sign === '\t')) continue;
    if (enclosing.test(sign) || isJoiner(text, index) || inEmoji().has(index)) continue;
    yield match;
  }
}

/** What prose may hold and a title may not. */
function onlyInTexts(text: string): Hidden[] {
  return [...text.matchAll(oddSpaces), ...text.matchAll(emoji)]
    .slice(0, mostTold)
    .map(({ 0: sign, index }) => hidden(sign, index));
}

function hidden(sign: string, index: number): Hidden {
  const code = sign.codePointAt(0) ?? 0;
  return { index, code, name: `${codeOf(sign)} ${nameOfSign(code)}` };
}

/** `U+0441` */
export function codeOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A joiner inside a word of a script that is not spelled right without it. */
function isJoiner(text: string, index: number): boolean {
  const sign = text[index];
  if (sign !== '\u200C' && sign !== '\u200D') return false;
  const [before = ''] = /.$/su.exec(text.slice(Math.max(0, index - 2), index)) ?? [];
  const [after = ''] = /^./su.exec(text.slice(index + 1, index + 3)) ?? [];
  return joining.test(before) && joining.test(after);
}

function placesOfEmoji(text: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { 0: whole, index } of text.matchAll(emoji))
    for (let at = index; at < index + whole.length; at += 1) places.add(at);
  return places;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
