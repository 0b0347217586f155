import { sayings as frenchActs } from './french-acts-refused.ts';
import { sayings as frenchDeeds } from './french-deeds.ts';
import { sayings as french } from './french-refused.ts';
import type { Language } from './languages.ts';
import type { Catalogue } from './told.ts';
import { sayings as ukrainianActs } from './ukrainian-acts-refused.ts';
import { sayings as ukrainianDeeds } from './ukrainian-deeds.ts';
import { sayings as ukrainian } from './ukrainian-refused.ts';

/** Sentences of the rules by their English pattern, in each language other than their own. */
export const sayings: Readonly<Record<Exclude<Language, 'en'>, Catalogue>> = {
  fr: { ...frenchActs, ...frenchDeeds, ...french },
  uk: { ...ukrainianActs, ...ukrainianDeeds, ...ukrainian },
};
