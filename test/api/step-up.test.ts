import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Browser } from './browser.ts';
import { api, inPanel, openPanel, presiding, review, secretary, shown } from './panel.ts';
import { demoReview, done, freshId } from './running-api.ts';

let matter: { readonly reference: string; readonly text: string };

beforeAll(async () => {
  await openPanel();
  const reference = await inPanel();
  matter = { reference, text: String((await shown(reference)).at('text', 'hash')) };
}, 90_000);
afterAll(async () => {
  await api.close();
});

type Sent = { readonly status: number; readonly challenge: string; readonly body: unknown };

/** As somebody whose token says that they signed in so many seconds ago; null: it does not say. */
async function sent(
  who: { readonly person: string; readonly ago: number | null },
  path: string,
  body: unknown,
  key: string = randomUUID(),
): Promise<Sent> {
  const token = await api.issuer.token(who.person, { signedInAgo: who.ago });
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': key,
  };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await fetch(new URL(path, api.url), init);
  const challenge = answer.headers.get('www-authenticate') ?? '';
  return { status: answer.status, challenge, body: await answer.json() };
}

const delegate = 'delegate.nor';
const responses = () => `/api/recommendations/${matter.reference}/responses`;
const agree = () => ({ position: 'agree', text: matter.text });

describe('what binds a body asks for a fresh sign-in, and shows what would be signed', () => {
  test('a position after a quarter of an hour is 401 and not on record', async () => {
    const answer = await sent({ person: delegate, ago: 901 }, responses(), agree());
    expect(answer).toMatchObject({
      status: 401,
      challenge: expect.stringMatching(
        /^Bearer error="insufficient_user_authentication".*max_age=900$/,
      ),
      body: {
        code: 'fresh-sign-in-needed',
        maxAge: 900,
        signing: {
          act: 'respond',
          person: delegate,
          on: [
            {
              reference: matter.reference,
              title: expect.any(String),
              position: 'agree',
              bodies: ['NOR'],
              text: { version: 1, hash: matter.text },
            },
          ],
        },
      },
    });
    const given = await api.get(secretary, `/api/recommendations/${matter.reference}/responses`);
    expect(JSON.stringify(given.body)).not.toContain('"agree"');
  });

  test('a token that does not say when is told how to mend it', async () => {
    const answer = await sent({ person: delegate, ago: null }, responses(), agree());
    expect(answer.status).toBe(401);
    expect(JSON.stringify(answer.body)).toMatch(/auth_time/);
  });

  test('a dry run needs none and shows the same, with until when', async () => {
    const path = `${responses()}?dryRun=true`;
    const answer = await sent({ person: delegate, ago: 5000 }, path, agree());
    expect(answer).toMatchObject({
      status: 200,
      body: {
        dryRun: true,
        signing: {
          on: [{ reference: matter.reference, bodies: ['NOR'], text: { hash: matter.text } }],
          freshUntil: { instant: expect.any(String) },
        },
      },
    });
  });

  test.each([
    ['lift', { type: 'lift' }],
    ['recuse', { type: 'recuse' }],
    ['withdraw-position', { type: 'withdraw-position' }],
    ['release-position', { type: 'release-position' }],
  ])('so does %s', async (_, body) => {
    const path = `/api/recommendations/${matter.reference}/acts`;
    expect((await sent({ person: delegate, ago: 1000 }, path, body)).status).toBe(401);
  });

  test.each([
    ['determine', { type: 'determine', outcome: 'agreed', reason: 'Heard.' }],
    ['conclude', { type: 'conclude', outcome: 'endorsed' }],
    ['circulate', { type: 'circulate', languages: ['en'] }],
    ['extend', { type: 'extend', window: { hours: 1 }, reason: 'Asked for.' }],
    ['reissue', { type: 'reissue' }],
    ['withdraw', { type: 'withdraw', reason: 'Not wanted.' }],
    ['return', { type: 'return', reason: 'Not ready.' }],
  ])('so does the office that would %s', async (_, body) => {
    const path = `/api/recommendations/${matter.reference}/acts`;
    expect((await sent({ person: presiding, ago: 1000 }, path, body)).status).toBe(401);
  });

  test('so do answers to several at once, each of them shown', async () => {
    const body = { items: [{ reference: matter.reference, ...agree() }] };
    const answer = await sent({ person: delegate, ago: 1000 }, '/api/inbox/responses', body);
    expect(answer).toMatchObject({
      status: 401,
      body: { signing: { on: [{ reference: matter.reference, position: 'agree' }] } },
    });
  });

  test('so does the word of the summit on all members', async () => {
    const path = `/api/reviews/${review}/acts`;
    const body = { type: 'conclude-all', outcome: 'endorsed' };
    const answer = await sent({ person: presiding, ago: 1000 }, path, body);
    expect(answer).toMatchObject({ status: 401, body: { signing: { on: [{ review }] } } });
  });

  test('what binds nobody does not', async () => {
    const path = '/api/reviews?dryRun=true';
    const answer = await sent({ person: secretary, ago: 80_000 }, path, demoReview(freshId('r')));
    expect(answer.status).toBe(200);
  });

  test('somebody who may not read the text is not shown it', async () => {
    const answer = await sent({ person: 'nobody.here', ago: 1000 }, responses(), agree());
    expect(JSON.stringify(answer.body)).not.toContain('"hash"');
  });

  test('a fresh one is taken, and sent again later it has its answer', async () => {
    const key = randomUUID();
    const fresh = await sent({ person: delegate, ago: 600 }, responses(), agree(), key);
    expect(fresh.status).toBe(200);
    const again = await sent({ person: delegate, ago: 90_000 }, responses(), agree(), key);
    expect(again.status).toBe(200);
    const other = await sent({ person: delegate, ago: 90_000 }, responses(), agree());
    expect(other.status).toBe(401);
  });
});

describe('in a browser', () => {
  const person = 'delegate.deu';
  const long = { claims: { auth_time: Math.floor(Date.now() / 1000) - 3600 } };

  test('signing in afresh gives the session a new secret and lets the act through', async () => {
    const browser = new Browser(api);
    await browser.signIn(person, '/auth/sign-in', long);
    const old = new Map(browser.cookies);
    expect((await browser.post(responses(), agree())).json['code']).toBe('fresh-sign-in-needed');
    const asked = await browser.get('/auth/sign-in?fresh&returnTo=/api/inbox');
    const address = new URL(asked.headers.get('location') ?? '');
    expect(address.searchParams.get('prompt')).toBe('login');
    expect(address.searchParams.get('max_age')).toBe('0');
    await browser.signIn(person, '/auth/sign-in?fresh');
    expect([...browser.cookies]).not.toEqual([...old]);
    await done(answered(browser.post(responses(), agree())));
  });

  test.each([
    ['another person', 'delegate.fra', {}],
    ['a sign-in that was not asked for anew', person, long],
    ['an issuer that does not say when', person, { claims: { auth_time: undefined } }],
  ])('but not %s', async (_, who, mischief) => {
    const browser = new Browser(api);
    await browser.signIn(person, '/auth/sign-in', long);
    const back = await browser.signIn(who, '/auth/sign-in?fresh', mischief);
    expect(back.status).toBe(400);
    expect((await browser.get('/auth/session')).json['person']).toBe(person);
  });
});

async function answered(page: ReturnType<Browser['post']>) {
  const { status, headers, json: body } = await page;
  return { status, headers, body, at: (name: string | number) => body[String(name)] };
}
