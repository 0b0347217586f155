import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { pagesFolder } from './pages.ts';

test('the first page is under 200 kB as it travels, with all that it loads', async () => {
  const folder = await pagesFolder();
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
  expect(files.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(0);
  const sizes = ['/index.html', ...files].map(
    (path) => gzipSync(readFileSync(join(folder, path))).length,
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000);
}, 60_000);
