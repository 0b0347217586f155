import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { root } from '../folder.ts';
import { Trouble, sentenceOf } from '../trouble.ts';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A headless Chromium of this machine. @throws Trouble that says what to install */
export async function openBrowser(): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM'] ?? '', ...usualPlaces].find(existsSync);
  if (!executablePath)
    throw new Trouble(
      'No Chromium was found: install the package chromium, or name one in CHROMIUM=/path/to/chromium.',
    );
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
}

const folder = join(root, 'docs/pictures');

/** Takes pictures for docs/ with a browser of their own; what goes wrong is told in a sentence. */
export async function takePictures(take: (browser: Browser) => Promise<void>): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true });
    const browser = await openBrowser();
    try {
      await take(browser);
    } finally {
      await browser.close();
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Trouble ? error.message : sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}

/** The page as it stands, as docs/pictures/NAME.png. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  process.stdout.write(`docs/pictures/${name}.png\n`);
}
