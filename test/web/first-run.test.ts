import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freshId } from '../api/running-api.ts';
import { openPages, type Pages } from './pages.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
}, 60_000);
afterAll(() => pages.close());

test('where there is no review, a delegate is told so and offered nothing', async () => {
  const { page, open } = await pages.visit('delegate.nor');
  await open('/');
  await page.getByText('No review that concerns you is set up yet.').waitFor();
  expect(await page.getByRole('link', { name: 'Set up a review' }).count()).toBe(0);
});

test('a secretary sets the first review up, and tasks its first recommendation', async () => {
  const { page, open, complaints } = await pages.visit('sofia.marin');
  const review = freshId('first').toUpperCase();
  await open('/');
  const first = page.getByRole('region', { name: 'There is no review yet' });
  // Invented people act nowhere but beside the development issuer.
  await page.waitForLoadState('networkidle');
  expect(await first.getByRole('button').count()).toBe(0);
  await first.getByRole('link', { name: 'Set up a review' }).click();
  const inAYear = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
  await page.getByRole('textbox', { name: 'The summit' }).fill(`${inAYear}T09:00`);
  await page.getByRole('group', { name: 'Who puts texts forward' }).getByText('WG-1').click();
  for (const nation of ['Norway', 'Germany'])
    await page
      .getByRole('group', { name: 'Who is asked: nations' })
      .getByText(nation, { exact: true })
      .click();
  for (const [office, body] of [
    ['secretary', 'IS'],
    ['presiding officer', 'NAC'],
    ['registrar', 'IS'],
  ] as const)
    await page
      .getByRole('group', { name: office, exact: true })
      .getByLabel('Body')
      .selectOption(body);
  await page.getByRole('region', { name: 'Its name' }).getByLabel('Short name').fill(review);
  await page.getByLabel('Title', { exact: true }).fill('The first review');
  await page.getByRole('button', { name: 'See what it will do' }).click();
  await page.getByRole('button', { name: 'Sign and send' }).click();
  await page.getByText('On record').waitFor();

  await open(`/reviews/${review}`);
  const tasking = page.getByRole('form', { name: 'Task a working group with a recommendation' });
  await tasking.getByLabel('Reference').fill(`${review}-01`);
  await tasking.getByLabel('Title').fill('Publish award notices');
  await tasking.getByRole('button', { name: 'See what it will do' }).click();
  await tasking.getByRole('button', { name: 'Sign and send' }).click();
  await page.getByRole('article', { name: `${review}-01` }).waitFor();
  const set = await pages.api.get('sofia.marin', `/api/reviews/${review}`);
  expect(set.at('offices', 'presiding-officer')).toEqual({
    body: 'NAC',
    role: 'presiding-officer',
  });
  expect(complaints).toEqual([]);
});
