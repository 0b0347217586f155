import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { askToAgree, openReview } from '../api/asked-to-agree.ts';
import { freshId } from '../api/running-api.ts';
import { PackageReview, presiding, secretary } from '../api/package-route.ts';
import { openPages, type Pages, type Visit } from './pages.ts';

let pages: Pages;
let secretarys: Visit;

beforeAll(async () => {
  pages = await openPages();
  secretarys = await pages.visit(secretary);
}, 60_000);
afterAll(async () => {
  await pages.close();
});

async function sign(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'See what it will do' }).click();
  await form.getByRole('button', { name: 'Sign and send' }).click();
}

describe('a secretary, as docs/guide.md says', () => {
  test('asks of the plan what more time would do, by keyboard, and nothing is changed by asking', async () => {
    const { page, open } = secretarys;
    const review = await openReview(pages.api, ['NOR', 'DEU', 'FRA']);
    const { reference, path } = await askToAgree(pages.api, review);
    const before = (await pages.api.get(secretary, path)).at('due', 'instant');
    await open(`/reviews/${review}/plan`);
    const row = page.getByRole('article', { name: reference });
    await row.getByText(/^Its \d+ stages$/).click();
    await row.getByRole('slider', { name: /^More time for / }).focus();
    for (let days = 0; days < 5; days += 1) await page.keyboard.press('ArrowRight');
    const effect = row.getByRole('status').filter({ hasText: 'Brussels (promised)' });
    await effect
      .getByText(/summit/)
      .first()
      .waitFor();
    await row
      .getByText(/5 working days/)
      .first()
      .waitFor();
    expect((await pages.api.get(secretary, path)).at('due', 'instant')).toBe(before);
  }, 60_000);

  test('sets a review up, and reads while typing whether the route can hold the date', async () => {
    const { page, open } = secretarys;
    const id = freshId('SDPR').toUpperCase();
    const like = await openReview(pages.api, ['NOR', 'DEU', 'FRA']);
    await open('/reviews/new');
    await page.getByLabel('Route', { exact: true }).selectOption('sdpr');
    await page.getByLabel('Desks and electorates as in').selectOption(like);
    for (const [who, body] of [
      ['Who puts texts forward', /WG-1$/],
      ['Who is asked: nations', /NOR$/],
    ] as const)
      await page
        .getByRole('group', { name: who })
        .getByRole('checkbox', { name: body })
        .check({ force: true });
    await page.getByRole('region', { name: 'Its name' }).getByLabel('Short name').fill(id);
    await page.getByLabel('Title', { exact: true }).fill('A review set up on the page');
    const summit = page.getByLabel('The summit', { exact: true });
    await summit.fill(inDays(2));
    await page.getByText(/^The summit cannot be on .+ needs until .+ at the least/).waitFor();
    await summit.fill(inDays(300));
    await page.getByRole('heading', { name: 'The date can hold' }).waitFor();
    const steps = page.getByRole('status').filter({ hasText: 'The date can hold' });
    expect(await steps.getByRole('listitem').count()).toBeGreaterThan(5);
    const form = page.getByRole('form', { name: 'Open the review' });
    await form.getByRole('button', { name: 'See what it will do' }).click();
    await form.getByRole('button', { name: 'Sign and send' }).waitFor();
    // What was looked at is not what would be sent any more.
    await page.getByLabel('Title', { exact: true }).fill('Another title');
    await form.getByRole('button', { name: 'See what it will do' }).waitFor();
    expect(await form.getByRole('button', { name: 'Sign and send' }).count()).toBe(0);
    await sign(form);
    await page.getByText('On record').waitFor();
    expect((await pages.api.get(secretary, `/api/reviews/${id}`)).at('title')).toBe(
      'Another title',
    );
  }, 60_000);

  test('gives somebody a mandate, who acts for that nation at once, and ends it', async () => {
    const { page, open } = secretarys;
    const person = 'paul.reader';
    await open('/administration');
    await page.getByLabel('Body', { exact: true }).selectOption('NOR');
    await page.getByText('Give somebody a mandate for NOR').first().click();
    const form = page.getByRole('form', { name: 'Give somebody a mandate for NOR' });
    await form.getByLabel('Person').selectOption(person);
    await form.getByLabel('Role').selectOption('delegate');
    await sign(form);
    const bodies = page.getByRole('region', { name: 'Bodies and mandates' });
    const holder = bodies.getByRole('listitem').filter({ hasText: 'Paul Reader' });
    await holder.waitFor();
    const visit = await pages.visit(person);
    await visit.page.getByText('PUBLIC, NOR').or(visit.page.getByText('NOR, PUBLIC')).waitFor();
    await holder.getByRole('button', { name: 'End it' }).click();
    await sign(page.getByRole('form', { name: /^End the mandate of Paul Reader/ }));
    await holder.waitFor({ state: 'detached' });
    await visit.page.reload();
    await visit.page.getByText('PUBLIC', { exact: true }).waitFor();
    await visit.context.close();
  }, 60_000);

  test('tries a procedure out: the rules say what two objections come to, and why', async () => {
    const { page, open } = secretarys;
    await open('/procedures/nato-silence?version=1');
    const simulator = page.getByRole('region', { name: 'Try it out' });
    const outcome = simulator.getByRole('status');
    await outcome.getByText('agreed', { exact: true }).waitFor();
    await simulator.getByRole('button', { name: 'Add an answer' }).click();
    await simulator.getByRole('button', { name: 'Add an answer' }).click();
    const broken = simulator.getByRole('alert');
    await broken.getByText('broken', { exact: true }).waitFor();
    expect(await broken.innerText()).toMatch(/BEL.*CAN/);
    for (const body of [1, 0])
      await simulator.getByLabel('Position').nth(body).selectOption({ label: 'agrees' });
    await outcome.getByText('agreed', { exact: true }).waitFor();
  }, 60_000);

  test('closes the package as it is seen; the presiding officer puts the summit’s word on each', async () => {
    const { page, open } = secretarys;
    const review = await PackageReview.open(pages.api);
    const [noted, endorsed] = [await review.agreed(), await review.agreed()];
    await review.ready([noted, endorsed]);
    await open(`/reviews/${review.id}/package`);
    await sign(page.getByRole('form', { name: 'Close the package with 2 recommendations' }));
    await page.getByText('SHA-256 of what was frozen').waitFor();
    const summit = await pages.visit(presiding);
    await summit.open(`/reviews/${review.id}/package`);
    const form = summit.page.getByRole('form', { name: /^The summit's word on 2/ });
    await form.getByLabel(noted).selectOption({ label: 'noted' });
    await sign(form);
    for (const [reference, word] of [
      [noted, 'noted'],
      [endorsed, 'endorsed'],
    ] as const) {
      const member = page.getByRole('article', { name: reference });
      await member.getByText(word, { exact: true }).waitFor();
    }
    expect(summit.complaints).toEqual([]);
    await summit.context.close();
  }, 60_000);

  test('and nothing on the way was kept out by the policy or failed', () => {
    expect(secretarys.complaints).toEqual([]);
  });
});

/** The clock at the place, as the browser's own field takes it. */
function inDays(days: number): string {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T09:00`;
}
