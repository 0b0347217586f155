import type { Instant, Zone } from '../time.ts';
import type { Language } from './languages.ts';
import { inEnglish, type Part, type Said } from './say.ts';
import { and, named, titled, type Words } from './said.ts';

/** Sentences of one language by their English pattern. */
export type Catalogue = Readonly<Record<string, string>>;

/** How a language other than English tells a sentence. */
export type Voice = {
  readonly language: Exclude<Language, 'en'>;
  readonly words: Words;
  /** Looked up in this order. */
  readonly catalogues: readonly Catalogue[];
  readonly joins: Readonly<Record<'and' | 'or', string>>;
  readonly when: (at: Instant, zone: Pick<Zone, 'id' | 'label'>) => string;
};

/** A sentence in the words of a language; one that it does not know stays as it is in English. */
export function tellSaid(voice: Voice, said: Said): string {
  const pattern = patternOf(voice.catalogues, said);
  if (pattern === undefined) return said.text;
  return pattern.replaceAll(/\{(\d+)\}/g, (gap, index: string) => {
    const part = said.with[Number(index)];
    return part === undefined ? gap : tellPart(voice, part);
  });
}

/** What is nothing but something filled in needs no translation. */
export function isWordless(pattern: string): boolean {
  return !/\p{L}/u.test(pattern);
}

function patternOf(catalogues: readonly Catalogue[], { pattern }: Said): string | undefined {
  if (isWordless(pattern)) return pattern;
  return catalogues.find((one) => Object.hasOwn(one, pattern))?.[pattern];
}

function tellPart(voice: Voice, part: Part): string {
  if (typeof part !== 'object') return String(part);
  if (!('is' in part)) return tellSaid(voice, part);
  const { words } = voice;
  switch (part.is) {
    case 'title':
      return titled(words, part.id);
    case 'office':
      return words.offices[part.id] ?? part.text;
    case 'outcome':
      return named(words.outcomes, part.id);
    case 'position':
      return named(words.positions, part.id);
    case 'time':
      return voice.when(part.at, part.zone);
    case 'known':
      return part.in[voice.language] ?? part.text;
    case 'list':
      return joined(
        part.of.map((one) => tellPart(voice, one)),
        part.by,
        voice,
      );
    default:
      // Of a newer worker: what this API does not know it tells as it was written.
      return inEnglish(part);
  }
}

function joined(parts: readonly string[], by: 'and' | 'or' | 'comma', voice: Voice): string {
  return by === 'comma' ? parts.join(', ') : and(voice.joins[by])(parts);
}
