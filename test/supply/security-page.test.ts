import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { level2 } from './asvs.ts';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/security.md', root), 'utf8');

describe('docs/security.md', () => {
  test('answers every requirement of levels 1 and 2 of ASVS 5.0 once', () => {
    expect(level2).toHaveLength(253);
    const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) +\|/gm)].map(([, id]) => id);
    expect(rows).toEqual(level2);
  });

  test('answers each with one of the words that it explains, and a place or a reason', () => {
    const words = ['met', 'partly', 'not met', 'issuer', 'deployment', 'n/a'];
    for (const row of page.match(/^\| \d+\.\d+\.\d+ .*$/gm) ?? []) {
      const [, id, asked, word, where] = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
      expect([id, words.includes(word ?? '')]).toEqual([id, true]);
      expect([id, asked === '', where === '']).toEqual([id, false, false]);
    }
  });

  test.each(['docs/security.md', 'docs/threat-model.md', 'SECURITY.md'])(
    '%s names no file that is not there',
    (path) => {
      const text = readFileSync(new URL(path, root), 'utf8');
      const named = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)*\.(?:ts|md|yml|cfg|sh))`/g)].map(
        ([, file]) => file ?? '',
      );
      const linked = [...text.matchAll(/\]\(([\w./-]+\.md)\)/g)].map(([, file]) =>
        path.startsWith('docs/') ? `docs/${file}` : (file ?? ''),
      );
      expect([...named, ...linked].filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
    },
  );
});
