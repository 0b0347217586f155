import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { appointed, askToAgree, openReview } from '../api/asked-to-agree.ts';
import { done } from '../api/running-api.ts';
import { openPages, type Pages } from './pages.ts';

let pages: Pages;
let review: string;

beforeAll(async () => {
  pages = await openPages();
  review = await openReview(pages.api, ['NOR', 'DEU', 'FRA']);
}, 120_000);
afterAll(async () => {
  await pages.close();
});

test('what happens elsewhere stands in the inbox within a second, without a reload', async () => {
  const { page } = await pages.visit('delegate.deu');
  await page.getByText('Nothing awaits you.').waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  const { reference } = await askToAgree(pages.api, review);
  const begun = performance.now();
  await page.getByRole('article', { name: reference }).waitFor();
  expect(performance.now() - begun).toBeLessThan(1_500);
});

test('without a network the page says so, and catches up when it is back', async () => {
  const { page, context } = await pages.visit('delegate.nor');
  await page.getByText('Live', { exact: true }).waitFor();
  await context.setOffline(true);
  await page.getByText('Offline', { exact: true }).waitFor();
  const { reference } = await askToAgree(pages.api, review);
  await context.setOffline(false);
  await page.getByText('Live', { exact: true }).waitFor();
  await page.getByRole('article', { name: reference }).waitFor();
});

test('a mandate that is revoked takes what it showed from the screen', async () => {
  const { reference } = await askToAgree(pages.api, review);
  const { person, mandate } = await appointed(pages.api, 'FRA');
  const { page } = await pages.visit(person);
  await page.getByRole('article', { name: reference }).waitFor();
  await done(pages.api.post('sofia.marin', `/api/mandates/${mandate}/revocation`, {}));
  await page.getByText('Nothing awaits you.').waitFor();
});

test('what a page reads by itself says that nobody is at it, until somebody touches it again', async () => {
  const { page, open } = await pages.visit('delegate.deu');
  await page.clock.install();
  await open('/');
  await page.getByText('Live', { exact: true }).waitFor();
  await page.clock.fastForward(60_000);
  const readElsewhere = async () => {
    const read = page.waitForRequest(/\/api\/inbox/);
    await askToAgree(pages.api, review);
    return await (await read).headerValue('nemcon-unattended');
  };
  expect(await readElsewhere()).toBe('1');
  await page.keyboard.press('Shift');
  expect(await readElsewhere()).toBeNull();
});
