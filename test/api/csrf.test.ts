import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Browser } from './browser.ts';
import { openTestedApi, type TestedApi } from './running-api.ts';

const session = '__Host-nemcon-session';
let api: TestedApi;

beforeAll(async () => {
  api = await openTestedApi();
}, 60_000);
afterAll(async () => {
  await api.close();
});

async function signedIn(): Promise<Browser> {
  const browser = new Browser(api);
  expect((await browser.signIn('sofia.marin')).status).toBe(303);
  return browser;
}

/** The status of a look with these headers; Node's `fetch` would set some of them itself. */
function looked(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL('/api/inbox', api.url), { headers });
    sent.once('response', (answer) => resolve(answer.resume().statusCode));
    sent.once('error', reject).end();
  });
}

describe('what another site makes a browser send is refused (CSRF)', () => {
  const cross: readonly (readonly [string, Record<string, string>])[] = [
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['from a sister site', { 'sec-fetch-site': 'same-site' }],
    ['from another port', { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' }],
    ['by the address bar', { 'sec-fetch-site': 'none' }],
    ['with an origin that lies', { origin: 'https://evil.example' }],
    ['with no origin to tell', { origin: 'null' }],
    ['with ours in front', { origin: 'http://127.0.0.1.evil.example' }],
    ['with a value that no browser sends', { 'sec-fetch-site': 'yes' }],
  ];

  test.each(cross)('a write %s', async (_, headers) => {
    const browser = await signedIn();
    for (const path of ['/api/reviews', '/auth/sign-out-everywhere', '/auth/sign-out']) {
      const sent = await browser.post(path, {}, headers);
      expect([path, sent.status, sent.json['code']]).toEqual([path, 403, 'cross-origin']);
    }
    expect((await browser.get('/auth/session')).status).toBe(200);
  });

  test('a write without a word about where it comes from', async () => {
    const browser = await signedIn();
    const cookie = `${session}=${browser.cookies.get(session)}`;
    const headers = { cookie, 'content-type': 'application/json' };
    const sent = await fetch(`${api.url}/auth/sign-out`, { method: 'POST', headers, body: '{}' });
    // Node's fetch says sec-fetch-mode alone.
    expect(sent.status).toBe(403);
  });

  test('a write as a form sends it', async () => {
    const browser = await signedIn();
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'])
      expect((await browser.post('/auth/sign-out', {}, { 'content-type': type })).status).toBe(415);
  });

  test('a look by a script of another site, but not a link that is followed', async () => {
    const browser = await signedIn();
    const cookie = `${session}=${browser.cookies.get(session)}`;
    expect(await looked({ cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' })).toBe(
      403,
    );
    expect(
      await looked({ cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }),
    ).toBe(403);
    expect(
      await looked({ cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }),
    ).toBe(200);
  });

  test('no other origin is allowed anything', async () => {
    const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const asked = await fetch(`${api.url}/api/reviews`, { method: 'OPTIONS', headers });
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each(['/', '/api/docs', '/auth/callback', '/auth/session', '/api/inbox'])(
    'and %s stands in no frame',
    async (path) => {
      const { headers } = await new Browser(api).get(path);
      expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
      expect(headers.get('x-frame-options')).toBe('DENY');
    },
  );
});
