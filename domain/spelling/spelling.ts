import { hiddenIn, type Hidden, type Written } from './hidden.ts';
import { lookAlikesIn, type LookAlike } from './look-alikes.ts';
import { say, asRow, type Said } from '../words/say.ts';

/**
 * A string as it is kept, hashed and shown: composed as the web does (Unicode NFC), lines ended by
 * a line feed alone. So the same text typed on another machine has the same hash.
 */
export function normalised(text: string): string {
  return text.replaceAll('\r\n', '\n').normalize('NFC');
}

/**
 * Why a normalised string cannot be taken: it holds what no reader sees, a pile of accents, or, as
 * a line, a word that passes for another. null where it can. Says where, and what to do.
 */
export function spellingFault(text: string, as: Written): string | null {
  return spellingSaid(text, as)?.text ?? null;
}

/** The same for readers of other languages. */
export function spellingSaid(text: string, as: Written): Said | null {
  if (plain[as].test(text)) return null;
  const hidden = hiddenIn(text, as);
  if (hidden.length > 0) return hiddenFault(text, hidden);
  const pile = /\p{Mn}{6}/u.exec(text);
  if (pile) return say`piles up more accents than any writing has ${placed(text, pile.index)}`;
  if (as === 'text') return null;
  if (/^\p{M}/u.test(text)) return say`begins with an accent that belongs to no letter`;
  const alike = lookAlikesIn(text).find(isRefused);
  return alike === undefined ? null : say`holds a word that passes for another: ${alike.said}`;
}

/** Printable ASCII, which nearly every string is, holds nothing that could be refused. */
const plain = { line: /^[\x20-\x7e]*$/, text: /^[\x20-\x7e\n\t]*$/ } as const;

/** In a title a mix is a mistake or a trick. A single `і` or `а` among abbreviations is Ukrainian. */
function isRefused({ is, word }: LookAlike): boolean {
  if (is === 'passes-for-latin') return word.length > 1;
  return is === 'mixed-scripts' || is === 'styled';
}

/** A title tells how many; a reader of 20 has understood. */
const mostNamed = 3;

function hiddenFault(text: string, hidden: readonly Hidden[]): Said {
  const named = hidden
    .slice(0, mostNamed)

    .map(({ name, index }) => say`${name} ${placed(text, index)}`);
  return hidden.length > mostNamed
    ? say`holds what a reader does not see as such: ${asRow(named)}, and more; take it out`
    : say`holds what a reader does not see as such: ${asRow(named)}; take it out`;
}

/** `at character 14`, counted as a person does, of its line where there are several. */
export function placed(text: string, index: number): Said {
  const before = text.slice(0, index).split('\n');
  const character = Array.from(before.at(-1) ?? '').length + 1;
  return text.includes('\n')
    ? say`at line ${before.length}, character ${character}`
    : say`at character ${character}`;
}
