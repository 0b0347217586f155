import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { kept } from '../api/asked-to-agree.ts';
import { freshId } from '../api/running-api.ts';
import { openPages, type Pages, type Visit } from './pages.ts';

let pages: Pages;
let secretary: Visit;
beforeAll(async () => {
  pages = await openPages();
  secretary = await pages.visit('sofia.marin');
}, 60_000);
afterAll(() => pages.close());

type Asked = {
  readonly route: RegExp;
  readonly date: string;
  readonly group: string;
  /** Names of bodies by the label of who is asked. */
  readonly asked: Readonly<Record<string, readonly string[]>>;
  readonly desks?: Readonly<Record<string, string>>;
};

const inAYear = `${new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)}T09:00`;

/** Fills the wizard in; what is asked for depends on the route that is chosen first. */
async function fillIn({ page, open }: Visit, review: string, given: Asked): Promise<void> {
  await open('/reviews/new');
  await page
    .getByLabel('Route', { exact: true })
    .selectOption({ label: await routeCalled(page, given.route) });
  await page.getByRole('textbox', { name: given.date }).fill(inAYear);
  await page.getByRole('group', { name: 'Who puts texts forward' }).getByText(given.group).click();
  for (const [who, bodies] of Object.entries(given.asked)) {
    const group = page.getByRole('group', { name: `Who is asked: ${who}` });
    for (const body of bodies) await tick(group, body);
  }
  for (const [desk, body] of Object.entries(given.desks ?? {}))
    await page
      .getByRole('group', { name: desk, exact: true })
      .getByLabel('Body')
      .selectOption(body);
  await page.getByRole('region', { name: 'Its name' }).getByLabel('Short name').fill(review);
  await page.getByLabel('Title', { exact: true }).fill(`The review ${review}`);
}

async function routeCalled(page: Page, route: RegExp): Promise<string> {
  const options = page.getByLabel('Route', { exact: true }).locator('option');
  await options.filter({ hasText: route }).first().waitFor({ state: 'attached' });
  return (await options.filter({ hasText: route }).first().innerText()).trim();
}

/** Its kind is opened first where it is closed. */
async function tick(group: Locator, body: string): Promise<void> {
  const box = group.getByText(body, { exact: true });
  if (!(await box.isVisible())) {
    const here = group.page().getByText(body, { exact: true });
    await group.locator('details', { has: here }).locator('summary').click();
  }
  await box.click();
}

/** Looks at what it will do, then signs. */
async function sign(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'See what it will do' }).click();
  await form.getByRole('button', { name: 'Sign and send' }).click();
}

async function openReview({ page }: Visit): Promise<void> {
  await sign(page.getByRole('form', { name: 'Open the review' }));
  await page.getByText('On record').waitFor();
}

/** Puts a recommendation forward with its text, on the board of the review. */
async function putForward(
  person: string,
  review: string,
  fill: (form: Locator) => Promise<void>,
): Promise<string> {
  const { page, open } = await pages.visit(person);
  await open(`/reviews/${review}`);
  const form = page.getByRole('form', { name: 'Task a working group with a recommendation' });
  await form.getByLabel('Reference').fill(`${review}-01`);
  await form.getByLabel('Title').fill('Buy together');
  await fill(form);
  await form.getByLabel(/^Its text/).fill('Members buy **together** from now on.');
  await sign(form);
  await page.getByRole('article', { name: `${review}-01` }).waitFor();
  return `${review}-01`;
}

/** Answers from the inbox, and sees it on record. */
async function answer(person: string, body: string, position: string, reason?: string) {
  const { page, open, complaints } = await pages.visit(person);
  await open('/');
  await page.getByRole('link', { name: 'Buy together' }).first().click();
  const form = page.getByRole('form', { name: `The answer of ${body}` });
  await form.getByText(position, { exact: true }).click();
  if (reason !== undefined) await form.getByLabel(/^Reason/).fill(reason);
  await page.getByText('Members buy').first().waitFor();
  await sign(form);
  await page.getByRole('heading', { name: 'On record' }).waitFor();
  expect(complaints).toEqual([]);
  return page;
}

test('an approval chain is set up among teams, and approved by its manager and by finance', async () => {
  const { page } = secretary;
  const review = freshId('buy').toUpperCase();
  const treasury = freshId('TREASURY').toUpperCase();
  await kept(pages.api, 'sofia.marin', '/api/bodies', {
    id: treasury,
    name: 'The treasury',
    kind: 'office',
  });
  await fillIn(secretary, review, {
    route: /Two-step approval/,
    date: 'To be over by',
    group: 'WG-1',
    asked: { 'line manager': ['CNAD'], finance: [treasury] },
    desks: { 'presiding officer': 'NAC' },
  });
  await page.getByText('Nothing on this route depends on the date').waitFor();
  await page.getByText(`Nobody may answer now for: ${treasury}.`).waitFor();
  await kept(pages.api, 'sofia.marin', '/api/mandates', {
    person: 'paul.reader',
    body: treasury,
    role: 'approver',
  });
  await openReview(secretary);
  await page.getByRole('link', { name: 'To its board' }).click();
  await page.getByText('This route asks as soon as it is tasked').waitFor();

  const reference = await putForward('kari.holm', review, async (form) => {
    await form.getByLabel('Amount').fill('20000');
  });
  await answer('helena.costa', 'CNAD', 'Approve');
  const last = await answer('paul.reader', treasury, 'Approve');
  await last
    .getByText(/^It is over: agreed|Over: agreed|agreed/)
    .first()
    .waitFor();
  const shown = await pages.api.get('sofia.marin', `/api/recommendations/${reference}`);
  expect([shown.at('outcome'), shown.at('over')]).toEqual(['agreed', true]);
}, 90_000);

test('a ballot by two thirds is set up among committees, and voted on', async () => {
  const review = freshId('vote').toUpperCase();
  await fillIn(secretary, review, {
    route: /Special majority vote of OASIS/,
    date: 'To be over by',
    group: 'WG-4',
    asked: { members: ['WG-1', 'WG-2', 'WG-3'] },
  });
  await openReview(secretary);
  const reference = await putForward('ruth.adler', review, () => Promise.resolve());
  await answer('kari.holm', 'WG-1', 'Yes');
  await answer('piotr.zielinski', 'WG-2', 'No');
  const shown = await pages.api.get('ruth.adler', `/api/recommendations/${reference}/responses`);
  expect(shown.at('items', 1, 'position')).toBe('no');
  expect(shown.at('items', 0, 'position')).toBe('yes');
}, 90_000);

test('a silent approval asks for no position, and one comment of substance ends it', async () => {
  const review = freshId('silent').toUpperCase();
  await fillIn(secretary, review, {
    route: /Silent approval of IALA/,
    date: 'To be over by',
    group: 'WG-4',
    asked: { members: ['WG-1', 'WG-2'] },
  });
  await openReview(secretary);
  const reference = await putForward('ruth.adler', review, () => Promise.resolve());
  const { page, open } = await pages.visit('piotr.zielinski');
  await open(`/recommendations/${reference}`);
  const asked = page.getByRole('region', { name: 'The answer of WG-2' });
  await asked.getByText('Nobody gives a position here').waitFor();
  await page.locator('summary').filter({ hasText: 'Comment for WG-2' }).click();
  const form = page.getByRole('form', { name: 'Comment for WG-2' });
  await form.getByLabel('Kind').selectOption('substantive');
  await form.getByLabel('Your comment').fill('It changes the light itself.');
  await sign(form);
  await page
    .getByText(/broken/i)
    .first()
    .waitFor();
}, 90_000);

test('a written procedure of a council asks for its subject, and one objection ends it', async () => {
  const review = freshId('council').toUpperCase();
  await fillIn(secretary, review, {
    route: /Simplified written procedure/,
    date: 'To be over by',
    group: 'WG-2',
    asked: { members: ['Norway', 'Germany'] },
    desks: { presidency: 'NAC' },
  });
  await openReview(secretary);
  await putForward('pieter.devos', review, async (form) => {
    await form.getByText('Otherwise: its subject is none').waitFor();
    await form.getByLabel('Subject, as the rule lists them').selectOption('c');
  });
  const page = await answer('delegate.nor', 'NOR', 'Object', 'Not like this.');
  await page
    .getByText(/broken/i)
    .first()
    .waitFor();
}, 90_000);
