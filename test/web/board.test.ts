import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoReview, done, freshId } from '../api/running-api.ts';
import { openPages, type Pages, type Visit } from './pages.ts';

const secretary = 'sofia.marin';
const chair = 'kari.holm';
const review = freshId('board');
const [late, running] = [freshId('R'), freshId('R')];
const acts = `/api/recommendations/${running}/acts`;
let pages: Pages;

beforeAll(async () => {
  pages = await openPages();
  const { api } = pages;
  await done(api.post(secretary, '/api/reviews', demoReview(review)));
  await task(late, 'Nobody has accepted it');
  await task(running, 'Publish award notices');
  await done(api.post(chair, acts, { type: 'accept' }));
  await freeze('1. Notices\nPublish notices within ten days.');
  const comment = { kind: 'substantive', clause: '1', text: 'Ten days are too few.' };
  await done(api.post('delegate.nor', `/api/recommendations/${running}/comments`, comment));
  await freeze('1. Notices\nPublish notices within thirty days.');
}, 60_000);
afterAll(async () => {
  await pages.close();
});

async function task(reference: string, title: string): Promise<void> {
  const body = { reference, title, workingGroup: 'WG-1' };
  await done(pages.api.post(secretary, `/api/reviews/${review}/recommendations`, body));
}

/** For hours, so that it is not late while the other one is. */
async function freeze(text: string): Promise<void> {
  const names = {
    benchmark: 'The Allied benchmark.',
    authority: 'MOD-UKR',
    dueDate: new Date(Date.now() + 86_400_000).toISOString(),
    indicator: 'Share of notices published.',
  };
  const frozen = { type: 'freeze-version', text, names, window: { hours: 20 } };
  await done(pages.api.post(chair, acts, frozen));
}

describe('a secretary, on the board', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await pages.visit(secretary);
  });

  test('sees the steps in their order, what blocks the summit, and slack and who is awaited in words', async () => {
    const { page, open } = visit;
    await open(`/reviews/${review}`);
    await page.getByRole('heading', { name: 'What blocks the summit' }).waitFor();
    const route = await page.getByRole('list', { name: /^The route/ }).innerText();
    expect(route).toMatch(/^Tasked 1\s+Drafting 0\s+Working group 1\s+Expert reviews 0/);
    const column = page.getByRole('region', { name: 'Working group', exact: true });
    const card = column.getByRole('article', { name: running });
    await card.getByText(/working days? of slack|Too late by/).waitFor();
    const said = await card.innerText();
    for (const body of ['NOR', 'DEU', 'FRA']) expect(said).toContain(body);
    expect(await card.locator('img.flag').count()).toBe(3);
  });

  test('finds the overdue one by a filter, which the address keeps', async () => {
    const { page, open } = visit;
    await isOverdue();
    await open(`/reviews/${review}`);
    await page.getByLabel('Only what is overdue').check();
    await page.getByText('1 of 2 recommendations shown').waitFor();
    expect(new URL(page.url()).searchParams.get('overdue')).toBe('true');
    await page.reload();
    await page.getByText('1 of 2 recommendations shown').waitFor();
    await page.getByRole('link', { name: late }).waitFor();
    expect(await page.getByRole('link', { name: running }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('link', { name: running }).click();
    await page.getByRole('heading', { name: 'Publish award notices' }).waitFor();
  });

  test('reads what changed between two versions, by word', async () => {
    const changes = visit.page.getByRole('region', { name: 'What changed' });
    await changes.getByText('Publish notices within').waitFor();
    expect(await changes.locator('del').allInnerTexts()).toEqual(['ten']);
    expect(await changes.locator('ins').allInnerTexts()).toEqual(['thirty']);
    const comment = visit.page.getByRole('article', { name: 'Comment 1' });
    expect(await comment.innerText()).toContain('Ten days are too few.');
    expect(await comment.getByRole('button').count()).toBe(0);
  });

  test('and nothing on the way was kept out by the policy or failed', () => {
    expect(visit.complaints).toEqual([]);
  });
});

test('the chair, whose act it is, disposes of a comment where it stands', async () => {
  const { page, open, complaints } = await pages.visit(chair);
  await open(`/recommendations/${running}`);
  const comment = page.getByRole('article', { name: 'Comment 1' });
  await page.getByText('1 comment is not disposed of.').waitFor();
  await comment.getByRole('button', { name: 'Dispose of comment 1' }).click();
  await comment.getByLabel('Disposition').selectOption('accepted');
  await comment.getByLabel(/^Reason/).fill('Thirty days it is.');
  await comment.getByRole('button', { name: 'See what it will do' }).click();
  await comment.getByRole('button', { name: 'Sign and send' }).click();
  await comment.getByText('Thirty days it is.').waitFor();
  await page.getByText('1 comment is not disposed of.').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('a step with more than one looks through shows some, how many more there are, and then those', async () => {
  const many = freshId('board');
  await done(pages.api.post(secretary, '/api/reviews', demoReview(many)));
  const path = `/api/reviews/${many}/recommendations`;
  const tasked = Array.from({ length: 23 }, (_, n) => ({
    reference: freshId('R'),
    title: `N ${n}`,
  }));
  await Promise.all(
    tasked.map((one) => done(pages.api.post(secretary, path, { ...one, workingGroup: 'WG-1' }))),
  );
  const { page, open } = await pages.visit(secretary);
  await open(`/reviews/${many}`);
  const column = page.getByRole('region', { name: 'Tasked', exact: true });
  await column.getByRole('button', { name: '3 more: show the next' }).click();
  await column.getByRole('article').nth(22).waitFor();
  expect(await column.getByRole('article').count()).toBe(23);
  expect(await column.getByRole('button').count()).toBe(0);
});

/** Its seconds are over by the register's clock. */
async function isOverdue(): Promise<void> {
  const path = `/api/recommendations/${late}`;
  while ((await pages.api.get(secretary, path)).at('overdue') !== true)
    await new Promise((resolve) => setTimeout(resolve, 200));
}
