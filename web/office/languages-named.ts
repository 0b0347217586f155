import type { Language } from '../language/index.ts';

/** Official languages of the Allies and of the partner (ISO 639-1). */
const codes =
  'bg cs da de el en es et fi fr hr hu is it lb lt lv mk nl no pl pt ro sk sl sq sv tr uk'
    .split(' ')
    .toSorted();

/** With what each is called in the reader's own, in that order; those of the house come first. */
export function namesOfLanguages(
  reader: Language,
): readonly { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames(reader, { type: 'language' });
  const all = codes.map((code) => ({ code, name: names.of(code) ?? code }));
  const isOurs = ({ code }: { readonly code: string }) => ['en', 'fr', 'uk'].includes(code);
  const byName = new Intl.Collator(reader);
  const sorted = all.toSorted((one, other) => byName.compare(one.name, other.name));
  return [...sorted.filter(isOurs), ...sorted.filter((one) => !isOurs(one))];
}
