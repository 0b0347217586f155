import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { makeKey, readPrivateKey } from '../../audit/keys.ts';
import { readReceipt } from '../../audit/receipt-file.ts';
import { checkReceipt } from '../../audit/receipt.ts';
import { makeCheckpoint } from '../../store/audit/checkpoints.ts';
import { appointed, askToAgree, inDays, openReview } from '../api/asked-to-agree.ts';
import { done, freshId } from '../api/running-api.ts';
import { openPages, signInAtIssuer, type Pages } from './pages.ts';

const log = readPrivateKey(makeKey('nemcon.example/audit'));
let pages: Pages;
let matters: Awaited<ReturnType<typeof askToAgree>>[];

beforeAll(async () => {
  pages = await openPages();
  const review = await openReview(pages.api, ['NOR', 'DEU', 'FRA']);
  matters = await Promise.all([1, 2, 3].map(() => askToAgree(pages.api, review)));
}, 120_000);
afterAll(async () => {
  await pages.close();
});

/** As somebody without a mouse goes there: to the control, then its key. */
async function press(page: Page, name: string, key: string): Promise<void> {
  const control = page.getByRole('main').getByRole(key === 'Space' ? 'checkbox' : 'button', {
    name,
    exact: key !== 'Space',
  });
  await control.focus();
  await page.keyboard.press(key);
}

/** More than the quarter of an hour within which an act that binds may be signed. */
async function signedInLongAgo(person: string): Promise<void> {
  await sql`update nemcon.sessions set authenticated_at = authenticated_at - interval '1 hour'
    where person = ${person}`.execute(pages.api.harness.store.db);
}

test('several texts are answered together by keyboard: each looked at, one fails by name, the rest are on record', async () => {
  const { page, complaints, open, context } = await pages.visit('delegate.deu');
  await open('/');
  const line = page.getByRole('article').first();
  await line.waitFor();
  expect(await line.innerText()).toContain('Waits for DEU as delegate');
  for (const { reference } of matters) await press(page, `${reference} DEU`, 'Space');
  await page.getByText('3 chosen').waitFor();
  await press(page, 'Answer together', 'Enter');
  await page.getByRole('heading', { name: 'Answer 3 texts together' }).waitFor();
  await page.locator('h1:focus').waitFor();
  await page.getByRole('radio', { name: 'Agree does not block' }).focus();
  await page.keyboard.press('Space');
  await press(page, 'See what each will do', 'Enter');
  await page.getByText('You are about to sign 3 answers.').waitFor();
  const said = await page.getByRole('main').innerText();
  for (const { reference, text } of matters) {
    expect(said).toContain(reference);
    expect(said).toContain(text);
  }
  expect(said.match(/DEU answered agree/g)).toHaveLength(3);
  const [, changed] = matters;
  if (!changed) throw new Error('There are three.');
  const freeze = { type: 'freeze-version', text: 'Another text.' };
  await done(pages.api.post('kari.holm', `${changed.path}/acts`, freeze));
  await signedInLongAgo('delegate.deu');
  await press(page, 'Sign and send 3 answers', 'Enter');
  const tab = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Sign in again and send' }).click();
  await signInAtIssuer(await tab, 'delegate.deu');
  await page.getByText('2 of 3 are on record.').waitFor();
  await page.getByText('One was not taken and is not on record').waitFor();
  const outcomes = page.getByRole('main').getByRole('listitem');
  const of = (reference: string) => outcomes.filter({ hasText: reference }).innerText();
  expect(await of(changed.reference)).toMatch(/not taken[\s\S]*text/);
  for (const { reference, responses } of matters.filter((one) => one !== changed)) {
    expect(await of(reference)).toContain('On record');
    expect((await pages.api.get('delegate.deu', responses)).at('items')).toHaveLength(1);
  }
  await press(page, 'Back to the inbox', 'Enter');
  await page.getByRole('article', { name: changed.reference }).waitFor();
  expect(await page.getByRole('article').count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('who acts for whom stands above what waits, for both, each in their language', async () => {
  const { api } = pages;
  const principal = await appointed(api, 'NOR');
  const standIn = freshId('bo');
  const { mandate } = principal;
  const lent = { mandate, person: standIn, until: inDays(3), reason: 'On leave.' };
  await done(api.post(principal.person, '/api/stand-ins', lent));
  const bo = await pages.visit(null, { locale: 'fr-FR' });
  await bo.page.goto('/');
  await bo.page.getByRole('link', { name: 'Se connecter' }).first().click();
  await signInAtIssuer(bo.page, standIn);
  await bo.page.getByText(`Vous agissez pour ${principal.person} (NOR, délégué`).waitFor();
  await bo.page
    .getByText(/« Accord du groupe de travail » doit aboutir au plus tard le .+Bruxelles/)
    .first()
    .waitFor();
  await bo.page.getByText('Répondre : Accord du groupe de travail').first().waitFor();
  await bo.page.getByLabel('Langue').selectOption('uk');
  await bo.page
    .getByText(/«Згода робочої групи»: рішення має бути до .+Брюссель/)
    .first()
    .waitFor();
  await bo.page.getByText(`Ви дієте за ${principal.person}`).waitFor();
  const away = await pages.visit(principal.person);
  await away.open('/');
  await away.page.getByText(`${standIn} acts for you (NOR, delegate) until`).waitFor();
  const spoken = async (asked: string) => {
    const headers = { 'accept-language': asked };
    const answer = await away.page.request.get('/api/inbox', { headers });
    const { vary, 'content-language': language } = answer.headers();
    return [language, vary];
  };
  expect(await spoken('fr-CH, en;q=0.5')).toEqual(['fr', 'Accept-Language']);
  expect(await spoken('de')).toEqual(['en', 'Accept-Language']);
  expect([...bo.complaints, ...away.complaints]).toEqual([]);
});

test('what one did, and what one’s body did, is found again on its page, with a receipt that verifies', async () => {
  const { api } = pages;
  const matter = matters[0];
  if (!matter) throw new Error('There are three.');
  const { person: head } = await appointed(api, 'DEU', 'head-of-delegation');
  const { page, open, complaints } = await pages.visit(head);
  await open(`/recommendations/${matter.reference}`);
  await page.getByText('DEU has answered already: it agrees').waitFor();
  await makeCheckpoint(api.harness.store, [log]);
  await page.getByRole('button', { name: 'Make the receipt: agrees' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the receipt' }).click();
  const receipt = readReceipt(readFileSync(await (await download).path(), 'utf8'));
  expect(checkReceipt(receipt, log.public).genuine).toBe(true);
  expect(receipt.text).toBe(matter.text);
  const path = `${matter.path}/receipts`;
  const ofGermany = await api.get(head, path);
  expect(ofGermany.at('items', 0)).toMatchObject({ person: 'delegate.deu', act: 'respond' });
  const proof = String(ofGermany.at('items', 0, 'proof'));
  expect((await api.get('delegate.nor', path)).at('items')).toEqual([]);
  expect((await api.get('delegate.nor', proof)).status).toBe(404);
  const { person: auditor } = await appointed(api, 'DEU', 'auditor');
  expect((await api.get(auditor, path)).at('items')).toEqual([]);
  expect((await api.get(auditor, proof)).status).toBe(404);
  // Who may look into Temporal is led there; others are not told of it.
  const look = await pages.visit(auditor);
  await look.open(`/recommendations/${matter.reference}`);
  const workflow = look.page.getByRole('link', { name: 'Its workflow in the Temporal UI' });
  expect(await workflow.getAttribute('href')).toMatch(/^http:\/\/temporal\.example\//);
  await look.open('/');
  await look.page.getByRole('link', { name: 'what waits for DEU' }).waitFor();
  await open('/');
  await page.getByRole('article').first().waitFor();
  expect(await page.getByRole('link', { name: 'what waits for DEU' }).count()).toBe(0);
  expect(complaints).toEqual([]);
});
