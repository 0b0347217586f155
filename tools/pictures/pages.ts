import type { Browser, Page } from 'playwright-core';
import { picture, takePictures } from './browser.ts';

/**
 * Takes the pictures of README.md and docs/guide.md from a running `npm start` with the sample review:
 * node tools/pictures/pages.ts [http://127.0.0.1:7480]
 * The delegate of Germany answers SDPR-06 on the way.
 */
const address = process.argv[2] ?? 'http://127.0.0.1:7480';

await takePictures(async (browser) => {
  await delegate(await signedIn(browser, 'delegate.deu'));
  await secretary(await signedIn(browser, 'sofia.marin'));
});

async function delegate(page: Page): Promise<void> {
  await open(page, '/', 'inbox');
  await open(page, '/recommendations/SDPR-06');
  await page.getByText('Agree', { exact: true }).click();
  await page.getByRole('button', { name: 'See what it will do' }).click();
  const preview = page.getByRole('status').filter({ hasText: 'You are about to sign' });
  await preview.scrollIntoViewIfNeeded();
  await picture(page, 'answer');
  await page.getByRole('button', { name: 'Sign and send' }).click();
  await page.getByRole('link', { name: 'Save the receipt' }).waitFor({ timeout: 60_000 });
  await picture(page, 'receipt');
}

async function secretary(page: Page): Promise<void> {
  await open(page, '/reviews/SDPR', 'board');
  await open(page, '/reviews/SDPR/plan', 'plan');
  await open(page, '/procedures/nato-silence?version=1');
  for (const _ of [1, 2]) await page.getByRole('button', { name: 'Add an answer' }).click();
  await page.getByRole('heading', { name: 'Try it out' }).scrollIntoViewIfNeeded();
  await page.getByText('Broken by BEL').first().waitFor();
  await picture(page, 'simulator');
}

async function signedIn(browser: Browser, person: string): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  await page.goto(address);
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await page.locator(`button[value="${person}"]`).click();
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  return page;
}

/** @param name of the picture that is taken there, if any */
async function open(page: Page, path: string, name?: string): Promise<void> {
  await page.goto(new URL(path, address).href);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  if (name !== undefined) await picture(page, name);
}
