import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '../../tools/pictures/browser.ts';
import { startStack, type Stack } from '../../tools/stack.ts';
import { dataFolder, root } from '../ground/start-command.ts';
import { isRead } from './pages.ts';

/**
 * The first minutes of somebody who has read nothing, on what `npm start -- --no-sample` starts.
 * What stands in README.md and docs/guide.md as pictures is taken on the way (`npm run pictures`).
 */
const folder = process.env['NEMCON_PICTURES'] ?? join(root, '.build/pictures');
const data = dataFolder();
let stack: Stack;
let browser: Browser;
let delegate: Page;
let secretary: Page;
const complaints: string[] = [];
const taken: string[] = [];

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  [stack, browser] = await Promise.all([
    startStack({
      data: data.path,
      ports: 'free',
      durable: false,
      env: { SAMPLE: 'people' },
    }),
    openBrowser(),
  ]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await stack.close(true);
  data.remove();
}, 60_000);

/** Opens the one address, and presses a name on the page that asks who one is. */
async function comes(name: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  context.on('weberror', (error) => complaints.push(error.error().message));
  const page = await context.newPage();
  await page.goto(stack.addresses.api);
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  return page;
}

/** The page as it stands, once it has read what it shows. */
async function picture(page: Page, name: string): Promise<void> {
  await isRead(page);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  taken.push(`${name}.png`);
}

/** On the card of what the delegate answers. */
function awaitedOnBoard(body: string): Locator {
  return secretary.getByRole('article', { name: 'SDPR-06' }).getByText(body, { exact: true });
}

describe('whoever opens the one address for the first time', () => {
  test('loads the sample review by a button, and its board opens by itself', async () => {
    secretary = await comes('Sofia Marin');
    await secretary.getByRole('button', { name: 'Load the sample review' }).click();
    await secretary.getByRole('heading', { name: 'Board of SDPR' }).waitFor();
    // The last is tasked when all the others stand where they are to stand.
    await secretary.getByRole('article', { name: 'SDPR-08' }).waitFor({ timeout: 120_000 });
    await awaitedOnBoard('DEU').waitFor();
    await picture(secretary, 'board');
  }, 180_000);

  test('comes back as a delegate, sees what awaits them, and answers', async () => {
    delegate = await comes('Delegate of Germany');
    const line = delegate.getByRole('article', { name: 'SDPR-06' });
    await line.getByText(/^If you do nothing, the answer of DEU is missing on/).waitFor();
    await picture(delegate, 'inbox');
    await line.getByRole('link').first().click();
    await delegate.getByText('Agree', { exact: true }).click();
    await delegate.getByRole('button', { name: 'See what it will do' }).click();
    const preview = delegate.getByRole('status').filter({ hasText: 'You are about to sign' });
    await preview.scrollIntoViewIfNeeded();
    await picture(delegate, 'answer');
    await delegate.getByRole('button', { name: 'Sign and send' }).click();
    await delegate.getByRole('heading', { name: 'On record' }).waitFor();
  }, 60_000);

  test('keeps a receipt that verifies where it is dropped', async () => {
    const save = delegate.getByRole('link', { name: 'Save the receipt' });
    await save.waitFor({ timeout: 60_000 });
    await picture(delegate, 'receipt');
    const download = delegate.waitForEvent('download');
    await save.click();
    const file = await (await download).path();
    await delegate.getByRole('link', { name: 'Audit' }).click();
    await delegate.locator('input[type=file]').setInputFiles(file);
    await delegate.getByRole('heading', { name: /is genuine/ }).waitFor();
  }, 120_000);

  test('and the secretary, who reloads nothing, sees on the board that DEU is awaited no more', async () => {
    await awaitedOnBoard('DEU').waitFor({ state: 'detached' });
  }, 60_000);

  test('the secretary finds the plan, and tries a procedure out', async () => {
    await secretary.getByRole('link', { name: 'Plan', exact: true }).first().click();
    await secretary.getByRole('heading', { name: /^Plan of/ }).waitFor();
    await picture(secretary, 'plan');
    await secretary.goto(new URL('/procedures/nato-silence?version=1', stack.addresses.api).href);
    const add = secretary.getByRole('button', { name: 'Add an answer' });
    for (const _ of [1, 2]) await add.click();
    const outcome = secretary.getByText('Broken by BEL').first();
    await outcome.waitFor();
    await outcome.scrollIntoViewIfNeeded();
    await picture(secretary, 'simulator');
  }, 60_000);

  test('and no script failed on the way', () => {
    expect(complaints).toEqual([]);
  });

  test('every picture of the README and of the guide was taken on the way', () => {
    const shown = ['README.md', 'docs/guide.md'].flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/pictures\/([a-z-]+\.png)/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    expect(shown.length).toBeGreaterThan(5);
    expect(taken).toEqual(expect.arrayContaining(shown));
  });
});
