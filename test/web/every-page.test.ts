import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askToAgree, openReview } from '../api/asked-to-agree.ts';
import { inBothThemes, sideways } from './axe.ts';
import { openPages, type Pages, type Visit } from './pages.ts';

let pages: Pages;
let secretary: Visit;
let all: readonly string[];

beforeAll(async () => {
  pages = await openPages();
  const review = await openReview(pages.api, ['NOR', 'DEU', 'FRA']);
  const { reference } = await askToAgree(pages.api, review);
  // The secretary, who sees most.
  secretary = await pages.visit('sofia.marin', { colorScheme: 'light' });
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

test.each(['en', 'fr', 'uk'])(
  'every page in %s is as the guidelines for accessibility have it, in both themes, also on a phone and at 200 %',
  async (language) => {
    await secretary.page.evaluate(`localStorage.setItem('nemcon-language', '${language}')`);
    const found: Record<string, string[]> = {};
    for (const path of all) {
      await secretary.open(path);
      const here = [...(await inBothThemes(secretary)), ...(await sideways(secretary))];
      if (here.length > 0) found[path] = here;
    }
    expect(found).toEqual({});
    expect(await secretary.page.locator('html').getAttribute('lang')).toBe(language);
    expect(secretary.complaints).toEqual([]);
  },
  120_000,
);
