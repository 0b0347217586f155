import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spellingFault } from '../../domain/spelling/spelling.ts';
import { askToAgree, openReview } from '../api/asked-to-agree.ts';
import { done } from '../api/running-api.ts';
import { xssStrings } from '../papers/xss-strings.ts';
import { openPages, type Pages, type Visit } from './pages.ts';

let pages: Pages;
let visit: Visit;
let matter: Awaited<ReturnType<typeof askToAgree>>;

beforeAll(async () => {
  pages = await openPages();
  matter = await askToAgree(pages.api, await openReview(pages.api, ['NOR', 'DEU']));
  visit = await pages.visit('delegate.deu');
}, 120_000);
afterAll(async () => {
  await pages.close();
});

async function frozen(text: string): Promise<void> {
  await done(pages.api.post('kari.holm', `${matter.path}/acts`, { type: 'freeze-version', text }));
  await visit.open(`/recommendations/${matter.reference}`);
  await visit.page.locator('.rendered').waitFor();
}

const paper = `# Award notices

Each *notice* is public.

## Purpose

1. Publish within **30 days**, see [the rule](https://example.org/rule).
2. Name the supplier:
   - by name;
   - by country.

## Scope

2.1 Contracts above the threshold.

| Year | Share |
| ---- | ----: |
| 2027 | 80 %  |

<b>not bold</b>
`;

test('a text is shown as it reads, by clause, and to the letter with the hash that is signed', async () => {
  await frozen(paper);
  const { page } = visit;
  const text = page.locator('.rendered');
  const headings = await text
    .locator(':is(h1,h2,h3,h4)')
    .evaluateAll((all) => all.map((one) => `${one.tagName} ${one.textContent}`));
  expect(headings).toEqual([
    'H3 Award notices',
    expect.stringMatching(/^H4.*Purpose$/),
    expect.stringMatching(/^H4.*Scope$/),
  ]);
  expect(await text.locator('strong').innerText()).toBe('30 days');
  expect(await text.locator('ol > li').count()).toBe(2);
  expect(await text.locator('td').allInnerTexts()).toEqual(['2027', '80 %']);
  const link = text.getByRole('link', { name: 'the rule' });
  expect(await link.getAttribute('href')).toBe('https://example.org/rule');
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
  expect(await text.innerText()).toContain('<b>not bold</b>');
  const version = await pages.api.get('delegate.deu', `${matter.path}/versions/2`);
  const clauses = version.at('clauses');
  const numbers = (Array.isArray(clauses) ? clauses : []).map((one) =>
    String(Reflect.get(one, 'number')),
  );
  expect(numbers.length).toBeGreaterThan(4);
  for (const number of numbers.filter((one) => one !== '0'))
    expect(await page.locator(`[id="clause-${number}"]`).count()).toBe(1);
  await page.getByRole('button', { name: 'Exactly as signed' }).click();
  await page.getByText('It is the hash on record.').waitFor();
  expect(await page.locator('pre.exact').textContent()).toBe(paper);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the exact text' }).click();
  const file = readFileSync(await (await download).path());
  expect(createHash('sha256').update(file).digest('hex')).toBe(version.at('document'));
  expect(visit.complaints).toEqual([]);
}, 30_000);

test('a list is cited by the numbers that stand in it, each shown once', async () => {
  await frozen('1. Publish within 30 days.\n4. Name the supplier.\n');
  const items = visit.page.locator('.rendered ol > li');
  const signs = await items.evaluateAll((all) =>
    all.map((one) => [one.getAttribute('value'), one.id, one.textContent]),
  );
  expect(signs).toEqual([
    ['1', 'clause-1', 'Publish within 30 days.'],
    ['4', 'clause-4', 'Name the supplier.'],
  ]);
});

test('whatever a text says, nothing runs, nothing is asked for, and nothing is there but text and safe links', async () => {
  const taken = xssStrings.filter((text) => spellingFault(text, 'text') === null);
  expect(taken.length).toBeGreaterThan(200);
  const elsewhere: string[] = [];
  visit.page.on('request', (request) => {
    if (!request.url().startsWith(pages.api.url)) elsewhere.push(request.url());
  });
  const dialogs: string[] = [];
  visit.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await frozen(
    taken
      .map((text, at) => `## ${at + 1}\n\n${text}`)
      .join('\n\n')
      .replaceAll('\r\n', '\n')
      .normalize('NFC'),
  );
  const strange = await visit.page.locator('.rendered *').evaluateAll((all) => {
    const known =
      'P H3 H4 H5 H6 UL OL LI BLOCKQUOTE TABLE THEAD TBODY TR TH TD EM STRONG S A BR HR CODE PRE'.split(
        ' ',
      );
    const attributes = new Set(['href', 'rel', 'class', 'id', 'value', 'aria-label']);
    return all.flatMap((one) => {
      const names = one.getAttributeNames().filter((name: string) => !attributes.has(name));
      const href = one.getAttribute('href') ?? '#';
      const isSafe = /^(#|https?:|mailto:)/.test(href);
      return known.includes(one.tagName) && names.length === 0 && isSafe ? [] : [one.outerHTML];
    });
  });
  expect(strange).toEqual([]);
  expect([...elsewhere, ...dialogs, ...visit.complaints]).toEqual([]);
}, 60_000);
