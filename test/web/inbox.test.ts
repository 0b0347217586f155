import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { appointed, askToAgree, inDays, openReview } from '../api/asked-to-agree.ts';
import { done, freshId } from '../api/running-api.ts';
import { openPages, signInAtIssuer, type Pages } from './pages.ts';

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
