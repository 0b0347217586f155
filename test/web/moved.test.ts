import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { askToAgree, kept, openReview } from '../api/asked-to-agree.ts';
import { openPages, type Pages } from './pages.ts';

let pages: Pages;
let review: string;
let reference: string;
beforeAll(async () => {
  pages = await openPages();
  review = await openReview(pages.api, ['NOR', 'DEU', 'FRA']);
  ({ reference } = await askToAgree(pages.api, review));
}, 60_000);
afterAll(() => pages.close());

/** As a hand would: down on the handle, along, and up. */
async function drag(page: Page, handle: Locator, by: number): Promise<void> {
  const box = await handle.boundingBox();
  if (!box) throw new Error('The handle is not there.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y, { steps: 4 });
  await page.mouse.move(x + by, y, { steps: 4 });
  await page.mouse.up();
}

const said = (handle: Locator) => handle.getAttribute('aria-valuetext');

test('a delegate pulls the end of a bar, and reads what more time would do, by keyboard and by hand', async () => {
  const { page, open, complaints } = await pages.visit('delegate.nor');
  await open(`/reviews/${review}/plan`);
  const row = page.getByRole('article', { name: reference });
  await row.locator('summary').click();
  const end = row.getByRole('slider', { name: 'More time for Agreement of the working group' });
  expect(await said(end)).toBe('no more time');
  await end.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await said(end)).toBe('2 working days');
  await row.getByText('The deadline would be:').waitFor();
  await row
    .getByText(/slack|too late/)
    .last()
    .waitFor();
  await page.keyboard.press('Home');
  await row.getByText('Pull the end of the bar').waitFor();
  await drag(page, end, 60);
  expect(await said(end)).toMatch(/^\d+ working days$/);
  await row.getByText('The deadline would be:').waitFor();
  const now = await pages.api.get('delegate.nor', `/api/recommendations/${reference}`);
  expect(now.at('stages')).toEqual(
    expect.arrayContaining([expect.objectContaining({ phase: 'running' })]),
  );
  await row.getByRole('button', { name: 'Back to the deadline' }).click();
  expect(await said(end)).toBe('no more time');
  expect(complaints).toEqual([]);
});

test('an objection that is moved past the expiry of a silence breaks it no more, and the page says why', async () => {
  const { page, open, complaints } = await pages.visit('delegate.nor');
  await open('/procedures/nato-silence?version=1');
  await page.getByRole('button', { name: 'Add an answer' }).click();
  const when = page.getByRole('slider', { name: 'When BEL answers' });
  expect(await said(when)).toMatch(/^\w{3}, \d+ \w+ \d{4} at \d\d:\d\d UTC$/);
  await page.getByText('Broken by BEL.', { exact: true }).waitFor();
  await drag(page, when, 400);
  await page.getByText('agreed', { exact: true }).waitFor();
  await when.focus();
  await page.keyboard.press('Home');
  await page.getByText('Broken by BEL.', { exact: true }).waitFor();
  // What takes it back is put on the line as well.
  await page.getByRole('button', { name: 'Add an answer' }).click();
  await page.getByLabel('Body').nth(1).selectOption('BEL');
  await page.getByLabel('Position').nth(1).selectOption({ label: 'lifts its objection' });
  await page.getByText('agreed', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test('a time line of more than 200 events shows the newest first and the tasking last, to the one as to the other', async () => {
  const { path, reference: long } = await askToAgree(pages.api, review);
  const comment = { kind: 'editorial', text: 'A comma is missing.' };
  for (let batch = 0; batch < 7; batch += 1)
    await Promise.all(
      Array.from({ length: 30 }, () =>
        kept(pages.api, 'delegate.fra', `${path}/comments`, comment),
      ),
    );
  await kept(pages.api, 'delegate.deu', `${path}/responses`, {
    position: 'reserve',
    reason: 'Costs are open.',
    text: String((await pages.api.get('delegate.deu', path)).at('text', 'hash')),
  });
  for (const person of ['sofia.marin', 'delegate.deu']) {
    const { page, open, complaints } = await pages.visit(person);
    await open(`/recommendations/${long}`);
    const line = page.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
    await line.nth(210).waitFor();
    expect(await line.first().innerText()).toContain('DEU');
    expect(await line.last().innerText()).toContain('sofia.marin');
    expect(await page.getByText('events are shown').count()).toBe(0);
    expect(complaints).toEqual([]);
  }
}, 90_000);
