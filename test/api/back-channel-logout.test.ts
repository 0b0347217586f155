import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { Browser } from './browser.ts';
import { byHmac, now, signed } from './forged-tokens.ts';
import { openTestedApi, type TestedApi } from './running-api.ts';

const path = '/auth/back-channel-logout';
const event = 'http://schemas.openid.net/event/backchannel-logout';
const person = 'kari.holm';
let api: TestedApi;

beforeAll(async () => {
  api = await openTestedApi(() => ({ API_RATE_LIMIT_STRANGERS: '100000' }));
}, 60_000);
afterAll(() => api.close());

type Members = Readonly<Record<string, unknown>>;

function payload(more: Members = {}): Members {
  const who = { iss: api.issuer.url, aud: 'nemcon-web', sub: person };
  const times = { iat: now(), exp: now() + 120 };
  return { ...who, ...times, jti: 'one', sid: 'theirs', events: { [event]: {} }, ...more };
}

function header(more: Members = {}): Members {
  return { alg: 'ES256', kid: api.issuer.key().kid, typ: 'logout+jwt', ...more };
}

function token(claims: Members = {}, head: Members = {}): string {
  return signed(header(head), payload(claims), api.issuer.key().private);
}

async function told(form: string | URLSearchParams, more: Record<string, string> = {}) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const init = { method: 'POST', headers: { ...type, ...more }, body: form };
  const answer = await fetch(`${api.url}${path}`, init);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

async function signedIn(who = person): Promise<Browser> {
  const browser = new Browser(api);
  expect((await browser.signIn(who)).status).toBe(303);
  return browser;
}

async function statusOf(browser: Browser): Promise<number> {
  return (await browser.get('/auth/session')).status;
}

describe('somebody who signs out at the issuer', () => {
  test.each([
    ['by its own type', {}],
    ['as any JWT', { typ: 'JWT' }],
    ['without a type', { typ: undefined }],
  ])('is signed out here, wherever they are, and nobody else is (%s)', async (_, head) => {
    const [one, two, other] = [await signedIn(), await signedIn(), await signedIn('alma.berg')];
    const answer = await told(new URLSearchParams({ logout_token: token({}, head), more: 'x' }));
    expect([answer.status, answer.text]).toEqual([200, '']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect([await statusOf(one), await statusOf(two), await statusOf(other)]).toEqual([
      401, 401, 200,
    ]);
  });

  test('stays signed in by what they began after it, however often it is said again', async () => {
    const before = await signedIn();
    await sql`update nemcon.sessions set signed_in_at = signed_in_at - interval '1 minute'
      where person = ${person}`.execute(api.harness.store.db);
    const said = new URLSearchParams({ logout_token: token({ iat: now() - 30 }) });
    expect((await told(said)).status).toBe(200);
    expect(await statusOf(before)).toBe(401);
    const after = await signedIn();
    expect((await told(said)).status).toBe(200);
    expect(await statusOf(after)).toBe(200);
  });

  test('may have no session here', async () => {
    const logout_token = token({ sub: 'nobody.known' });
    expect((await told(new URLSearchParams({ logout_token }))).status).toBe(200);
  });
});

describe('a logout token that is not the issuer’s word signs nobody out', () => {
  const { privateKey: foreign } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const bad: readonly (readonly [string, () => string | Promise<string>])[] = [
    ['another issuer', () => token({ iss: 'https://evil.example' })],
    ['another client', () => token({ aud: 'another' })],
    ['our audience of access tokens', () => token({ aud: ['nemcon'] })],
    ['no audience', () => token({ aud: undefined })],
    ['no time', () => token({ iat: undefined })],
    ['a time to come', () => token({ iat: now() + 600 })],
    ['a time long ago', () => token({ iat: now() - 3600, exp: now() + 60 })],
    ['an end that has come', () => token({ exp: now() - 120 })],
    ['no events', () => token({ events: undefined })],
    ['no event of signing out', () => token({ events: { 'urn:another': {} } })],
    ['an event that is no object', () => token({ events: { [event]: true } })],
    ['events as a list', () => token({ events: [event] })],
    ['a nonce, as an ID token has', () => token({ nonce: 'n' })],
    ['no jti', () => token({ jti: undefined })],
    ['nobody', () => token({ sub: undefined })],
    ['a person that no register can hold', () => token({ sub: 'a b' })],
    ['the type of an access token', () => token({}, { typ: 'at+jwt' })],
    ['a critical extension', () => token({}, { crit: ['b64'], b64: false })],
    ['another key', () => signed(header(), payload(), foreign)],
    [
      'a key that it brings itself',
      () => signed(header({ jwk: {}, kid: 'x' }), payload(), foreign),
    ],
    ['no signature', () => `${token().split('.').slice(0, 2).join('.')}.`],
    ['no algorithm', () => signed(header({ alg: 'none' }), payload(), api.issuer.key().private)],
    ['a shared secret', () => byHmac(header({ alg: 'HS256' }), payload(), api.issuer.url)],
    ['an access token', () => api.issuer.token(person)],
    ['no token at all', () => 'nothing'],
  ];

  test.each(bad)('%s', async (_, make) => {
    const browser = await signedIn();
    const answer = await told(new URLSearchParams({ logout_token: await make() }));
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text)).toMatchObject({ error: 'invalid_request' });
    expect(answer.text).not.toContain(api.issuer.url);
    expect(await statusOf(browser)).toBe(200);
  });

  test('sent otherwise than as a form, or twice', async () => {
    const browser = await signedIn();
    const good = token();
    const json = { 'content-type': 'application/json' };
    expect((await told(JSON.stringify({ logout_token: good }), json)).status).toBe(400);
    expect((await told(`logout_token=${good}&logout_token=${good}`)).status).toBe(400);
    expect((await told('')).status).toBe(400);
    expect((await fetch(`${api.url}${path}?logout_token=${good}`)).status).toBe(404);
    expect(await statusOf(browser)).toBe(200);
  });

  test('nor does it open anything as a bearer token', async () => {
    const headers = { authorization: `Bearer ${token({ aud: 'nemcon' }, { typ: 'JWT' })}` };
    expect((await fetch(`${api.url}/api/inbox`, { headers })).status).toBe(401);
  });
});
