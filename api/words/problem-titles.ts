import type { Language } from '../../domain/words/languages.ts';
import type { ProblemCode } from '../problem.ts';
import { titles as french } from './french-titles.ts';
import { titles as ukrainian } from './ukrainian-titles.ts';

/** Titles of problems in the languages that the table of problems itself does not speak. */
export const problemTitles: Readonly<
  Record<Exclude<Language, 'en'>, Readonly<Record<ProblemCode, string>>>
> = { fr: french, uk: ukrainian };
