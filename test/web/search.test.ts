import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askToAgree, openReview } from '../api/asked-to-agree.ts';
import { openPages, type Pages } from './pages.ts';

let pages: Pages;
let reference: string;
beforeAll(async () => {
  pages = await openPages();
  const review = await openReview(pages.api, ['NOR', 'DEU', 'FRA']);
  ({ reference } = await askToAgree(pages.api, review));
}, 60_000);
afterAll(() => pages.close());

test('a delegate finds a text by a key, some words and Enter, and reads why', async () => {
  const { page, open, complaints } = await pages.visit('delegate.nor');
  await open('/reviews');
  await page.keyboard.press('/');
  await page.keyboard.type('award notic');
  await page.keyboard.press('Enter');
  const found = page.getByRole('article', { name: reference });
  await found.waitFor();
  expect(await found.locator('mark').allInnerTexts()).toEqual(['award', 'notices']);
  expect(await page.title()).toBe('Search: award notic – Nemcon');
  await page.getByRole('status').getByText('One recommendation is shown.').waitFor();
  // A sign that is written is a sign.
  await page.keyboard.press('/');
  await page.keyboard.type('/');
  const field = page.getByRole('searchbox');
  expect(await field.inputValue()).toBe('/');
  await field.fill('<i>nowhere</i>');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Search: <i>nowhere</i>' }).waitFor();
  await page.getByText('Nothing that you may read').waitFor();
  await page.goBack();
  await found.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Publish award notices' }).waitFor();
  expect(await page.title()).toBe('Publish award notices – Nemcon');
  expect(complaints).toEqual([]);
});

test('the key can be switched off', async () => {
  const { page, open } = await pages.visit('delegate.nor');
  await open('/search');
  await page.getByLabel('The key / leads to the search field').uncheck();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  await expect(page.evaluate('document.activeElement.tagName')).resolves.not.toBe('INPUT');
});

test('whoever is not signed in, or takes no part, finds nothing of it', async () => {
  for (const person of [null, 'paul.reader']) {
    const { page, open } = await pages.visit(person);
    await open(`/search?text=${reference}`);
    await page.getByText('Nothing that you may read').waitFor();
    expect(await page.getByRole('article').count()).toBe(0);
  }
});
