import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { appointed, kept } from '../api/asked-to-agree.ts';
import { memberIn, PackageReview, presiding, registrar, secretary } from '../api/package-route.ts';
import { inBothThemes, sideways } from './axe.ts';
import { openPages, type Pages, type Visit } from './pages.ts';
import {
  at,
  chair,
  does,
  formOf,
  lacking,
  looked,
  openEveryAct,
  signed,
  tasked,
  type Matter,
} from './office-forms.ts';

let pages: Pages;
let review: PackageReview;
let [endorsed, withheld]: string[] = [];
let other: Matter;
let desk: Record<'secretary' | 'presiding' | 'registrar' | 'norway' | 'authority', Visit>;

beforeAll(async () => {
  pages = await openPages();
  review = await PackageReview.open(pages.api);
  [endorsed, withheld] = [await review.agreed(), await review.agreed()];
  await review.ready([endorsed, withheld]);
  other = await tasked(pages.api, await openEveryAct(pages.api));
  desk = {
    secretary: await pages.visit(secretary),
    presiding: await pages.visit(presiding),
    registrar: await pages.visit(registrar),
    norway: await pages.visit('delegate.nor'),
    authority: await pages.visit('oleh.bondar'),
  };
}, 90_000);
afterAll(async () => {
  await pages.close();
});

async function now(reference = endorsed ?? '') {
  return await pages.api.get(secretary, at(reference).path);
}

async function act(person: string, reference: string, body: object): Promise<void> {
  await kept(pages.api, person, `${at(reference).path}/acts`, body);
}

const own = `
id: kept-on-a-page
version: 1
title: Kept on a page
steps:
  - id: drafting
    title: Drafting
    stages:
      - { kind: task, id: drafting, title: Drafting, act: freeze-version, holder: working-group-chair }
`;

/** Where what is on record shows elsewhere on the page. */
async function goesOn(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'See what it will do' }).click();
  await form.getByRole('button', { name: 'Sign and send' }).click();
}

/** The form of a package page behind its button. */
async function moves(name: string, reason: string): Promise<void> {
  const { page, open } = desk.secretary;
  await open(`/reviews/${review.id}/package`);
  await page.getByRole('button', { name, exact: true }).click();
  const form = page.getByRole('form', { name, exact: true });
  expect(await lacking(form)).toEqual(['Reason (needed for this)']);
  await form.getByLabel(/^Reason/).fill(reason);
  await signed(page, form);
}

test('the secretary takes one out of the package and puts it back, with the reason for all to read', async () => {
  const name = withheld ?? '';
  await moves(`Take ${name} out of the package`, 'The costs are not known yet.');
  const out = (await review.packageSeenBy(secretary)).at('notReady');
  expect(memberIn(out, name)['takenOut']).toMatchObject({ reason: 'The costs are not known yet.' });
  const delegate = desk.norway;
  await delegate.open(`/reviews/${review.id}/package`);
  await delegate.page.getByText('The costs are not known yet.').waitFor();
  expect(await delegate.page.getByRole('form').count()).toBe(0);
  await moves(`Put ${name} back into the package`, 'They are known now.');
  await review.ready([endorsed ?? '', name]);
}, 60_000);

test('what the summit endorsed is published, and the entry put right', async () => {
  await review.close([endorsed ?? '', withheld ?? '']);
  const except = [{ reference: withheld, outcome: 'withheld' }];
  const word = { type: 'conclude-all', outcome: 'endorsed', except };
  await kept(pages.api, presiding, review.acts, word);
  await review.reaches(endorsed ?? '', 'publication');
  const { page, open } = desk.registrar;
  await open(at(endorsed ?? '').page);
  const publish = await formOf(page, 'Publish');
  expect(await lacking(publish)).toEqual(['Entry in the public register']);
  await publish.getByLabel('Entry in the public register').fill('Contracts are announced.');
  await signed(page, publish);
  const path = `/api/register/${endorsed}`;
  expect((await pages.api.get(null, path)).at('entry')).toBe('Contracts are announced.');
  const right = await formOf(page, 'Correct the public entry');
  await right.getByLabel('Entry in the public register').fill('All contracts are announced.');
  expect(await lacking(right)).toEqual(['Reason (needed for this)']);
  expect(await right.getByLabel('Entry in the public register').inputValue()).toBe(
    'All contracts are announced.',
  );
  await right.getByLabel(/^Reason/).fill('A word was missing.');
  await signed(page, right);
  expect((await pages.api.get(null, path)).at('entry')).toBe('All contracts are announced.');
}, 60_000);

test('a nation lets everybody know what it said', async () => {
  await does(
    desk.norway,
    at(endorsed ?? ''),
    'Let everybody know your position: Agreement of the group',
  );
  const positions = (await pages.api.get(null, `/api/register/${endorsed}`)).at('positions');
  expect(positions).toMatchObject([{ body: 'NOR', position: 'agree' }]);
}, 60_000);

test('evidence is shown, refused for a reason, shown again and accepted', async () => {
  await desk.authority.open(at(endorsed ?? '').page);
  const show = await formOf(desk.authority.page, 'Submit evidence');
  expect(await lacking(show)).toEqual(['The evidence']);
  await show.getByLabel('The evidence').fill('Half of the contracts were announced.');
  await signed(desk.authority.page, show);

  const { page, open } = desk.secretary;
  await open(at(endorsed ?? '').page);
  const refuse = await formOf(page, 'Refuse the evidence');
  expect(await lacking(refuse)).toEqual(['Reason (needed for this)']);
  await refuse.getByLabel(/^Reason/).fill('The other half is missing.');
  await signed(page, refuse);
  const items = async () =>
    (await pages.api.get(secretary, `/api/reviews/${review.id}/implementation`)).at('items', 0);
  expect(await items()).toMatchObject({ state: 'evidence-awaited' });
  const evidence = 'All contracts were announced.';
  await act('oleh.bondar', endorsed ?? '', { type: 'submit-evidence', evidence });
  await does(desk.secretary, at(endorsed ?? ''), 'Accept the evidence');
  expect(await items()).toMatchObject({ state: 'evidence-accepted' });
}, 60_000);

test('what was withheld is reopened, and goes to the summit by itself', async () => {
  const reference = withheld ?? '';
  const { page, open } = desk.presiding;
  await open(at(reference).page);
  const form = await formOf(page, 'Reopen it');
  await form.getByLabel('To').selectOption('agreement');
  expect(await lacking(form)).toEqual(['Reason (needed for this)']);
  expect(await form.getByLabel('To').inputValue()).toBe('agreement');
  await form.getByLabel(/^Reason/).fill('The costs are known.');
  await signed(page, form);
  expect((await now(reference)).at('step')).toBe('agreement');

  const text = (await now(reference)).at('text', 'hash');
  for (const nation of ['nor', 'deu', 'fra'])
    await kept(pages.api, `delegate.${nation}`, `${at(reference).path}/responses`, {
      position: 'agree',
      text,
    });
  await desk.secretary.open(at(reference).page);
  const close = await formOf(desk.secretary.page, 'Close the package');
  expect(await lacking(close)).toEqual(['What is closed with it']);
  await close.getByLabel('What is closed with it').fill('This recommendation alone.');
  await signed(desk.secretary.page, close);
  expect((await now(reference)).at('stage')).toBe('summit');
  await does(desk.presiding, at(reference), 'Conclude', async (concluding) => {
    await concluding.getByLabel("The summit's word").selectOption('noted');
  });
  expect((await now(reference)).at('outcome')).toBe('noted');
}, 60_000);

test('it is returned to a step that is named', async () => {
  await act(chair, other.reference, { type: 'accept' });
  const frozen = { type: 'freeze-version', text: 'A first text.' };
  await act(chair, other.reference, frozen);
  const { page, open } = desk.presiding;
  await open(other.page);
  const form = await formOf(page, 'Return it to an earlier step');
  await form.getByLabel('To').selectOption('tasked');
  expect(await lacking(form)).toEqual(['Reason (needed for this)']);
  expect(await form.getByLabel('To').inputValue()).toBe('tasked');
  await form.getByLabel(/^Reason/).fill('The working group has to accept it anew.');
  await signed(page, form);
  expect((await now(other.reference)).at('step')).toBe('tasked');
}, 60_000);

test('it goes on under another version of its procedure, told before what that would do', async () => {
  const { page, open } = desk.secretary;
  await open(other.page);
  const form = await formOf(page, 'Move it to another version of its procedure');
  await form.getByLabel(/^Reason/).fill('The committee has more time now.');
  expect(await lacking(form)).toEqual(['Version to move to']);
  expect(await form.getByLabel(/^Reason/).inputValue()).toBe('The committee has more time now.');
  await form.getByLabel('Version to move to').selectOption('2');
  await form.getByRole('button', { name: 'See what it will do' }).click();
  await form.getByText('Goes on as it is: tasked.').waitFor();
  await form.getByRole('button', { name: 'Sign and send' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /^On record/ })
    .waitFor();
  expect((await now(other.reference)).at('procedure', 'version')).toBe(2);
}, 60_000);

test('another recommendation takes its place', async () => {
  const { page, open } = desk.secretary;
  await open(other.page);
  const form = await formOf(page, 'Replace it by another recommendation');
  await form.getByLabel(/^Reference/).fill('no reference at all');
  expect(await lacking(form)).toEqual(['Reference of the one that takes its place']);
  expect(await form.getByLabel(/^Reference/).inputValue()).toBe('no reference at all');
  await form.getByLabel(/^Reference/).fill(endorsed ?? '');
  await signed(page, form);
  expect((await now(other.reference)).at('outcome')).toBe('superseded');
}, 60_000);

test('a mandate is handed over with all that waits for its holder, for a reason', async () => {
  const { api } = pages;
  const { person } = await appointed(api, 'DEU');
  const { page, open } = desk.secretary;
  await open('/administration');
  await page.getByLabel('Body', { exact: true }).selectOption('DEU');
  const holder = page.getByRole('listitem').filter({ hasText: person });
  await holder.getByRole('button', { name: 'Hand it over' }).click();
  const form = page.getByRole('form', { name: `Hand the mandate of ${person} for DEU over` });
  await form.getByLabel('Who takes it over').selectOption('paul.reader');
  expect(await lacking(form)).toEqual(['Reason (needed for this)']);
  expect(await form.getByLabel('Who takes it over').inputValue()).toBe('paul.reader');
  await form.getByLabel(/^Reason/).fill('Posted elsewhere.');
  await goesOn(form);
  await holder.waitFor({ state: 'detached' });
  const items = (await api.get(secretary, '/api/mandates?body=DEU')).at('items');
  const holders = (Array.isArray(items) ? items : []).map(
    (one: { person?: unknown }) => one.person,
  );
  expect(holders).toContain('paul.reader');
  expect(holders).not.toContain(person);
}, 60_000);

test('a nation authorises another by letter to speak for it, and ends that', async () => {
  const { page, open } = desk.norway;
  const letters = async () =>
    (await pages.api.get('delegate.nor', '/api/authorisations')).at('items', 0);
  await open('/administration');
  await page.getByLabel('Body', { exact: true }).selectOption('NOR');
  await page.getByText('Authorise another body to speak for NOR').first().click();
  const form = page.getByRole('form', { name: 'Authorise another body to speak for NOR' });
  await form.getByLabel('What was written (kept on record)').fill('Denmark speaks for us.');
  expect(await lacking(form)).toEqual([
    'The body whose letters may speak for it',
    'Until (your time)',
  ]);
  await form.getByLabel('The body whose letters may speak for it').selectOption('DNK');
  await form.getByLabel('Until (your time)').fill('2035-01-01T09:00');
  await signed(page, form);
  expect(await letters()).toMatchObject({ body: 'NOR', speaker: 'DNK', revokedAt: null });
  const one = page.getByRole('listitem').filter({ hasText: 'DNK may speak for NOR' });
  await one.getByRole('button', { name: 'End it' }).click();
  await goesOn(page.getByRole('form', { name: 'End that DNK may speak for NOR' }));
  await one.waitFor({ state: 'detached' });
  expect(await letters()).not.toMatchObject({ revokedAt: null });
}, 60_000);

test('the registrar takes a text away, told before what stays, and all read why', async () => {
  const reference = withheld ?? '';
  const hash = String((await now(reference)).at('text', 'hash'));
  const { page, open } = desk.registrar;
  await open('/administration');
  await page.getByText('Take something away for good').first().click();
  const form = page.getByRole('form', { name: 'Take something away for good' });
  await form.getByLabel('Its SHA-256').fill('not a hash');
  expect(await lacking(form)).toEqual(['Its SHA-256', 'Why (everybody reads it in its place)']);
  expect(await form.getByLabel('Its SHA-256').inputValue()).toBe('not a hash');
  await form.getByLabel('Its SHA-256').fill(hash);
  await form.getByLabel(/^Why/).fill('It named a person.');
  await form.getByRole('button', { name: 'See what it will do' }).click();
  await form.getByText('Stays on record:').waitFor();
  await form.getByRole('button', { name: 'Sign and send' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /^On record/ })
    .waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: hash })
    .getByText('It named a person.')
    .waitFor();
  const version = await pages.api.get(secretary, `${at(reference).path}/versions/1`);
  expect(version.at('text')).toContain('It named a person.');
}, 60_000);

test('whoever keeps procedures keeps one that makes sense', async () => {
  const { page, open } = desk.secretary;
  await open('/procedures');
  await page.getByLabel('Your procedure (YAML or JSON)').fill(own);
  await page.getByRole('button', { name: 'Check it' }).click();
  const form = page.getByRole('form', { name: 'Keep Kept on a page, kept-on-a-page version 1' });
  await form.waitFor();
  await signed(page, form);
  const found = await pages.api.get(secretary, '/api/procedures/kept-on-a-page');
  expect(found.at('version')).toBe(1);
}, 60_000);

test('the pages with these forms are as the guidelines for accessibility have it', async () => {
  const { page, open } = desk.registrar;
  await open('/administration');
  for (const summary of await page.locator('summary').all()) await summary.click();
  for (const form of await page.locator('form:has(h3)').all())
    await form.getByRole('button', { name: 'See what it will do' }).click();
  await looked(page);
  expect([...(await inBothThemes(desk.registrar)), ...(await sideways(desk.registrar))]).toEqual(
    [],
  );
}, 60_000);

test('one reads one’s deadlines in a calendar, and signs out a browser that is lost, or all', async () => {
  const lost = await pages.visit('delegate.nor');
  const { page, open } = desk.norway;
  await open('/administration');
  const section = page.getByRole('region', { name: 'Yourself' });
  await section.getByRole('button', { name: 'Make an address' }).click();
  const address = await section.getByRole('status').locator('code').innerText();
  expect(await (await fetch(address)).text()).toContain('BEGIN:VCALENDAR');
  await section.getByRole('button', { name: 'End this address' }).click();
  await section.getByRole('button', { name: 'Make an address' }).waitFor();
  expect((await fetch(address)).status).toBe(404);
  await section.getByRole('button', { name: 'End it' }).click();
  await section.getByRole('button', { name: 'End it' }).waitFor({ state: 'detached' });
  await lost.page.reload();
  await lost.page.getByRole('link', { name: 'Sign in' }).first().waitFor();
  await lost.context.close();
  await section.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
}, 60_000);

test('and nothing on the way was kept out by the policy or failed', () => {
  for (const { complaints } of Object.values(desk)) expect(complaints).toEqual([]);
});
