import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { authorisationTables } from '../../tools/authorisation-tables.ts';

const page = 'docs/authorisation.md';

/** A table without the blanks that a formatter lines its columns up with. */
function cells(table: string): string[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.replaceAll(/\s*\|\s*/g, '|').replaceAll(/-{3,}/g, '---'));
}

test('the page for a security officer has the tables of the policy that runs', async () => {
  const text = await readFile(page, 'utf8');
  for (const [name, table] of Object.entries(authorisationTables())) {
    const [, after = ''] = text.split(`<!-- table: ${name} -->\n\n`);
    const shown = after.split('\n\n')[0] ?? '';
    expect(cells(shown)).toEqual(cells(table));
  }
});
