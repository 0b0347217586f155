import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The languages beside English have to say everything that English says. Read as files, because it
 * is asked when the pages are built and by a test, never in a browser.
 */

const others = ['fr', 'uk'] as const;
const plural = /_(zero|one|two|few|many|other)$/;

/** What a language lacks or has too much, as `fr: inbox.count_many`; empty where all is complete. */
export function missingWords(): readonly string[] {
  const english = wordsOf('en');
  return others.flatMap((language) => {
    const words = wordsOf(language);
    const wanted = wantedOf([...english.keys()], language);
    return [
      ...wanted.filter((key) => !words.get(key)).map((key) => `${language}: ${key}`),
      ...[...words.keys()]
        .filter((key) => !wanted.includes(key))
        .map((key) => `${language}: ${key} (English has no such)`),
      ...wanted
        .filter((key) => !sameBlanks(words.get(key), english.get(key) ?? english.get(likeKey(key))))
        .map((key) => `${language}: ${key} (other {{blanks}} than in English)`),
    ];
  });
}

/** Plural forms are those that the language has (Unicode CLDR), not those of English. */
function wantedOf(english: readonly string[], language: string): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const wanted = english.flatMap((key) =>
    plural.test(key) ? forms.map((form) => key.replace(plural, `_${form}`)) : [key],
  );
  return [...new Set(wanted)];
}

function likeKey(key: string): string {
  return key.replace(plural, '_other');
}

/** A form for exactly one may leave the number out. */
function sameBlanks(given: string | undefined, english: string | undefined): boolean {
  const blanks = (text = '') =>
    [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])]
      .filter((blank) => blank !== '{{count}}')
      .toSorted()
      .join();
  return given === undefined || blanks(given) === blanks(english);
}

function wordsOf(language: string): Map<string, string> {
  const file = join(import.meta.dirname, `${language}.json`);
  const words = new Map<string, string>();
  const gather = (value: unknown, path: string): void => {
    if (typeof value === 'string') words.set(path, value);
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value))
        gather(inner, path === '' ? name : `${path}.${name}`);
  };
  gather(JSON.parse(readFileSync(file, 'utf8')), '');
  return words;
}
