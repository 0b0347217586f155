import { describe, expect, test } from '@jest/globals';
import { markdownBlocks } from '../../papers/markdown-blocks.ts';

describe('a text in Markdown on paper', () => {
  test('keeps headings, paragraphs and lists in lists with their marks, and no signs of markup', () => {
    const text = `# Title
A *plain* paragraph with [a link](https://example.org) and \`code\`,
on two lines.

3. third
   - below
4. fourth

> quoted`;
    expect(markdownBlocks(text)).toEqual([
      { is: 'heading', level: 3, text: 'Title' },
      { is: 'paragraph', text: 'A plain paragraph with a link and code, on two lines.' },
      { is: 'item', mark: '3.', text: 'third', depth: 0 },
      { is: 'item', mark: '\u2022', text: 'below', depth: 1 },
      { is: 'item', mark: '4.', text: 'fourth', depth: 0 },
      { is: 'paragraph', text: 'quoted' },
    ]);
  });

  test('shows a table as a table, and HTML as the words that it is', () => {
    expect(markdownBlocks('| a | b |\n|---|---|\n| 1 | 2 |\n\n<b>x</b>')).toEqual([
      { is: 'table', head: ['a', 'b'], rows: [['1', '2']] },
      { is: 'paragraph', text: '<b>x</b>' },
    ]);
  });

  test.each(['*a_ ', '> ', '- ', '[', '![', '`a``', '[a](<b', '|a', '&', '  - a\n'])(
    'is read in bounded time however hostile it is: %j',
    (unit) => {
      const begun = process.cpuUsage();
      markdownBlocks(unit.repeat(200_000 / unit.length));
      const { user, system } = process.cpuUsage(begun);
      expect((user + system) / 1000).toBeLessThan(3000);
    },
  );
});
