import { fieldsOf, type Field, type Formed, type OpenAct, type Words } from './act-fields.ts';

/** What is wrong with a field: nothing is in it, or not what it asks for. */
export type Lack = 'needed' | 'length' | 'languages' | 'reference';

const named: readonly Field[] = ['benchmark', 'authority', 'dueDate', 'indicator'];

const needed: ReadonlySet<Field> = new Set<Field>([
  'text',
  'marking',
  'language',
  'body',
  'successor',
  'procedure',
  'event',
  'attachment',
  'name',
  'reason',
]);

/** Whether nothing can be sent while the field is empty. */
export function isNeeded(field: Field, act: Formed, words: Words): boolean {
  switch (field) {
    case 'reason':
      return act !== 'extend';
    case 'length':
      return act === 'extend' || act === 'determine';
    // All four or none: a version that named only some of them would be refused later.
    case 'benchmark':
    case 'authority':
    case 'dueDate':
    case 'indicator':
      return named.some((one) => written(words, one) !== '');
    default:
      return needed.has(field);
  }
}

/** What keeps an act from being sent, by field; empty where nothing does. */
export function lacksIn(act: Formed, open: OpenAct, words: Words): ReadonlyMap<Field, Lack> {
  return new Map(
    fieldsOf(act, open, words).flatMap((field) => {
      const lack = lackOf(field, act, words);
      return lack === null ? [] : [[field, lack] as const];
    }),
  );
}

function lackOf(field: Field, act: Formed, words: Words): Lack | null {
  const word = written(words, field);
  if (word === '') return isNeeded(field, act, words) ? 'needed' : null;
  switch (field) {
    case 'length':
      return /^[1-9]\d{0,4}$/.test(word) ? null : 'length';
    case 'languages':
      return listed(word).every((one) => /^[a-z]{2}$/.test(one)) ? null : 'languages';
    case 'successor':
      return /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(word) ? null : 'reference';
    default:
      return null;
  }
}

/** What stands in a field, without the blanks around it. */
export function written(words: Words, field: Field): string {
  return words[field]?.trim() ?? '';
}

/** Short names that are written one after another. */
export function listed(words: string): string[] {
  return words.split(/[\s,;]+/).filter((word) => word !== '');
}
