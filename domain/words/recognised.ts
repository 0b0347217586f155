import { asKnown, asList, asOffice, asPosition, asTitle, say } from './say.ts';
import type { Part, Said } from './say.ts';
import type { Words } from './said.ts';

/** How a language tells an English time (`12 June 17:00 Brussels`); undefined for what is none. */
export type Retell = (english: string) => string | undefined;

type Shape = { readonly pattern: string; readonly expression: RegExp };
type Known = { readonly words: Words; readonly language: 'fr' | 'uk'; readonly time: Retell };

/**
 * What the rules wrote into the record in English, taken apart again by the patterns of a language's
 * catalogue: an event keeps its reason as a sentence, also one of years ago, so it is told in another
 * language by being recognised. Undefined for a sentence that is none of them.
 */
export function recognised(text: string, known: Known): Said | undefined {
  const whole = matching(text, wholeOnes(known.words), known);
  if (whole) return whole;
  // A label of the procedure that is not met, by itself.
  const label = text.endsWith('.') ? labelled(text.slice(0, -1), known.words) : undefined;
  return label === undefined ? undefined : say`${asTitle(label)}.`;
}

/** The same of what stands within a sentence. */
export function recognisedPart(text: string, known: Known): Said | undefined {
  return matching(text, shapesIn(known.words), known);
}

function matching(text: string, shapes: readonly Shape[], known: Known): Said | undefined {
  for (const { pattern, expression } of shapes) {
    const found = expression.exec(text);
    if (found) return { text, pattern, with: found.slice(1).map((part) => partOf(part, known)) };
  }
  return undefined;
}

function partOf(text: string, known: Known): Part {
  const { offices, positions } = known.words;
  const time = known.time(text);
  if (time !== undefined) return asKnown(text, { [known.language]: time });
  if (Object.hasOwn(offices, text)) return asOffice(text);
  if (Object.hasOwn(positions, text)) return asPosition(text);
  const label = labelled(text, known.words);
  if (label !== undefined) return asTitle(label);
  return (
    withPosition(text, positions) ?? listed(text, known) ?? recognisedPart(text, known) ?? text
  );
}

/** `HUN (reserve)`, as what is on record beside an agreement is told. */
function withPosition(text: string, positions: Words['positions']): Said | undefined {
  const [, body, position] = /^(\S+) \(([a-z-]+)\)$/.exec(text) ?? [];
  if (body === undefined || position === undefined) return undefined;
  return Object.hasOwn(positions, position) ? say`${body} (${asPosition(position)})` : undefined;
}

/** `A, B and C`: ids of bodies, each with its position or without. */
function listed(text: string, known: Known) {
  const items = text.split(/, | and /);
  const isList = items.length > 1 && text.includes(' and ');
  const isOfBodies = items.every((item) => /^\S+(?: \([a-z-]+\))?$/.test(item));
  return isList && isOfBodies ? asList(items.map((item) => partOf(item, known))) : undefined;
}

/** How the catalogue writes a label that begins a sentence. */
function labelled(text: string, { titles }: Words): string | undefined {
  const small = text.charAt(0).toLowerCase() + text.slice(1);
  return [text, small].find((one) => Object.hasOwn(titles, one));
}

const shapes = new WeakMap<Words, readonly Shape[]>();

/** What is looked for: that with most words of its own first. */
function shapesIn(words: Words): readonly Shape[] {
  const made =
    shapes.get(words) ??
    Object.keys(words.reasons)
      .toSorted((a, b) => ownWords(b) - ownWords(a))
      .map((pattern) => ({ pattern, expression: expressionOf(pattern) }));
  shapes.set(words, made);
  return made;
}

/** A part of a sentence is not looked for where a whole one stands: it would be found in anything. */
function wholeOnes(words: Words): readonly Shape[] {
  return shapesIn(words).filter(({ pattern }) => pattern.endsWith('.'));
}

function ownWords(pattern: string): number {
  return pattern.replaceAll(/\{\d+\}/g, '').length;
}

function expressionOf(pattern: string): RegExp {
  const literal = pattern.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  // What begins a part is one word, the name of a fact or of a position.
  const isPart = !pattern.endsWith('.');
  const gap = (index: string) => (isPart && index === '0' ? String.raw`(\S+)` : '(.+?)');
  const expression = literal.replaceAll(/\{(\d+)\}/g, (_, index: string) => gap(index));
  return new RegExp(`^${expression}$`, 's');
}
