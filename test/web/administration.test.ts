import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openPages, type Pages } from './pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 60_000);
afterAll(() => pages.close());

test('whoever keeps bodies changes whose public holidays one keeps, and reads them named in their own language', async () => {
  const { page, open, complaints } = await pages.visit('sofia.marin');
  await open('/administration');
  await page.getByLabel('Body').first().selectOption('LEGAL');
  const card = page.getByRole('region', { name: /^Calendar of LEGAL/ });
  await card.getByText('keeps the public holidays of the host').waitFor();
  expect(await card.getByRole('listitem').count()).toBe(0);
  await card.getByText('Change whose public holidays it keeps').first().click();
  await card.getByLabel('Country').fill('no');
  await card.getByRole('button', { name: 'See what it will do' }).click();
  await card.getByRole('button', { name: 'Sign and send' }).click();
  await card.getByText('Public holidays of: Norway.').waitFor();
  const year = new Date().getFullYear();
  const constitution = card.getByRole('listitem').filter({ hasText: '17 May' });
  expect(await constitution.innerText()).toContain('Constitution Day');
  await card.getByRole('button', { name: String(year + 1) }).click();
  await page.getByRole('region', { name: `Calendar of LEGAL, ${year + 1}` }).waitFor();

  // A name that the data do not have in French is told in English, and said to be.
  await page.getByLabel('Language').selectOption('fr');
  const french = page.getByRole('region', { name: /^Calendrier de LEGAL/ });
  await french.getByText('Jour fériés de').or(french.getByText('Norvège')).first().waitFor();
  await french.getByText('Vendredi saint').waitFor();
  const inEnglish = french.getByText('Constitution Day');
  expect(await inEnglish.getAttribute('lang')).toBe('en');
  expect(complaints).toEqual([]);
}, 60_000);

test('a delegate reads the calendar of their nation and changes none', async () => {
  const { page, open } = await pages.visit('delegate.nor');
  await open('/administration');
  const card = page.getByRole('region', { name: /^Calendar of NOR/ });
  await card.getByText('Constitution Day').waitFor();
  expect(await card.getByText('Change whose public holidays').count()).toBe(0);
});
