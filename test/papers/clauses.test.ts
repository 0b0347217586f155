import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clauses } from '../../papers/clauses.ts';

function numbers(text: string): string[] {
  return clauses(text).map(({ number }) => number);
}

describe('a text as clauses', () => {
  test('takes the numbers that the text gives', () => {
    const text = '## 1. Purpose\nWhy.\n\n## 4. Scope\n4.1 One.\n4.2 Two.\n\n## Last';
    expect(numbers(text)).toEqual(['1', '4', '4.1', '4.2', '5']);
    expect(clauses(text)[1]).toEqual({
      number: '4',
      heading: 'Scope',
      text: '## 4. Scope\n',
    });
  });

  test('counts by structure where the text gives none', () => {
    const text =
      '# Paper\n\nIntro.\n\n## Purpose\n\n1. a\n2. b\n   1. c\n3. d\n\n## Scope\n\n1. x\n1. y\n';
    expect(numbers(text)).toEqual(['0', '1', '1.1', '1.2', '1.2.1', '1.3', '2', '2.1', '2.2']);
  });

  test('keeps the numbers of paragraphs that are counted through the whole paper', () => {
    expect(numbers('## Purpose\n\n1. a\n2. b\n\n## Scope\n\n3. x\n4. y\n')).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  test('has a clause for each paragraph where nothing is numbered', () => {
    expect(numbers('One.\n\nTwo,\nstill two.\n\nThree.')).toEqual(['1', '2', '3']);
    expect(numbers('# Title\n\nOne.\n\nTwo.')).toEqual(['0', '1', '2']);
  });

  test('reads Ukrainian and French headings', () => {
    const text = '# Стаття 1 Мета\nтекст\n# Стаття 2 Обсяг\n1. а\n\n# Додаток А\nкінець';
    expect(clauses(text).map(({ number, heading }) => [number, heading])).toEqual([
      ['1', 'Мета'],
      ['2', 'Обсяг'],
      ['2.1', 'Обсяг'],
      ['Додаток А', 'Додаток А'],
    ]);
    expect(numbers('# Chapitre 3 Portée\nÉté.')).toEqual(['3']);
  });

  test('sees no clause in code, in a date or in the middle of a paragraph', () => {
    const text = '1. First\n\n```\n# no\n2. no\n```\n\n19.03.2024 was the day.\nWe met\n7. times.';
    expect(numbers(text)).toEqual(['1']);
  });

  test('gives no number twice', () => {
    expect(numbers('## 1. a\n\n## 1. b\n')).toEqual(['1', '1 (2)']);
  });
});

const N = 200_000;
const hostile: Record<string, string> = {
  'nested quotes': '> '.repeat(N / 2),
  'nested lists': '1.\t'.repeat(N / 3),
  items: '1. a\n'.repeat(N / 5),
  headings: '# a\n'.repeat(N / 4),
  underlines: 'a\n=\n'.repeat(N / 4),
  brackets: `# ${'['.repeat(N)}`,
  'empty lines': '\n'.repeat(N),
  'one heading of spaces': `#${' '.repeat(N)}x`,
};

test.each(Object.entries(hostile))('%s of 200,000 characters take no second', (_, text) => {
  const began = performance.now();
  const found = clauses(text);
  expect(performance.now() - began).toBeLessThan(1000);
  expect(found.length).toBeLessThanOrEqual(2001);
  expect(found.map((clause) => clause.text).join('')).toBe(text);
});

/** Lines as people write them, in any order. */
const markdown = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '# Title',
        '## 2. Scope',
        '## Область',
        '1. item',
        '2) other',
        '   1. inner',
        '3.1 Paragraph',
        '```',
        '> quoted',
        '- bullet',
        '====',
        '---',
        '',
        '   ',
        'Слово за словом\r',
        'Une réforme, déjà.',
      ),
      fc.string({ maxLength: 30 }),
    ),
    { maxLength: 30 },
  )
  .map((lines) => lines.join('\n'));

test('clauses one after the other are the text, each with a number of its own', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const found = clauses(text);
      expect(found.map((clause) => clause.text).join('')).toBe(text);
      expect(new Set(found.map(({ number }) => number)).size).toBe(found.length);
    }),
    { numRuns: 2000 },
  );
});
