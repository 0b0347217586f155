import { saidIn, type Language } from '../../domain/words/languages.ts';
import { asGiven, type Said } from '../../domain/words/say.ts';
import { sayings } from '../../domain/words/sayings.ts';
import { apiSayings } from '../words/sayings.ts';
import { timeIn } from './said.ts';

/** A sentence of the rules or of the API in the reader's language. */
export function told(language: Language, said: Said): string {
  if (language === 'en') return said.text;
  const catalogues = [sayings[language], apiSayings[language]];
  return saidIn(language, said, {
    catalogues,
    when: (at, zone) => timeIn(language, zone)(at),
  });
}

/** The same of what may be of before there were patterns, which is told as it was kept. */
export function toldOf(
  language: Language,
  { message, said = asGiven(message) }: { readonly message: string; readonly said?: Said },
): string {
  return told(language, said);
}
