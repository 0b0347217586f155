import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Where pages are looked at: a desk in Brussels; a token makes it somebody's. */
export function openDesk(browser: Browser, token?: string): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    ...(token === undefined ? {} : { extraHTTPHeaders: { Authorization: `Bearer ${token}` } }),
  });
}

/** A page of the API's as the token's person sees it. */
export async function openPage(browser: Browser, token: string, address: string): Promise<Page> {
  const context = await openDesk(browser, token);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}
