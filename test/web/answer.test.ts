import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeKey, readPrivateKey } from '../../audit/keys.ts';
import { checkReceipt } from '../../audit/receipt.ts';
import { makeCheckpoint } from '../../store/audit/checkpoints.ts';
import { readReceipt } from '../../audit/receipt-file.ts';
import { askToAgree, openReview } from '../api/asked-to-agree.ts';
import { openPages, type Pages, type Visit } from './pages.ts';

const log = readPrivateKey(makeKey('nemcon.example/audit'));
const otherLog = readPrivateKey(makeKey('nemcon.example/audit')).public;
const nations = ['NOR', 'DEU', 'FRA'];
let pages: Pages;
let review: string;
let asked: Awaited<ReturnType<typeof askToAgree>>;

beforeAll(async () => {
  pages = await openPages();
  review = await openReview(pages.api, nations);
  asked = await askToAgree(pages.api, review);
}, 120_000);
afterAll(async () => {
  await pages.close();
});

describe('a delegate, with a browser and nothing else', () => {
  let visit: Visit;
  let receiptFile: string;
  beforeAll(async () => {
    visit = await pages.visit('delegate.deu');
  });

  test('sees on the first page what waits, until when and what silence would do', async () => {
    const { page } = visit;
    const line = page.getByRole('article', { name: asked.reference });
    await line.waitFor();
    const said = await line.innerText();
    expect(said).toContain('Publish award notices');
    expect(said).toMatch(/\d+ days, \d+ hours left/);
    for (const zone of ['Brussels (promised)', 'Kyiv (yours)', 'UTC']) expect(said).toContain(zone);
    expect(said).toMatch(/If you do nothing, the answer of DEU is missing on .+ \(Brussels\)\./);
  });

  test('reads the text, looks at what the answer will do, signs it and keeps a receipt that verifies', async () => {
    const { page } = visit;
    await page.getByRole('link', { name: 'Publish award notices' }).click();
    await page.getByText('A text.').waitFor();
    await page.getByText('Agree', { exact: true }).click();
    await page.getByRole('button', { name: 'See what it will do' }).click();
    const preview = page.getByRole('status').filter({ hasText: 'You are about to sign' });
    await preview.waitFor();
    expect(await preview.innerText()).toContain(asked.text);
    await page.getByRole('button', { name: 'Sign and send' }).click();
    await page.getByText('The log is being signed').waitFor();
    await makeCheckpoint(pages.api.harness.store, [log]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save the receipt' }).click();
    receiptFile = await (await download).path();
    const receipt = readReceipt(readFileSync(receiptFile, 'utf8'));
    expect(checkReceipt(receipt, log.public).genuine).toBe(true);
    expect(receipt.text).toBe(asked.text);
  });

  test('has the browser judge the receipt, without a network, and a changed one as well', async () => {
    const { page, context, open } = visit;
    await open('/audit');
    await page.getByText('Drop the receipt').waitFor();
    await context.setOffline(true);
    const judge = async (text: string) => {
      const buffer = Buffer.from(text);
      const file = { name: 'receipt.json', mimeType: 'application/json', buffer };
      await page.locator('input[type=file]').setInputFiles(file);
    };
    const kept = readFileSync(receiptFile, 'utf8');
    await judge(kept);
    await page.getByRole('heading', { name: 'receipt.json is genuine' }).waitFor();
    const said = await page.getByRole('main').getByRole('status').innerText();
    expect(said).toContain('"DEU" answered "agree"');
    expect(said).toContain(asked.text);
    expect(said).toContain('compare it with the one that your delegation was given');
    await page.getByLabel("The log's public key").fill(log.public.text);
    await page.getByText('It is signed with the key that you gave.').waitFor();
    await judge(kept.replace('"agree"', '"object"'));
    await page.getByRole('heading', { name: 'receipt.json is not genuine' }).waitFor();
    await page.getByLabel("The log's public key").fill(otherLog.text);
    await judge(kept);
    await page.getByText('None of its signatures is by the key asked for.').waitFor();
    await context.setOffline(false);
  });

  test('finds nothing left to do, and the recommendation on the board', async () => {
    const { page } = visit;
    await page.getByRole('link', { name: 'Inbox' }).click();
    await page.getByText('Nothing awaits you.').waitFor();
    await visit.open(`/reviews/${review}`);
    await page.getByRole('link', { name: asked.reference }).waitFor();
  });

  test('and nothing on the way was kept out by the policy or failed', () => {
    expect(visit.complaints).toEqual([]);
  });
});

test('a stranger is led from a page to the sign-in and back to it', async () => {
  const { page, open } = await pages.visit(null);
  await open(`/recommendations/${asked.reference}`);
  await page.getByRole('heading', { name: 'Sign in to see this' }).waitFor();
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Person').fill('delegate.nor');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Publish award notices' }).waitFor();
});

test('what is not there is said under a heading, as one page of its own', async () => {
  const { page, open } = await pages.visit('delegate.nor');
  await open('/recommendations/NOT-THERE');
  await page.getByRole('heading', { level: 1, name: 'This cannot be shown' }).waitFor();
  await page.getByRole('alert').getByText('no recommendation NOT-THERE').waitFor();
});
