import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clauses } from '../../papers/clauses.ts';
import { changedClauses, compare } from '../../papers/compare.ts';

const line = fc.oneof(
  fc.constantFrom(
    '# Title',
    '## 1. Purpose',
    '## Scope',
    '1. The register is public.',
    '2. Реєстр є відкритим.',
    '3. Le registre est public, même tard.',
    '3.1 Paragraph one',
    'A paragraph that goes on.',
    '',
  ),
  fc.string({ maxLength: 20 }),
);
const text = fc.array(line, { maxLength: 15 }).map((lines) => lines.join('\n'));

/** The later text as the comparison tells it, made from the earlier one. */
function applied(before: string, after: string): { was: string[]; is: string[] } {
  const was: string[] = [];
  const is: string[] = [];
  for (const { before: old, after: now, words } of compare(before, after)) {
    const pick = (kind: string) =>
      words
        ?.filter((piece) => piece.is === 'same' || piece.is === kind)
        .map((piece) => piece.text)
        .join('');
    if (old) was.push((pick('removed') ?? old.text).trimEnd());
    if (now) is.push((old ? (pick('added') ?? old.text) : now.text).trimEnd());
  }
  return { was, is };
}

function trimmed(whole: string): string[] {
  return clauses(whole).map((clause) => clause.text.trimEnd());
}

describe('the difference between two versions', () => {
  test('applied to the earlier version gives the later one, and the other way round', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { was, is } = applied(before, after);
        expect(is).toEqual(trimmed(after));
        expect(was.toSorted()).toEqual(trimmed(before).toSorted());
      }),
      { numRuns: 1000 },
    );
  });

  test('of a text and itself is nothing', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(compare(same, same).every(({ is }) => is === 'unchanged')).toBe(true);
        expect(changedClauses(same, same)).toEqual([]);
      }),
    );
  });

  test('names every clause that does not say the same under its number', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changed = new Set(changedClauses(before, after));
        const later = new Map(clauses(after).map((one) => [one.number, one.text.trimEnd()]));
        for (const { number, text: said } of clauses(before))
          expect(changed.has(number)).toBe(later.get(number) !== said.trimEnd());
      }),
    );
  });

  test('is told by word, in Ukrainian and French too', () => {
    const [only] = compare('1. Україна створює реєстр.', '1. Україна створить реєстр сьогодні.');
    expect(only?.is).toBe('changed');
    expect(only?.words?.filter(({ is }) => is !== 'same')).toEqual([
      { is: 'removed', text: 'створює' },
      { is: 'added', text: 'створить' },
      { is: 'added', text: ' сьогодні' },
    ]);
    const [french] = compare("1. L'été, déjà.", "1. L'hiver, déjà.");
    const pieces = french?.words?.filter(({ is }) => is !== 'same').map((piece) => piece.text);
    expect(pieces?.join('|')).toMatch(/été.*hiver/);
  });

  test('tells an inserted clause from those that only moved down', () => {
    const changes = compare('1. a a\n2. b b\n3. c c', '1. a a\n2. new\n3. b b\n4. c c');
    expect(changes.map(({ is, before, after }) => [is, before?.number, after?.number])).toEqual([
      ['unchanged', '1', '1'],
      ['added', undefined, '2'],
      ['moved', '2', '3'],
      ['moved', '3', '4'],
    ]);
  });

  test('shows a removed clause where it stood', () => {
    const changes = compare('1. a a\n2. b b\n3. c c', '1. a a\n3. c c');
    expect(changes.map(({ is }) => is)).toEqual(['unchanged', 'removed', 'unchanged']);
  });
});

const N = 200_000;
test.each([
  ['of one letter each', 'a '.repeat(N / 2), 'b '.repeat(N / 2)],
  ['of signs', '.'.repeat(N), ','.repeat(N)],
  ['of 40,000 items', '1. a\n'.repeat(N / 5), '1. b\n'.repeat(N / 5)],
])('two texts %s, 200,000 characters long, are compared in bounded time', (_, before, after) => {
  const began = performance.now();
  const changes = compare(before, after);
  expect(performance.now() - began).toBeLessThan(3000);
  expect(changes.some(({ words, is }) => is === 'changed' && words === null)).toBe(true);
});
