import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { z } from 'zod';
import { isRead, openPages, type Pages } from './pages.ts';
import { circulate, draft, openSilences } from './silence.ts';

const title = 'Publish award notices';
let pages: Pages;
let review: string;
let asked: Awaited<ReturnType<typeof draft>>;

beforeAll(async () => {
  pages = await openPages();
  review = await openSilences(pages.api, ['DEU', 'NOR']);
  asked = await draft(pages.api, review, title);
  await circulate(pages.api, asked.path, { hours: 30 });
}, 120_000);
afterAll(async () => {
  await pages.close();
});

const Asks = z.array(z.object({ deadline: z.object({ local: z.string() }) }));
const Focused = z.object({
  name: z.string(),
  isBody: z.boolean(),
  isSeen: z.boolean(),
});

/** Whoever asks for less motion sees none that lasts. */
const moving = `document.getAnimations()
  .filter(({ effect }) => Number(effect.getComputedTiming().duration) > 1)
  .map(({ effect }) => effect.target.className)`;

/** What has the focus, how it is called, and whether one sees that it does. */
async function focused(page: Page): Promise<z.infer<typeof Focused>> {
  return Focused.parse(
    await page.evaluate(`(() => {
      const at = document.activeElement ?? document.body;
      const label = at.labels?.[0]?.innerText ?? '';
      const name = (at.getAttribute('aria-label') || at.innerText || label || at.id || '').trim();
      const ring = at.closest('[data-focus-visible]');
      const outlined = (one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
      };
      const shown = [at, ...(ring ? [ring, ...ring.querySelectorAll('*')] : [])];
      return { name, isBody: at === document.body, isSeen: shown.some(outlined) };
    })()`),
  );
}

/** Presses Tab until it is there; each step on the way is to be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const way: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (!at.isBody && isOurs(page)) expect([at.name, at.isSeen]).toEqual([at.name, true]);
    if (name.test(at.name)) return;
    way.push(at.name);
  }
  throw new Error(`${String(name)} is not reached by Tab: ${way.join(' | ')}`);
}

/** How the issuer's page looks is the issuer's. */
function isOurs(page: Page): boolean {
  return page.url().startsWith(pages.api.url);
}

async function hasFocus(page: Page, what: RegExp): Promise<void> {
  const end = Date.now() + 20_000;
  while (!what.test((await focused(page)).name)) {
    if (Date.now() > end)
      throw new Error(`The focus is on "${(await focused(page)).name}", not on ${String(what)}.`);
    await page.waitForTimeout(20);
  }
}

describe('with a keyboard and nothing else', () => {
  test('somebody comes from the first page through the sign-in to a receipt', async () => {
    const { page, open, complaints } = await pages.visit(null);
    await open('/');
    await tabTo(page, /^Skip to/);
    await page.keyboard.press('Enter');
    await hasFocus(page, /^Who is awaited/);
    await tabTo(page, /^Sign in$/);
    await page.keyboard.press('Enter');
    await page.getByLabel('Person').waitFor();
    await tabTo(page, /^Person/);
    await page.keyboard.type('delegate.deu');
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: title }).waitFor();
    await tabTo(page, new RegExp(`^${title}$`));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: title }).waitFor();
    await hasFocus(page, new RegExp(title));
    await isRead(page);
    await tabTo(page, /^Agree/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await tabTo(page, /^See what it will do$/);
    await page.keyboard.press('Enter');
    await hasFocus(page, /^You are about to sign/);
    await tabTo(page, /^Change it$/);
    await page.keyboard.press('Enter');
    await hasFocus(page, /^The answer of DEU/);
    await tabTo(page, /^See what it will do$/);
    await page.keyboard.press('Space');
    await hasFocus(page, /^You are about to sign/);
    await tabTo(page, /^Sign and send$/);
    await page.keyboard.press('Enter');
    await hasFocus(page, /^On record/);
    expect(complaints).toEqual([]);
  }, 60_000);

  test('one sees where one is, on every control of every page, and nothing moves by itself', async () => {
    const { page, open } = await pages.visit('sofia.marin');
    const unseen: Record<string, string[]> = {};
    for (const path of [
      '/reviews/new',
      `/reviews/${review}`,
      `/reviews/${review}/plan`,
      asked.page,
      '/procedures/nato-silence?version=1',
      '/audit',
      '/administration',
    ]) {
      await open(path);
      const names = await unseenOn(page);
      if (names.length > 0) unseen[path] = names;
      expect(await page.evaluate(moving)).toEqual([]);
    }
    expect(unseen).toEqual({});
  }, 90_000);
});

/** Once around the page; what of it has the focus without showing it. */
async function unseenOn(page: Page): Promise<string[]> {
  const names: string[] = [];
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press('Tab');
    const { name, isBody, isSeen } = await focused(page);
    if (isBody) return names;
    if (!isSeen) names.push(name);
  }
  return names;
}

describe('on paper', () => {
  test('a recommendation under silence is a letter: marking, reference, hash, deadline, and nothing to press', async () => {
    const { page, open } = await pages.visit('delegate.nor');
    await open(asked.page);
    const words = await printed(page);
    const shown = await pages.api.get('delegate.nor', asked.path);
    const hash = String(shown.at('text', 'hash'));
    const deadline = Asks.parse(shown.at('asks'))[0]?.deadline.local ?? '';
    for (const word of [
      'NATO UNCLASSIFIED',
      asked.reference,
      hash,
      'If you do nothing, NOR agrees on',
      'Brussels (promised)',
      'breaks the silence',
      'Award notices are published within ten days.',
      'Timeline',
      'for IS',
    ])
      expect(words).toContain(squeezed(word));
    expect(words).toMatch(
      new RegExp(`${deadline.slice(11, 16)}.*\\(promised\\)|promised.*${deadline.slice(11, 16)}`),
    );
    for (const control of ['Sign out', 'Inbox', 'Administration', 'See what it will do', 'Print'])
      expect(words).not.toContain(squeezed(control));
    // What is marked is marked on every page, above and below.
    const sheets = await pagesOf(page);
    expect(sheets.length).toBeGreaterThan(1);
    for (const one of sheets)
      expect(one.split('NATOUNCLASSIFIED').length).toBeGreaterThanOrEqual(3);
    expect(sheets.at(-1)).toContain(`${sheets.length}/${sheets.length}`);
  }, 60_000);
});

/** The words of each page of its PDF, in the same way. */
async function pagesOf(page: Page): Promise<string[]> {
  const pdf = await page.pdf({ format: 'A4' });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return text.map(squeezed);
}

/** The words of its PDF, without spaces: a long one may be broken anywhere. */
async function printed(page: Page): Promise<string> {
  const pdf = await page.pdf({ format: 'A4' });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), {
    mergePages: true,
  });
  return squeezed(text);
}

function squeezed(words: string): string {
  return words.replaceAll(/\s+/g, '');
}
