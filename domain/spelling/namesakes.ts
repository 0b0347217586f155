import { looksOf } from './confusables.ts';

export type Named = { readonly id: string; readonly name: string };

export type Namesake = Named & { readonly sentence: string };

/**
 * The others whose name a reader cannot tell from this one, written the same or in letters that look
 * the same (UTS 39). No fault by itself, since two people may be called alike; but whoever keeps the
 * names has to know that one may pass for the other.
 */
export function namesakesOf({ id, name }: Named, among: readonly Named[]): readonly Namesake[] {
  const looks = seen(name);
  return among
    .filter((other) => other.id !== id && seen(other.name) === looks)
    .map((other) => ({ id: other.id, name: other.name, sentence: sentenceOf(name, other) }));
}

function seen(name: string): string {
  return looksOf(name).toLowerCase().replaceAll(/ +/g, ' ').trim();
}

function sentenceOf(name: string, other: Named): string {
  const how = name === other.name ? 'is the name' : 'looks like the name';
  return `\u201C${name}\u201D ${how} of ${other.id}: one may pass for the other`;
}
