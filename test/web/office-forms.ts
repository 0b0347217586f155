import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { parseProcedure } from '../../procedures/load.ts';
import { insertProcedure } from '../../store/procedures.ts';
import { kept } from '../api/asked-to-agree.ts';
import { demoReview, freshId, type TestedApi } from '../api/running-api.ts';
import type { Visit } from './pages.ts';

export const secretary = 'sofia.marin';
export const chair = 'kari.holm';
export const presiding = 'pieter.devos';

/** Every act that comes before an agreement, at the desks of few people. */
const route = (version: number) => `
id: every-act
version: ${version}
title: Every act once
acts:
  freeze-version: [working-group-chair]
  mark: [secretary]
  raise: [presiding-officer]
  withdraw: [secretary]
  return: [presiding-officer]
steps:
  - id: tasked
    title: Tasked
    stages:
      - { kind: task, id: tasked, title: Tasking, act: accept, holder: working-group-chair }
  - id: drafting
    title: Drafting
    stages:
      - { kind: task, id: drafting, title: Drafting, act: freeze-version, holder: working-group-chair }
  - id: reviews
    title: Reviews
    stages:
      - { kind: task, id: first-review, title: First review, act: advise, holder: working-group-chair }
      - kind: task
        id: second-review
        title: Second review
        act: advise
        holder: legal-adviser
        passedOverBy: secretary
  - id: committee
    title: Committee
    stages:
      - kind: decision
        id: committee
        title: Consensus
        electorate: nations
        opening: { by: secretary, act: convene }
        window: { default: ${version} hours }
        positions:
          agree: {}
          object: { effect: blocks }
        comments: { by: electorate }
        judged: { from: opening, until: decided }
        passOver: { by: secretary, from: opening }
        agreed: { step: silence }
  - id: silence
    title: Silence
    stages:
      - kind: decision
        id: silence
        title: Silence procedure
        electorate: nations
        opening: { by: secretary, act: circulate }
        window: { default: 2 hours }
        silence: assent
        breaks: standing
        positions:
          agree: {}
          object: { effect: breaks }
        judged: { from: all-answered, until: expiry }
        extension: { by: presiding-officer }
        newText: { reissue: ordered, by: presiding-officer }
        agreed: end
        broken: meeting
`;

/** A review by the first of two versions of that route, in which three nations are asked. */
export async function openEveryAct(api: TestedApi): Promise<string> {
  const review = freshId('acts');
  for (const version of [1, 2])
    await insertProcedure(api.harness.store, parseProcedure('every-act', route(version)));
  const electorates = { nations: ['NOR', 'DEU', 'FRA'] };
  const more = { procedure: { id: 'every-act', version: 1 }, electorates };
  await kept(api, secretary, '/api/reviews', demoReview(review, more));
  return review;
}

export type Matter = { readonly reference: string; readonly path: string; readonly page: string };

export async function tasked(api: TestedApi, review: string): Promise<Matter> {
  const reference = freshId('R').toUpperCase();
  const tasking = { reference, title: `The title of ${reference}`, workingGroup: 'WG-1' };
  await kept(api, secretary, `/api/reviews/${review}/recommendations`, tasking);
  return at(reference);
}

export function at(reference: string): Matter {
  return {
    reference,
    path: `/api/recommendations/${reference}`,
    page: `/recommendations/${reference}`,
  };
}

/** What happened, by its type, the newest last. */
export async function happenedTo(api: TestedApi, { path }: Matter): Promise<unknown[]> {
  const items = (await api.get(secretary, `${path}/timeline?limit=200`)).at('items');
  return (Array.isArray(items) ? items : []).map((one: { type?: unknown }) => one.type);
}

export async function offeredTo(
  api: TestedApi,
  { path }: Matter,
  person: string,
): Promise<unknown[]> {
  const acts = (await api.get(person, path)).at('acts');
  return (Array.isArray(acts) ? acts : []).map((one: { act?: unknown }) => one.act);
}

/** The form of an act, wherever on the page it is offered. */
export async function formOf(page: Page, act: string): Promise<Locator> {
  const form = page.getByRole('form', { name: act, exact: true });
  if (await form.isVisible()) return form;
  const others = page.getByText('Other acts that are open to you');
  const button = page.getByRole('button', { name: act, exact: true });
  if (!(await button.isVisible())) await others.click();
  await button.click();
  await form.waitFor();
  return form;
}

/** Looks at what it will do, signs, and waits until it is told to be on record. */
export async function signed(page: Page, form: Locator): Promise<string> {
  // What it would do may end in "on record" as well; what it did begins so.
  const all = page.getByRole('status').filter({ hasText: /^On record/ });
  const told = all.nth(await all.count());
  await form.getByRole('button', { name: 'See what it will do' }).click();
  await form.getByRole('button', { name: 'Sign and send' }).click();
  await told.waitFor();
  return await told.innerText();
}

/** Opens the matter, fills the form of the act, and signs it. */
export async function does(
  { page, open }: Visit,
  matter: Matter,
  act: string,
  filled: (form: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  await open(matter.page);
  const form = await formOf(page, act);
  await filled(form);
  return await signed(page, form);
}

/** Asks to go on with what is there, and reads what the form says of each field that lacks something. */
export async function lacking(form: Locator): Promise<string[]> {
  await form.getByRole('button', { name: 'See what it will do' }).click();
  await form.getByRole('alert').filter({ hasText: 'Nothing was sent' }).waitFor();
  expect(await form.getByRole('button', { name: 'Sign and send' }).count()).toBe(0);
  const wrong = form.locator('.field', { has: form.page().locator('[aria-invalid="true"]') });
  const labels = await wrong.locator('label').allInnerTexts();
  const first = await form.locator('[aria-invalid="true"]').first().getAttribute('id');
  expect(await form.page().evaluate('document.activeElement.id')).toBe(first);
  return labels.map((label) => label.replace(/ \*$/, ''));
}

/** Opens every form that is offered on the page, and has each say what it lacks. */
export async function openEvery({ page, open }: Visit, matter: Matter): Promise<void> {
  await open(matter.page);
  const others = page.locator('details', { hasText: 'Other acts that are open to you' });
  await others.locator('summary').click();
  for (const button of await others.locator('button[aria-expanded]').all()) await button.click();
  const comment = page.locator('summary', { hasText: 'Comment for' });
  if (await comment.isVisible()) await comment.click();
  const forms = page.locator('form:has(h3)');
  for (const form of await forms.all())
    await form.getByRole('button', { name: 'See what it will do' }).click();
  await looked(page);
}

/** Until the page has been told what everything would do. */
export async function looked(page: Page): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    const look = () =>
      document.querySelector('button[data-pending]') ? requestAnimationFrame(look) : done();
    look();
  })`);
}
