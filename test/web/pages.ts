import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../../tools/pictures/browser.ts';
import { openTestedApi, type TestedApi } from '../api/running-api.ts';

/** The pages in a real browser: API, worker and register of one test file, and people who look at them. */
export type Pages = {
  readonly api: TestedApi;
  readonly browser: Browser;
  /** A browser of somebody's own, signed in; null: of a stranger. Every error in it fails the test. */
  readonly visit: (person: string | null, options?: BrowserContextOptions) => Promise<Visit>;
  readonly close: () => Promise<void>;
};

export type Visit = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Goes to a page of ours and waits until it has read what it shows. */
  readonly open: (path: string) => Promise<void>;
  /** What the browser complained of so far: scripts that failed, what the policy kept out. */
  readonly complaints: readonly string[];
};

/** Another issuer than the test's own: how somebody signs in on its page, and gets a token. */
export type OtherIssuer = {
  readonly signIn: (page: Page, person: string) => Promise<void>;
  readonly token: (person: string) => Promise<string>;
};

/** @param environment more of the API's */
export async function openPages(
  environment: Record<string, string> = {},
  issuer?: OtherIssuer,
): Promise<Pages> {
  const [api, browser] = await Promise.all([
    pagesFolder().then((folder) =>
      openTestedApi(() => ({ NEMCON_PAGES: folder, ...environment }), issuer?.token),
    ),
    openBrowser(),
  ]);
  const signInThere = issuer?.signIn ?? signInAtIssuer;
  return {
    api,
    browser,
    visit: async (person, options) => await visit({ api, browser, signInThere }, person, options),
    close: async () => {
      await browser.close();
      await api.close();
    },
  };
}

/** Built by Node itself: once for all test files, unless the sources have changed. */
export async function pagesFolder(): Promise<string> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const build = join(import.meta.dirname, '../../web/build.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [build], { env });
  return stdout.trim();
}

async function visit(
  {
    api,
    browser,
    signInThere,
  }: Pick<Pages, 'api' | 'browser'> & { readonly signInThere: OtherIssuer['signIn'] },
  person: string | null,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Kyiv',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    baseURL: api.url,
    ...options,
  });
  // For a busy machine; where all is well nothing waits so long.
  context.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  context.on('console', (message) => {
    // A 401 is how a page learns that nobody is signed in; a line that a test cut is no fault.
    if (
      message.type() === 'error' &&
      !/status of (401|409|422|503)|ERR_INTERNET_DISCONNECTED/.test(message.text())
    )
      complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  const page = await context.newPage();
  if (person !== null) await signIn(page, person, signInThere);
  return {
    context,
    page,
    complaints,
    open: async (path) => {
      await page.goto(path);
      await page.locator('h1').first().waitFor();
      await isRead(page);
    },
  };
}

/** Until the page has read what it shows: what one answer brings up may ask for more, so for some frames. */
export async function isRead(page: Page): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    let still = 0;
    const look = () => {
      const waits = document.querySelector('[data-loading], [aria-busy="true"]') !== null;
      still = waits ? 0 : still + 1;
      still > 5 ? done() : requestAnimationFrame(look);
    };
    look();
  })`);
}

/** By the button, at the issuer's page, and back. */
export async function signIn(
  page: Page,
  person: string,
  signInThere = signInAtIssuer,
): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in' }).first().click();
  await signInThere(page, person);
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
}

/** On the issuer's page, wherever it was opened. */
export async function signInAtIssuer(page: Page, person: string): Promise<void> {
  await page.getByLabel('Person').fill(person);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
