import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContextOptions } from 'playwright-core';
import { z } from 'zod';
import { askToAgree, openReview } from '../api/asked-to-agree.ts';
import { openPages, type Pages, type Visit } from './pages.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const looked = z.object({
  passes: z.array(z.object({ id: z.string() })),
  violations: z.array(
    z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
});
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let pages: Pages;
let all: readonly string[];

beforeAll(async () => {
  pages = await openPages();
  const review = await openReview(pages.api, ['NOR', 'DEU', 'FRA']);
  const { reference } = await askToAgree(pages.api, review);
  all = [
    '/',
    '/reviews',
    '/reviews/new',
    `/reviews/${review}`,
    `/reviews/${review}/plan`,
    `/reviews/${review}/package`,
    `/recommendations/${reference}`,
    '/procedures',
    '/procedures/nato-silence?version=1',
    '/register',
    '/audit',
    '/search?text=award',
    '/administration',
    '/nothing-here',
  ];
}, 60_000);
afterAll(async () => {
  await pages.close();
});

/** What axe finds on the page as it stands, in words; that it looked is seen by what it found right. */
async function faults({ page }: Visit, runOnly: object): Promise<string[]> {
  const options = JSON.stringify({ runOnly });
  const told = looked.parse(await page.evaluate(`axe.run(document, ${options})`));
  expect(told.passes.length).toBeGreaterThan(0);
  return told.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html.slice(0, 160)}`,
  );
}

/** The secretary, who sees most, with pages in a language that they chose. */
async function inLanguage(language: string, options: BrowserContextOptions): Promise<Visit> {
  const visit = await pages.visit('sofia.marin', options);
  await visit.page.evaluate(`localStorage.setItem('nemcon-language', '${language}')`);
  return visit;
}

test.each(['en', 'fr', 'uk'])(
  'every page in %s is as the guidelines for accessibility have it, in both themes',
  async (language) => {
    const visit = await inLanguage(language, { colorScheme: 'light' });
    const found: Record<string, string[]> = {};
    for (const path of all) {
      await visit.open(path);
      await visit.page.waitForLoadState('networkidle');
      // The page's policy holds for its own scripts; what a debugger evaluates is not held by it.
      await visit.page.evaluate(axe);
      const light = await faults(visit, { type: 'tag', values: tags });
      // The other theme has other colours and nothing else.
      await visit.page.evaluate(`document.documentElement.dataset.theme = 'dark'`);
      const dark = await faults(visit, { type: 'rule', values: ['color-contrast'] });
      if (light.length + dark.length > 0) found[path] = [...light, ...dark];
    }
    expect(found).toEqual({});
    expect(visit.complaints).toEqual([]);
    await visit.context.close();
  },
  120_000,
);

test('on a phone of 360 px nothing has to be moved sideways, in the longest language', async () => {
  const viewport = { width: 360, height: 740 };
  const visit = await inLanguage('uk', { viewport });
  const wide: string[] = [];
  for (const path of all) {
    await visit.open(path);
    await visit.page.waitForLoadState('networkidle');
    const over = await visit.page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (over !== 0) wide.push(`${path}: ${String(over)} px`);
  }
  expect(wide).toEqual([]);
}, 60_000);
