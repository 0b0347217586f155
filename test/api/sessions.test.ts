import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { sha256 } from '../../store/hash.ts';
import { Browser } from './browser.ts';
import { demoReview, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const person = 'sofia.marin';
const session = '__Host-nemcon-session';
const ofBrowser = '__Host-nemcon-sign-in';
let api: TestedApi;

beforeAll(async () => {
  api = await openTestedApi(() => ({
    API_RATE_LIMIT_FAILURES: '100000',
    API_RATE_LIMIT_STRANGERS: '100000',
  }));
}, 60_000);
afterAll(async () => {
  await api.close();
});

async function signedIn(who = person): Promise<Browser> {
  const browser = new Browser(api);
  expect((await browser.signIn(who)).status).toBe(303);
  return browser;
}

async function openSessions(): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*)::int as many from nemcon.sessions where ended_at is null`.execute(
    api.harness.store.db,
  );
  return rows[0]?.many ?? -1;
}

describe('signing in by a browser', () => {
  test('goes to the issuer with PKCE, state and nonce, and comes back to the page that was wanted', async () => {
    const browser = new Browser(api);
    const sent = await browser.get('/auth/sign-in?returnTo=/api/inbox%3Flimit=3');
    const address = new URL(sent.headers.get('location') ?? '');
    expect(sent.status).toBe(303);
    expect(address.origin).toBe(api.issuer.url);
    const asked = Object.fromEntries(address.searchParams);
    expect(asked).toMatchObject({
      client_id: 'nemcon-web',
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${api.url}/auth/callback`,
      scope: 'openid',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    const back = await browser.get(api.issuer.signIn(address.href, person));
    expect([back.status, back.headers.get('location')]).toEqual([303, '/api/inbox?limit=3']);
  });

  test('leaves a cookie that no script and no other site has, and whose secret is kept nowhere', async () => {
    const browser = new Browser(api);
    const { headers } = await browser.signIn(person);
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-nemcon-session=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    const secret = browser.cookies.get(session) ?? '';
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(s)::text as row from nemcon.sessions s
      union all select to_jsonb(b)::text from nemcon.sign_ins b`.execute(api.harness.store.db);
    const kept = rows.map(({ row }) => row).join('\n');
    expect(kept).toContain(sha256(secret));
    expect(kept).not.toContain(secret);
    expect(kept).not.toMatch(/eyJ|opaque/);
  });

  test('says who is signed in, for whom they act now, and until when', async () => {
    const browser = await signedIn();
    const who = await browser.get('/auth/session');
    expect(who.json).toMatchObject({
      person,
      mandates: [{ body: 'IS', role: 'secretary' }],
      signIn: { by: 'session', session: expect.stringMatching(/^s-/), idleSeconds: 1800 },
    });
    expect((await browser.get('/api/inbox')).status).toBe(200);
    const review = await browser.post('/api/reviews?dryRun=true', demoReview(freshId('web')));
    expect([review.status, review.json['code']]).toEqual([200, undefined]);
  });

  test('without a session nobody is there', async () => {
    const { status, json } = await new Browser(api).get('/auth/session');
    expect([status, json['code']]).toEqual([401, 'sign-in-needed']);
  });
});

describe('a sign-in that is not the one that was begun here signs nobody in', () => {
  const refused = async (browser: Browser, path: string) => {
    const before = await openSessions();
    const page = await browser.get(path);
    expect(page.status).toBe(400);
    expect(page.headers.get('content-type')).toMatch('text/html');
    expect(page.text).toMatch(/Sign in|sign in/);
    expect(page.text).not.toMatch(/node_modules|Error|oauth/i);
    expect(browser.cookies.has(session)).toBe(false);
    expect(await openSessions()).toBe(before);
    return page;
  };
  const begun = async (browser: Browser, path = '/auth/sign-in') =>
    (await browser.get(path)).headers.get('location') ?? '';

  test.each<[string, Parameters<TestedApi['issuer']['signIn']>[2]]>([
    ['another nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another issuer in the ID token', { claims: { iss: 'https://evil.example' } }],
    ['another audience', { claims: { aud: 'another' } }],
    ['an ID token that has expired', { claims: { exp: 1 } }],
    ['nobody', { claims: { sub: undefined } }],
    ['a person that no register can hold', { claims: { sub: 'a b' } }],
    ['another state', { back: { state: 'x'.repeat(43) } }],
    ['no state', { back: { state: null } }],
    ['a code that was never given', { back: { code: 'invented' } }],
    ['no code', { back: { code: null } }],
    ['another issuer in the answer (mix-up)', { back: { iss: 'https://evil.example' } }],
    ['no issuer in the answer', { back: { iss: null } }],
    ['an error of the issuer', { back: { code: null, error: 'access_denied' } }],
    ['an error with markup', { back: { code: null, error: '<script>alert(1)</script>' } }],
  ])('%s', async (_, mischief) => {
    const browser = new Browser(api);
    const address = await begun(browser);
    const page = await refused(browser, api.issuer.signIn(address, person, mischief));
    expect(page.text).not.toContain('<script');
  });

  test('a callback that is sent again', async () => {
    const browser = new Browser(api);
    const back = api.issuer.signIn(await begun(browser), person);
    expect((await browser.get(back)).status).toBe(303);
    await refused(withoutSession(browser), back);
  });

  test('a callback of a sign-in that somebody else began', async () => {
    const back = api.issuer.signIn(await begun(new Browser(api)), person);
    const victim = new Browser(api);
    await refused(victim, back);
    await begun(victim);
    await refused(victim, api.issuer.signIn(await begun(new Browser(api)), person));
  });

  test('a sign-in that took too long', async () => {
    const browser = new Browser(api);
    const back = api.issuer.signIn(await begun(browser), person);
    await sql`update nemcon.sign_ins set started_at = started_at - interval '11 minutes'`.execute(
      api.harness.store.db,
    );
    await refused(browser, back);
  });

  test('a program is answered with a problem document', async () => {
    const { status, json } = await new Browser(api).get('/auth/callback', {
      accept: 'application/json',
    });
    expect([status, json['code']]).toEqual([400, 'sign-in-failed']);
  });

  test.each([
    ['https://evil.example/'],
    ['//evil.example/'],
    ['/\\evil.example'],
    ['\\\\evil.example'],
    ['/\t/evil.example'],
    ['/\n/evil.example'],
    ['javascript:alert(1)'],
    ['evil.example'],
    ['/ä'],
    ['/auth/sign-in'],
    ['/AUTH/callback'],
    ['/%61uth/sign-in'],
    [''],
    [' /'],
    [`/${'x'.repeat(2000)}`],
  ])('returnTo %j leads nowhere', async (returnTo) => {
    const browser = new Browser(api);
    await refused(browser, `/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
  });

  test.each(['/.//evil.example', '/..//evil.example', '/a/..//evil.example'])(
    'returnTo %s stays here',
    async (returnTo) => {
      const browser = new Browser(api);
      const path = `/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
      const location = (await browser.signIn(person, path)).headers.get('location') ?? '';
      expect(new URL(location, api.url).origin).toBe(api.url);
    },
  );
});

function withoutSession(browser: Browser): Browser {
  browser.cookies.delete(session);
  return browser;
}

describe('a session', () => {
  test('gets a new secret at each sign-in, and the old one opens nothing', async () => {
    const browser = await signedIn();
    const old = browser.cookies.get(session) ?? '';
    await browser.signIn(person);
    expect(browser.cookies.get(session)).not.toBe(old);
    const thief = new Browser(api);
    thief.cookies.set(session, old);
    expect((await thief.get('/auth/session')).json['code']).toBe('session-ended');
  });

  test('that was planted is not taken over', async () => {
    const browser = new Browser(api);
    browser.cookies.set(session, 'A'.repeat(43));
    await browser.signIn(person);
    expect(browser.cookies.get(session)).not.toBe('A'.repeat(43));
  });

  test.each([
    ['unused for too long', sql`seen_at = seen_at - interval '31 minutes'`],
    ['open for too long', sql`ends_at = now()`],
  ])('%s ends', async (_, change) => {
    const browser = await signedIn();
    expect((await browser.get('/auth/session')).status).toBe(200);
    await sql`update nemcon.sessions set ${change}
      where secret_hash = ${sha256(browser.cookies.get(session) ?? '')}`.execute(
      api.harness.store.db,
    );
    const ended = await browser.get('/auth/session');
    expect([ended.status, ended.json['code']]).toEqual([401, 'session-ended']);
  });

  test('stays open as long as it is used', async () => {
    const browser = await signedIn();
    const hash = sha256(browser.cookies.get(session) ?? '');
    const { db } = api.harness.store;
    await sql`update nemcon.sessions set seen_at = now() - interval '29 minutes'
      where secret_hash = ${hash}`.execute(db);
    await browser.get('/auth/session');
    const { rows } = await sql<{ ago: number }>`
      select extract(epoch from now() - seen_at)::float8 as ago from nemcon.sessions
      where secret_hash = ${hash}`.execute(db);
    expect(rows[0]?.ago).toBeLessThan(60);
  });

  test.each([
    ['a page that nobody is at', '/api/inbox', { 'nemcon-unattended': '1' }],
    ['listening to what happens elsewhere', '/api/live', { accept: 'application/json' }],
  ])('is not put off by %s', async (_, path, headers) => {
    const browser = await signedIn();
    const hash = sha256(browser.cookies.get(session) ?? '');
    const { db } = api.harness.store;
    await sql`update nemcon.sessions set seen_at = now() - interval '29 minutes'
      where secret_hash = ${hash}`.execute(db);
    expect((await browser.get(path, headers)).status).toBe(200);
    const { rows } = await sql<{ ago: number }>`
      select extract(epoch from now() - seen_at)::float8 as ago from nemcon.sessions
      where secret_hash = ${hash}`.execute(db);
    expect(rows[0]?.ago).toBeGreaterThan(28 * 60);
  });

  test('ends by signing out, and its cookie with it', async () => {
    const browser = await signedIn();
    const secret = browser.cookies.get(session) ?? '';
    expect((await browser.post('/auth/sign-out', {})).status).toBe(200);
    expect(browser.cookies.has(session)).toBe(false);
    browser.cookies.set(session, secret);
    expect((await browser.get('/auth/session')).status).toBe(401);
  });

  test('is listed among its person, who ends one of them or all', async () => {
    const who = 'kari.holm';
    const [one, two, three] = [await signedIn(who), await signedIn(who), await signedIn(who)];
    const items = (await one.get('/auth/sessions')).json['items'];
    expect(items).toEqual([
      expect.objectContaining({ current: false }),
      expect.objectContaining({ current: false }),
      expect.objectContaining({ current: true }),
    ]);
    const other = (await two.get('/auth/session')).json['signIn'];
    const id = JSON.stringify(other).match(/s-[0-9a-f]{16}/)?.[0];
    const foreign = await (await signedIn()).post('/auth/sessions/end', { session: id });
    expect([foreign.status, foreign.json['code']]).toEqual([404, 'unknown-session']);
    expect((await one.post('/auth/sessions/end', { session: id })).json).toEqual({ ended: 1 });
    expect((await two.get('/auth/session')).status).toBe(401);
    expect((await three.post('/auth/sign-out-everywhere', {})).status).toBe(200);
    expect((await one.get('/auth/session')).status).toBe(401);
  });

  test('of another person is ended by who keeps people, and by nobody else', async () => {
    const who = 'delegate.fra';
    const browser = await signedIn(who);
    const path = `/api/people/${who}/sign-out`;
    expect((await api.post('delegate.deu', path, {})).status).toBe(403);
    expect((await browser.get('/auth/session')).status).toBe(200);
    const ended = await api.post(person, path, {});
    expect([ended.status, ended.at('what', 'ended')]).toEqual([200, 1]);
    expect((await browser.get('/auth/session')).status).toBe(401);
  });

  test('acts under the mandates that hold at each request', async () => {
    const who = 'delegate.ita';
    const browser = await signedIn(who);
    expect(JSON.stringify((await browser.get('/auth/session')).json)).toContain('"ITA"');
    await sql`update nemcon.mandates set revoked_at = now(), version = version + 1
      where person = ${who}`.execute(api.harness.store.db);
    expect((await browser.get('/auth/session')).json['mandates']).toEqual([]);
  });

  test('is never used beside a token', async () => {
    const browser = await signedIn();
    const authorization = `Bearer ${await api.issuer.token(person)}`;
    const both = await browser.get('/api/inbox', { authorization });
    expect([both.status, both.json['code']]).toEqual([400, 'two-sign-ins']);
  });

  test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(44), '"', '../', 'null'])(
    'is none with the cookie %j',
    async (value) => {
      const browser = new Browser(api);
      browser.cookies.set(session, value);
      expect((await browser.get('/api/inbox')).status).toBe(401);
    },
  );

  test('is none where two cookies differ', async () => {
    const browser = await signedIn();
    const cookie = `${session}=${browser.cookies.get(session)}; ${session}=${'A'.repeat(43)}`;
    expect((await new Browser(api).get('/api/inbox', { cookie })).status).toBe(401);
    expect((await new Browser(api).get('/api/inbox', { cookie: `${ofBrowser}=x` })).status).toBe(
      401,
    );
  });
});
