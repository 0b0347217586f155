import type { Language } from '../../domain/words/languages.ts';
import type { Catalogue } from '../../domain/words/told.ts';
import { sayings as frenchAnswering } from './french-answering.ts';
import { sayings as frenchFields } from './french-fields.ts';
import { sayings as frenchAsking } from './french-asking.ts';
import { sayings as ukrainianAnswering } from './ukrainian-answering.ts';
import { sayings as ukrainianFields } from './ukrainian-fields.ts';
import { sayings as ukrainianAsking } from './ukrainian-asking.ts';

/** Sentences of the API by their English pattern. */
export const apiSayings: Readonly<Record<Exclude<Language, 'en'>, Catalogue>> = {
  fr: { ...frenchAsking, ...frenchAnswering, ...frenchFields },
  uk: { ...ukrainianAsking, ...ukrainianAnswering, ...ukrainianFields },
};
