import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../tools/pictures/browser.ts';
import { freshId, openTestedApi, type TestedApi } from '../api/running-api.ts';
import { freePort, startIssuer, type RunningIssuer } from '../issuer/running-issuer.ts';
import { openOtherSite, type OtherSite } from './other-site.ts';

const session = '__Host-nemcon-session';
const person = 'alma.berg';
let issuer: RunningIssuer;
let api: TestedApi;
let browser: Browser;
/** Of the same site as ours (a site has no port), so that the browser sends it our cookie; and of another. */
let sister: OtherSite;
let stranger: OtherSite;

beforeAll(async () => {
  const port = String(await freePort());
  const publicUrl = `http://127.0.0.1:${port}`;
  issuer = await startIssuer(undefined, undefined, { PUBLIC_URL: publicUrl });
  [api, browser, sister, stranger] = await Promise.all([
    openTestedApi(() => ({ OIDC_ISSUER: issuer.url, API_PORT: port, PUBLIC_URL: publicUrl })),
    openBrowser(),
    openOtherSite('127.0.0.1'),
    openOtherSite('localhost'),
  ]);
}, 60_000);
afterAll(async () => {
  await Promise.all([browser.close(), sister.close(), stranger.close(), issuer.stop()]);
  await api.close();
}, 60_000);

/** A tab of a browser of its own, signed in at the development issuer as somebody would. */
async function signedIn(who = person): Promise<Page> {
  const context = await browser.newContext();
  // Of the documentation nothing but its policy is needed, which lets scripts ask us.
  await context.route('**/api/docs/*', (asked) => asked.abort());
  return await signIn(await context.newPage(), who);
}

async function signIn(page: Page, who = person): Promise<Page> {
  await page.goto(`${api.url}/auth/sign-in?fresh&returnTo=/api/docs`);
  await page.locator(`button[value="${who}"]`).click();
  await page.waitForURL(`${api.url}/api/docs`);
  return page;
}

async function secretOf(page: Page): Promise<string | undefined> {
  const cookies = await page.context().cookies(api.url);
  return cookies.find(({ name }) => name === session)?.value;
}

/** What a script of the page that is open gets. */
async function statusIn(page: Page, path: string, init: object = {}): Promise<unknown> {
  const options = JSON.stringify(init);
  return await page.evaluate(`fetch('${path}', ${options}).then((answer) => answer.status)`);
}

const write = {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'idempotency-key': 'a-key-of-this-page' },
  body: '{}',
};

describe('signing in with a real Chromium', () => {
  test('takes a person to the issuer and back, with a cookie that no script reads', async () => {
    const page = await signedIn();
    const who = await page.evaluate("fetch('/auth/session').then((answer) => answer.json())");
    expect(who).toMatchObject({ person, signIn: { by: 'session' } });
    const cookies = await page.context().cookies(api.url);
    expect(cookies.find(({ name }) => name === session)).toMatchObject({
      domain: '127.0.0.1',
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      expires: -1,
    });
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.context().close();
  }, 60_000);

  test('gives a new secret at each sign-in, and whoever kept the old one is nobody', async () => {
    const page = await signedIn();
    const old = (await secretOf(page)) ?? '';
    await signIn(page);
    expect(await secretOf(page)).not.toBe(old);
    expect(await statusIn(page, '/auth/session')).toBe(200);
    const headers = { cookie: `${session}=${old}` };
    expect((await fetch(`${api.url}/auth/session`, { headers })).status).toBe(401);
    await page.context().close();
  }, 60_000);

  test('signs out, and the browser has no cookie any more', async () => {
    const page = await signedIn();
    expect(await statusIn(page, '/auth/sign-out', write)).toBe(200);
    expect(await secretOf(page)).toBeUndefined();
    expect(await statusIn(page, '/auth/session')).toBe(401);
    await page.context().close();
  }, 60_000);

  test('signs out everywhere, in a tab that stays open elsewhere too', async () => {
    const [here, elsewhere] = await Promise.all([signedIn(), signedIn()]);
    expect(await statusIn(elsewhere, '/api/inbox')).toBe(200);
    expect(await statusIn(here, '/auth/sign-out-everywhere', write)).toBe(200);
    expect(await statusIn(elsewhere, '/api/inbox')).toBe(401);
    await Promise.all([here.context().close(), elsewhere.context().close()]);
  }, 60_000);
});

describe.each([
  ['another port of this host', () => sister, 403],
  // There the browser does not even send the cookie.
  ['another host', () => stranger, 401],
])('a page of %s, while somebody is signed in', (_, site, refusal) => {
  let page: Page;
  beforeAll(async () => {
    page = await signedIn('sofia.marin');
    // While requests are held for us the browser sends no preflight.
    await page.context().unrouteAll();
  }, 60_000);
  afterAll(() => page.context().close());

  test('shows none of our pages in a frame, and not the page to sign in', async () => {
    const paths = ['/', '/api/docs', '/auth/session', '/auth/sign-in', '/api/inbox'];
    const addresses = [...paths.map((path) => api.url + path), issuer.url];
    const frames = addresses.map((address) => `<iframe src="${address}"></iframe>`);
    await page.goto(site().show(frames.join('')));
    const framed = page.frames().filter((frame) => frame !== page.mainFrame());
    expect(framed).toHaveLength(addresses.length);
    // What a browser puts there instead.
    await Promise.all(
      framed.map((frame) => frame.waitForURL('chrome-error://chromewebdata/', { timeout: 10_000 })),
    );
  }, 60_000);

  test('changes nothing by a form, a fetch or a beacon', async () => {
    const before = await changedByWrites();
    await page.goto(site().show('nothing to see'));
    const targets = ['/auth/sign-out-everywhere', '/api/reviews', '/api/people/kari.holm/sign-out'];
    for (const target of targets) {
      const url = `${api.url}${target}`;
      // Our answers tell the browser to give pages of others nothing, not even that they came.
      expect(await page.evaluate(sentBy(url, 'no-cors', 'text/plain'))).toBe('no answer');
      expect(await page.evaluate(sentBy(url, 'cors', 'application/json'))).toBe('no answer');
      await page.evaluate(`navigator.sendBeacon('${url}', '{}')`);
      expect(await answerToForm(page, site(), url)).toBe(refusal);
    }
    expect(await changedByWrites()).toEqual(before);
    expect((await page.goto(`${api.url}/auth/session`))?.status()).toBe(200);
  }, 60_000);

  test('reads nothing, whether it asks with the cookie or without', async () => {
    await page.goto(site().show('nothing to see'));
    for (const path of ['/auth/session', '/api/inbox', '/api/openapi.json'])
      for (const credentials of ['include', 'omit']) {
        const asked = `fetch('${api.url}${path}', { credentials: '${credentials}' }).then((answer) => answer.text(), () => 'not read')`;
        expect(await page.evaluate(asked)).toBe('not read');
      }
  }, 60_000);
});

/** A script that sends a write with the cookie, and says of what kind the answer was. */
function sentBy(url: string, mode: string, type: string): string {
  const headers = {
    'content-type': type,
    ...(mode === 'cors' && { 'idempotency-key': freshId('k') }),
  };
  const init = { method: 'POST', mode, credentials: 'include', headers, body: '{}' };
  return `fetch('${url}', ${JSON.stringify(init)}).then((answer) => answer.type, () => 'no answer')`;
}

/** A form can send anything as text, to any address, with whatever cookies the browser sends there. */
async function answerToForm(page: Page, site: OtherSite, url: string): Promise<number> {
  const form = `<form method="post" enctype="text/plain" action="${url}"><input name="{}"><button>Send</button></form>`;
  await page.goto(site.show(form));
  const answer = page.waitForResponse(url);
  await page.getByText('Send').click();
  const status = (await answer).status();
  await page.goto(site.show('nothing to see'));
  return status;
}

/** What the writes that are tried would change. */
async function changedByWrites(): Promise<unknown> {
  const { rows } = await sql`
    select (select count(*)::int from nemcon.reviews) as reviews,
      (select count(*)::int from nemcon.receipts) as receipts,
      (select count(*)::int from nemcon.requests) as requests,
      (select count(*)::int from nemcon.sessions where ended_at is null) as sessions`.execute(
    api.harness.store.db,
  );
  return rows[0];
}
