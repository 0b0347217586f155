import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../tools/pictures/browser.ts';
import { partNames } from '../../tools/parts.ts';
import { startStack, type Stack } from '../../tools/stack.ts';
import { dataFolder } from '../ground/start-command.ts';
import { isRead } from './pages.ts';

const data = dataFolder();
let stack: Stack;
let browser: Browser;

/** As `npm start -- --no-sample` leaves it: nobody is known yet. */
beforeAll(async () => {
  [stack, browser] = await Promise.all([
    startStack({
      data: data.path,
      ports: 'free',
      durable: false,
      parts: partNames.filter((part) => part !== 'sample'),
    }),
    openBrowser(),
  ]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await stack.close(true);
  data.remove();
}, 60_000);

async function signedIn(name: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', baseURL: stack.addresses.api });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await isRead(page);
  return page;
}

test('on an empty system whoever comes first loads the sample review, and a delegate answers in it', async () => {
  const first = await signedIn('Sofia Marin');
  await first.getByText('You act for nobody here yet').waitFor();
  await first.getByRole('button', { name: 'Load the sample review' }).click();
  await first.getByText('It is being loaded').waitFor();
  await first.getByRole('heading', { name: 'Board of SDPR' }).waitFor();
  await first.getByText('SDPR-08').first().waitFor();
  // She is known by now, and somebody.
  await first.getByRole('link', { name: 'Inbox' }).click();
  await first
    .getByText(/await(s)? you\.$/)
    .first()
    .waitFor();

  const delegate = await signedIn('Delegate of Germany');
  const line = delegate.getByRole('article').filter({ hasText: 'If you do nothing' }).first();
  await line.getByRole('link').first().click();
  const form = delegate.getByRole('form', { name: 'The answer of DEU' });
  await form.getByText('Agree', { exact: true }).click();
  await form.getByRole('button', { name: 'See what it will do' }).click();
  await form.getByRole('button', { name: 'Sign and send' }).click();
  await delegate.getByRole('heading', { name: 'On record' }).waitFor();
  // Whoever comes now is offered nothing any more.
  const other = await signedIn('Paul Reader');
  expect(await other.getByRole('button', { name: 'Load the sample review' }).count()).toBe(0);
}, 240_000);
