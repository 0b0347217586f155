import { latinFor } from './confusables.ts';
import { codeOf } from './hidden.ts';
import { isLatin, mixesScripts, passesForCyrillic, wordsOf, type Word } from './words.ts';
import { say, asList, type Said } from '../words/say.ts';

/** What may be a mistake or a trick and is no proof of either: it is told, and read by people. */
export type LookAlike = {
  readonly is: 'mixed-scripts' | 'passes-for-latin' | 'passes-for-cyrillic' | 'styled' | 'number';
  readonly word: string;
  /** Index in UTF-16 units. */
  readonly index: number;
  readonly said: Said;
};

/** Whoever reads more than this has seen what kind of text it is. */
const mostTold = 50;

/**
 * Words of a text that can be taken for others: letters of two scripts in one word, a word of
 * Cyrillic, Greek, Armenian or Cherokee letters that reads as a Latin one among Latin words (and
 * the reverse in Ukrainian), letters styled as mathematics do, numbers that are none. After UTS 39;
 * total and linear in the length of the text.
 */
export function lookAlikesIn(text: string): readonly LookAlike[] {
  if (isPlain.test(text) && !oddNumber.test(text)) return [];
  const found: LookAlike[] = [];
  const whole = once(() => share(wordsOf(text)));
  let start = 0;
  for (const line of text.split('\n')) {
    for (const one of inLine(line, whole)) found.push({ ...one, index: one.index + start });
    if (found.length >= mostTold) break;
    start += line.length + 1;
  }
  return found.slice(0, mostTold);
}

// oxlint-disable-next-line no-control-regex -- ASCII is this range
const isPlain = /^[\u0000-\u007f]*$/;
const styled =
  /[\u{1D400}-\u{1D7FF}\u24B6-\u24E9\u{1F130}-\u{1F189}\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/u;
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const oddNumber = /\d[Oo\u041E\u043E\u039F\u03BF]\d/u;
const otherDigits = /[^\P{Nd}0-9]/u;
const styledWords = /[\p{L}\p{M}\p{N}\p{So}]+/gu;

/** How many words of a text are surely of one script or the other. */
type Share = { readonly latin: number; readonly other: ReadonlyMap<string, number> };

function inLine(line: string, whole: () => Share): LookAlike[] {
  if (isPlain.test(line)) return oddNumber.test(line) ? wordsOf(line).flatMap(numberFault) : [];
  const words = wordsOf(line);
  const own = share(words);
  const shares = own.latin > 0 || own.other.size > 0 ? own : whole();
  const found = words.flatMap((word, at) => [
    ...numberFault(word),
    ...wordFault(word, shares, [words[at - 1], words[at + 1]]),
  ]);
  return eastAsian.test(line) ? found : [...found, ...styledFaults(line)];
}

function share(words: readonly Word[]): Share {
  let latin = 0;
  const other = new Map<string, number>();
  for (const word of words) {
    if (isLatin(word)) latin += 1;
    else if (isSurely(word))
      for (const script of word.scripts) other.set(script, (other.get(script) ?? 0) + 1);
  }
  return { latin, other };
}

/** Of one script that is not Latin, with a letter that passes for no Latin one. */
function isSurely(word: Word): boolean {
  return word.scripts.size === 1 && !isLatin(word) && word.passing === null;
}

function wordFault(
  word: Word,
  { latin, other }: Share,
  neighbours: readonly (Word | undefined)[],
): LookAlike[] {
  if (mixesScripts(word)) return [mixed(word)];
  const script = word.passing;
  if (script !== null) {
    const isAmongItsOwn = neighbours.some((one) => one?.scripts.has(script) && isSurely(one));
    return isAmongItsOwn || latin <= (other.get(script) ?? 0) ? [] : [passing(word, script)];
  }
  const cyrillic = other.get('Cyrillic') ?? 0;
  if (cyrillic === 0 || word.text.length < 3 || !passesForCyrillic(word)) return [];
  const isAmongLatin = neighbours.some((one) => one && isLatin(one) && !passesForCyrillic(one));
  return isAmongLatin || cyrillic <= latin ? [] : [passingForCyrillic(word)];
}

function mixed({ text: word, index, scripts }: Word): LookAlike {
  const [rarest] = [...scripts]
    .map((script) => ({ script, letters: lettersIn(word, script) }))
    .toSorted((a, b) => a.letters.length - b.letters.length);
  const all = asList([...scripts]);
  const said = rarest
    ? say`“${word}” mixes letters of ${all}; ${rarest.script} is ${spelled(rarest.letters)}`
    : say`“${word}” mixes letters of ${all}`;
  return { is: 'mixed-scripts', word, index, said };
}

function lettersIn(word: string, script: string): string[] {
  if (script === 'another script') return [];
  const of = new RegExp(`\\p{Script=${script}}`, 'gu');
  return word.match(of) ?? [];
}

function spelled(letters: readonly string[]): string {
  const shown = [...new Set(letters)].slice(0, 8).map((letter) => `${letter} (${codeOf(letter)})`);
  return shown.join(', ');
}

function passing({ text: word, index }: Word, script: string): LookAlike {
  const reads = Array.from(word, (sign) => latinFor(sign) ?? sign).join('');
  const said = say`“${word}” is written in ${script} letters among Latin words and reads as “${reads}”: ${spelled(Array.from(word))}`;
  return { is: 'passes-for-latin', word, index, said };
}

function passingForCyrillic({ text: word, index }: Word): LookAlike {
  const said = say`“${word}” is written in Latin letters among Cyrillic words and looks the same in Cyrillic ones`;
  return { is: 'passes-for-cyrillic', word, index, said };
}

/** A number with a letter for a zero, or with digits of two systems. */
function numberFault({ text: word, index }: Word): LookAlike[] {
  if (oddNumber.test(word)) {
    const said = say`“${word}” has a letter where a number has its zero`;
    return [{ is: 'number', word, index, said }];
  }
  if (!otherDigits.test(word) || !/[0-9]/.test(word)) return [];
  return [{ is: 'number', word, index, said: say`“${word}” has digits of two systems` }];
}

function styledFaults(line: string): LookAlike[] {
  return Array.from(line.matchAll(styledWords))
    .filter(({ 0: word }) => styled.test(word))
    .map(({ 0: word, index }) => {
      const said = say`“${word}” is no word but signs that look like letters or digits, and reads as “${word.normalize('NFKC')}”`;
      return { is: 'styled', word, index, said };
    });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
