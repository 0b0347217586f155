import { alikeScripts, latinFor, latinLikeUkrainian, type Alike } from './confusables.ts';

/** A word with the scripts that its letters are of. */
export type Word = {
  readonly text: string;
  /** Index in UTF-16 units. */
  readonly index: number;
  readonly scripts: ReadonlySet<string>;
  /** The script of a word that is of one, all whose letters pass for Latin ones. */
  readonly passing: Alike | null;
};

const inWords = /[\p{L}\p{M}\p{Nd}]+/gu;
const ascii = /^[\u0000-\u007f]*$/; // oxlint-disable-line no-control-regex -- ASCII is this range
const latin: ReadonlySet<string> = new Set(['Latin']);
const cyrillic: ReadonlySet<string> = new Set(['Cyrillic']);
const none: ReadonlySet<string> = new Set();
const onlyCyrillic = /^\p{Script=Cyrillic}+$/u;

/** Those in use beside Latin here; letters of any other are told as `another script`. */
const scripts = [
  'Latin',
  ...alikeScripts,
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bopomofo',
  'Arabic',
  'Hebrew',
  'Georgian',
  'Devanagari',
  'Coptic',
  'Lisu',
].map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);

const ofNone = /[\p{Script=Common}\p{Script=Inherited}]/u;

/** The words of one line, numbers without a letter among them. */
export function wordsOf(line: string): readonly Word[] {
  return Array.from(line.matchAll(inWords), ({ 0: text, index }) => {
    const of = scriptsOf(text);
    return { text, index, scripts: of, passing: passingAs(text, of) };
  });
}

function scriptsOf(word: string): ReadonlySet<string> {
  if (ascii.test(word)) return /[A-Za-z]/.test(word) ? latin : none;
  if (onlyCyrillic.test(word)) return cyrillic;
  const found = new Set<string>();
  for (const letter of word) {
    if (ofNone.test(letter)) continue;
    found.add(scripts.find(([, is]) => is.test(letter))?.[0] ?? 'another script');
  }
  return found;
}

/** Scripts that are written in one word by everybody who writes Chinese, Japanese or Korean. */
const together: ReadonlySet<string> = new Set([
  'Latin',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bopomofo',
]);

/**
 * Whether a word mixes scripts as no language does (UTS 39 section 5.2, below highly restrictive).
 * A Greek letter that passes for no other, as in `μm` or `Δt`, is a symbol that nobody mistakes.
 */
export function mixesScripts({ text, scripts: of }: Word): boolean {
  if (of.size < 2) return false;
  if ([...of].every((script) => together.has(script) && (script !== 'Latin' || of.size > 1)))
    return false;
  const isGreekSymbol = of.size === 2 && of.has('Latin') && of.has('Greek');
  return !isGreekSymbol || lettersOf(text).some((sign) => isGreek.test(sign) && latinFor(sign));
}

const isGreek = /\p{Script=Greek}/u;

function passingAs(word: string, of: ReadonlySet<string>): Alike | null {
  const script = of.size === 1 ? alikeScripts.find((name) => of.has(name)) : undefined;
  return script && lettersOf(word).every((sign) => latinFor(sign) !== undefined) ? script : null;
}

/** Whether a Latin word would look the same in Ukrainian letters; numerals such as XIX are Latin. */
export function passesForCyrillic(word: Word): boolean {
  if (!isLatin(word) || /^[IVXLCDM]+$/.test(word.text)) return false;
  return lettersOf(word.text).every((sign) => latinLikeUkrainian.has(sign));
}

export function isLatin({ scripts: of }: Word): boolean {
  return of.size === 1 && of.has('Latin');
}

/** Letters without their accents. */
function lettersOf(word: string): string[] {
  return word.normalize('NFD').match(/\p{L}/gu) ?? [];
}
