import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Locator, Page, Request, Route } from 'playwright-core';
import { Heartbeat } from '../../store/heartbeat.ts';
import { appointed, kept } from '../api/asked-to-agree.ts';
import { openPages, signInAtIssuer, type Pages, type Visit } from './pages.ts';
import { circulate, draft, freeze, onRecord, openSilences, secretary } from './silence.ts';

const person = 'delegate.deu';
const reason = 'Ten days are too few for a secret contract.';
let pages: Pages;
let review: string;
let delegate: Visit;
let colleague: Visit;
/** Runs beside the other cases, because its deadline has to come. */
let overtaken: Promise<Overtaken>;
let worker: Heartbeat;

beforeAll(async () => {
  pages = await openPages();
  // As the worker's own process does it; without it nobody knows whether answers could be received.
  worker = new Heartbeat(pages.api.harness.store, 'worker');
  await worker.start(() => undefined);
  review = await openSilences(pages.api, ['DEU', 'NOR']);
  delegate = await pages.visit(person);
  colleague = await pages.visit((await appointed(pages.api, 'DEU')).person);
  overtaken = deadlineComes();
  overtaken.catch(() => undefined);
}, 120_000);
afterAll(async () => {
  await worker.stop();
  await pages.close();
});

/** A silence of its own, open before the delegate. */
async function asked(visit: Visit, window: object = { hours: 2 }) {
  const matter = await draft(pages.api, review);
  await circulate(pages.api, matter.path, window);
  await visit.open(matter.page);
  return { ...matter, form: formOn(visit.page) };
}

function formOn(page: Page): Locator {
  return page.getByRole('form', { name: 'The answer of DEU: Silence procedure' });
}

async function write(form: Locator): Promise<void> {
  await form.getByText('Object', { exact: true }).click();
  await form.getByLabel(/^Reason/).fill(reason);
}

const see = (form: Locator) => form.getByRole('button', { name: 'See what it will do' });
const send = (form: Locator) => form.getByRole('button', { name: 'Sign and send' });
const receipt = (page: Page) => page.getByRole('heading', { name: 'On record' });

type Overtaken = { readonly said: string; readonly kept: string; readonly record: string[] };

async function deadlineComes(): Promise<Overtaken> {
  const page = await delegate.context.newPage();
  const matter = await draft(pages.api, review);
  await page.goto(matter.page);
  await page.getByRole('heading', { name: 'Publish award notices' }).waitFor();
  await circulate(pages.api, matter.path, { seconds: 12 });
  await write(formOn(page));
  await see(formOn(page)).click();
  await send(formOn(page)).waitFor();
  await formOn(page).getByText('The deadline has passed').waitFor();
  const closed = page.getByRole('status').filter({ hasText: 'asks for no answer any more' });
  await closed.waitFor({ timeout: 30_000 });
  const [said, record] = [await closed.innerText(), await onRecord(pages.api, matter.path, person)];
  return { said, kept: await closed.getByRole('blockquote').innerText(), record };
}

describe('two people of one body', () => {
  test('answer one after the other: the second is told before signing, the first afterwards', async () => {
    const first = await asked(delegate);
    await colleague.open(first.page);
    const second = formOn(colleague.page);
    await write(second);
    await see(second).click();
    await send(second).waitFor();
    await first.form.getByText('Agree', { exact: true }).click();
    await see(first.form).click();
    await send(first.form).click();
    await receipt(delegate.page).waitFor();
    await second.getByText('DEU has answered already: it agrees (delegate.deu').waitFor();
    expect(await send(second).count()).toBe(0);
    expect(await second.getByLabel(/^Reason/).inputValue()).toBe(reason);
    await see(second).click();
    await send(second).click();
    await receipt(colleague.page).waitFor();
    await delegate.page.getByText('Since then DEU has answered again: it objects').waitFor();
    const record = await onRecord(pages.api, first.path, person);
    expect(record.toSorted()).toEqual(['DEU agree void', 'DEU object counted']);
  }, 60_000);

  test('sign in the same moment: one answer counts, and whose does not is told so', async () => {
    const first = await asked(delegate);
    await colleague.open(first.page);
    const both = [first.form, formOn(colleague.page)] as const;
    const isBoth = barrier(2);
    for (const visit of [delegate, colleague])
      await visit.page.route(/\/responses$/, async (route) => {
        if (route.request().method() === 'POST') await isBoth();
        await route.continue();
      });
    await both[0].getByText('Agree', { exact: true }).click();
    await write(both[1]);
    for (const form of both) await see(form).click();
    for (const form of both) await send(form).waitFor();
    await Promise.all(both.map((form) => send(form).click()));
    await Promise.all([delegate, colleague].map(({ page }) => receipt(page).waitFor()));
    const told = ({ page }: Visit) => page.getByText('Since then DEU has answered again');
    const isTold = async () => (await told(delegate).count()) + (await told(colleague).count());
    await until(async () => (await isTold()) === 1);
    const record = await onRecord(pages.api, first.path, person);
    expect(record.filter((one) => one.endsWith('counted'))).toHaveLength(1);
    expect(record).toHaveLength(2);
    for (const visit of [delegate, colleague]) await visit.page.unrouteAll();
  }, 60_000);
});

describe('while an answer is written', () => {
  test('the text changes: it is said, what is written goes on, and is sent for the new text alone', async () => {
    const { form, path } = await asked(delegate);
    await write(form);
    await see(form).click();
    await send(form).waitFor();
    await freeze(pages.api, path, 'Award notices are published in time.', { hours: 2 });
    await form.getByText('The text is now version 2').waitFor();
    expect(await send(form).count()).toBe(0);
    expect(await form.getByLabel(/^Reason/).inputValue()).toBe(reason);
    expect(await onRecord(pages.api, path, person)).toEqual([]);
    await form.getByRole('button', { name: 'I have read it' }).click();
    await see(form).click();
    await send(form).click();
    await receipt(delegate.page).waitFor();
    expect(await onRecord(pages.api, path, person)).toEqual(['DEU object counted']);
  }, 60_000);

  test('the stage is closed: it is said with what is true now, and what was written can be kept', async () => {
    const { form, path } = await asked(delegate);
    await write(form);
    await see(form).click();
    await send(form).waitFor();
    const act = { type: 'withdraw', reason: 'It is part of another one.' };
    await kept(pages.api, secretary, `${path}/acts`, act);
    const note = delegate.page.getByRole('status').filter({ hasText: 'asks for no answer any' });
    await note.waitFor();
    expect(await note.innerText()).toMatch(/What is true now: .*withdrawn/i);
    expect(await note.getByRole('blockquote').innerText()).toBe(reason);
    expect(await onRecord(pages.api, path, person)).toEqual([]);
  }, 60_000);

  test('the session ends: the page is hidden, the words are kept, and are sent once after signing in again', async () => {
    const { page, context } = delegate;
    // Else the stream may tell it at any moment; here the sending is to find out.
    await page.route(/\/api\/live/, (route) => route.abort());
    const { form, path, reference } = await asked(delegate);
    await write(form);
    await see(form).click();
    await send(form).waitFor();
    await sql`update nemcon.sessions set seen_at = now() - interval '31 minutes'
      where person = ${person}`.execute(pages.api.harness.store.db);
    await send(form).click();
    await page.getByRole('heading', { name: 'Your session has ended' }).waitFor();
    const left = await page.getByRole('main').innerText();
    for (const word of [reason, reference, 'Award notices']) expect(left).not.toContain(word);
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Sign in again' }).click();
    const tab = await opened;
    const closed = tab.waitForEvent('close');
    await signInAtIssuer(tab, person);
    await closed;
    await form.waitFor();
    expect(await form.getByLabel(/^Reason/).inputValue()).toBe(reason);
    await see(form).click();
    await send(form).click();
    await receipt(page).waitFor();
    expect(await onRecord(pages.api, path, person)).toEqual(['DEU object counted']);
    await page.unrouteAll();
  }, 60_000);

  test('the network goes, twice, and an answer of the service gets lost: it is said, and sent once', async () => {
    const { form, path } = await asked(delegate);
    const { page, context } = delegate;
    await write(form);
    await context.setOffline(true);
    await page.getByText('Offline', { exact: true }).waitFor();
    await see(form).click();
    await form.getByText('You are offline. What you wrote stays here').waitFor();
    await context.setOffline(false);
    await send(form).waitFor();
    await context.setOffline(true);
    await send(form).click();
    await form.getByText('Nothing is on record yet').waitFor();
    expect(await onRecord(pages.api, path, person)).toEqual([]);
    const keys: string[] = [];
    await page.route(/\/responses$/, (route) => losesFirst(route, keys));
    await context.setOffline(false);
    await receipt(page).waitFor();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(await onRecord(pages.api, path, person)).toEqual(['DEU object counted']);
    await page.unrouteAll();
  }, 60_000);

  test('the deadline passes: it is said at once, then what is true now, and the words stay', async () => {
    const { said, kept: words, record } = await overtaken;
    expect(said).toMatch(/“Silence procedure” asks for no answer any more\. Nothing was sent\./);
    expect(said).toMatch(/What is true now: .*package/i);
    expect(words).toBe(reason);
    expect(record).toEqual([]);
  }, 60_000);
});

/** Lets everybody through once so many have come. */
function barrier(many: number): () => Promise<void> {
  let come = 0;
  let open = (): void => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  return () => {
    come += 1;
    if (come === many) open();
    return all;
  };
}

/** The first answer reaches the service, and what the service says to it reaches nobody. */
async function losesFirst(route: Route, keys: string[]): Promise<void> {
  const request = route.request();
  if (request.method() !== 'POST') return await route.continue();
  keys.push((await request.headerValue('idempotency-key')) ?? '');
  if (keys.length > 1) return await route.continue();
  expect((await sentOn(request)).status).toBe(200);
  await route.abort();
}

async function sentOn(request: Request): Promise<Response> {
  const body = request.postData() ?? '';
  return await fetch(request.url(), {
    method: 'POST',
    headers: Object.entries(await request.allHeaders()).filter(
      (entry): entry is [string, string] => !/^(:|content-length|host)/.test(entry[0]),
    ),
    body,
  });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It did not happen within 20 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
