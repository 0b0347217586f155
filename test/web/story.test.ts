import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { makeKey, readPrivateKey } from '../../audit/keys.ts';
import { makeCheckpoint } from '../../store/audit/checkpoints.ts';
import { samplePeople } from '../../tools/sample/people.ts';
import { kept } from '../api/asked-to-agree.ts';
import { freshId } from '../api/running-api.ts';
import { freePort, startIssuer, type RunningIssuer } from '../issuer/running-issuer.ts';
import { openPages, type Pages, type Visit } from './pages.ts';
import { chair, openSilences, registrar } from './silence.ts';

const log = readPrivateKey(makeKey('nemcon.example/audit'));
const reference = freshId('REC').toUpperCase();
const title = 'Name the buyer of every contract';
const acts = `/api/recommendations/${reference}/acts`;
let issuer: RunningIssuer;
let pages: Pages;
let review: string;
let receiptFile: string;
let [secretary, delegate, auditor]: Visit[] = [];

/** The development issuer as `npm start` runs it: its page asks who one is, and one presses a name. */
beforeAll(async () => {
  const port = String(await freePort());
  issuer = await startIssuer(undefined, undefined, { API_PORT: port });
  pages = await openPages(
    { OIDC_ISSUER: issuer.url, API_PORT: port },
    { signIn: pressName, token },
  );
  review = await openSilences(pages.api, ['DEU', 'NOR']);
  secretary = await pages.visit('sofia.marin');
  delegate = await pages.visit('delegate.deu');
  auditor = await pages.visit('alma.berg');
}, 120_000);
afterAll(async () => {
  await pages.close();
  await issuer.stop();
});

async function pressName(page: Page, person: string): Promise<void> {
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  const name = samplePeople.find(({ id }) => id === person)?.name ?? '';
  await page.getByRole('button', { name, exact: true }).click();
}

async function token(person: string): Promise<string> {
  const answer = await fetch(`${issuer.url}/token/development`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
}

function pageOf(visit: Visit | undefined): Page {
  if (visit === undefined) throw new Error('Nobody has come.');
  return visit.page;
}

/** Looks at what it will do, then signs. */
async function sign(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'See what it will do' }).click();
  await form.getByRole('button', { name: 'Sign and send' }).click();
}

describe('a silence, by three people with a browser each', () => {
  test('the secretary tasks the working group on the board', async () => {
    const page = pageOf(secretary);
    await page.getByRole('link', { name: 'Reviews' }).click();
    await page.getByRole('link', { name: 'A review in seconds' }).click();
    const form = page.getByRole('form', { name: 'Task a working group' });
    const summary = page.getByText('Task a working group with a recommendation').first();
    await summary.waitFor();
    if (!(await form.isVisible())) await summary.click();
    await form.getByLabel('Reference').fill(reference);
    await form.getByLabel('Title').fill(title);
    await form.getByLabel('Working group').selectOption('WG-1');
    await sign(form);
    await page.getByRole('link', { name: reference }).waitFor();
  }, 60_000);

  test('and circulates what the group has drafted under silence, which the delegate sees at once', async () => {
    const { api } = pages;
    const text = 'Every contract names its buyer.';
    await kept(api, chair, acts, { type: 'freeze-version', text });
    await kept(api, registrar, acts, { type: 'mark', marking: 'NATO UNCLASSIFIED' });
    const page = pageOf(secretary);
    await page.getByRole('link', { name: 'Inbox' }).click();
    const line = page.getByRole('article', { name: reference });
    expect(await line.innerText()).toContain('Circulate');
    await line.getByRole('link', { name: title }).click();
    const form = page.getByRole('form', { name: 'Circulate' });
    await form.getByLabel('Languages').fill('en');
    await form.getByLabel('Period').fill('5');
    await form.getByLabel('Unit').selectOption('hours');
    await sign(form);
    await page.getByText('On record').waitFor();
    const asked = pageOf(delegate).getByRole('article', { name: reference });
    await asked.getByText(/If you do nothing, DEU agrees on/).waitFor();
  }, 60_000);

  test('the delegate breaks the silence, and everybody is told', async () => {
    const page = pageOf(delegate);
    await page.getByRole('link', { name: title }).click();
    const form = page.getByRole('form', { name: 'The answer of DEU' });
    await form.getByText('Object', { exact: true }).click();
    await form.getByLabel(/^Reason/).fill('The buyer of a secret contract stays unnamed.');
    await sign(form);
    await page.getByRole('heading', { name: 'On record' }).waitFor();
    const told = pageOf(secretary).getByRole('region', { name: 'Timeline' });
    await told
      .getByText(/DEU.*(broke|breaks|objects)/i)
      .first()
      .waitFor();
    const positions = pageOf(secretary).getByRole('region', { name: 'Positions' });
    await positions.getByText('objects · 1').waitFor();
    await positions.getByText('The buyer of a secret contract stays unnamed.').waitFor();
  }, 60_000);

  test('lifts the objection where it stands, agrees, and keeps a receipt', async () => {
    const page = pageOf(delegate);
    await sign(page.getByRole('form', { name: 'Lift your objection' }));
    await page.reload();
    const form = page.getByRole('form', { name: 'The answer of DEU' });
    await form.getByText('Agree', { exact: true }).click();
    await sign(form);
    await page.getByRole('heading', { name: 'On record' }).waitFor();
    await makeCheckpoint(pages.api.harness.store, [log]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save the receipt' }).click();
    receiptFile = await (await download).path();
    const offline = ['docs/verify.mjs', receiptFile, log.public.text];
    const { status, stdout } = spawnSync(process.execPath, offline);
    expect([status, String(stdout)]).toEqual([0, expect.stringContaining('"agree"')]);
  }, 60_000);

  test('the last answer agrees it, and the secretary does what is due: the package', async () => {
    const path = `/api/recommendations/${reference}`;
    const text = (await pages.api.get('delegate.nor', path)).at('text', 'hash');
    await kept(pages.api, 'delegate.nor', `${path}/responses`, { position: 'agree', text });
    const page = pageOf(secretary);
    await page.getByRole('region', { name: 'Positions' }).getByText('agreed').waitFor();
    await page.getByRole('link', { name: 'Inbox' }).click();
    const line = page.getByRole('article', { name: reference });
    await line.getByText('Close the package').waitFor();
    await secretary?.open(`/reviews/${review}/package`);
    await page.getByRole('article', { name: reference }).waitFor();
    await sign(page.getByRole('form', { name: 'Close the package with one recommendation' }));
    await page.getByText(/SHA-256 of what was frozen/).waitFor();
  }, 60_000);

  test('the auditor reads who did what, machine acts as such, and verifies the receipt without a network', async () => {
    const page = pageOf(auditor);
    await auditor?.open(`/recommendations/${reference}`);
    const timeline = await page.getByRole('region', { name: 'Timeline' }).innerText();
    for (const who of ['sofia.marin for IS', 'delegate.deu for DEU', 'kari.holm for WG-1'])
      expect(timeline).toContain(who);
    expect(timeline).toContain('by the machine');
    expect(await page.getByRole('form').count()).toBe(0);
    await page.getByRole('link', { name: 'Audit' }).click();
    await page.getByText(/The log had \d+ entries/).waitFor();
    await auditor?.context.setOffline(true);
    await page.locator('input[type=file]').setInputFiles(receiptFile);
    await page.getByRole('heading', { name: /is genuine/ }).waitFor();
    await page.getByLabel("The log's public key").fill(log.public.text);
    await page.getByText('It is signed with the key that you gave.').waitFor();
    // On a phone what it says reads in lines, not letter by letter.
    await page.setViewportSize({ width: 360, height: 740 });
    const said = await page.getByText('What', { exact: true }).locator('../..').boundingBox();
    expect(said?.height).toBeLessThan(600);
  }, 60_000);

  test('and nothing on the way was kept out by the policy or failed', () => {
    for (const visit of [secretary, delegate, auditor]) expect(visit?.complaints).toEqual([]);
  });
});
