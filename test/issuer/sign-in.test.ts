import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { samplePeople } from '../../tools/sample/people.ts';
import { startIssuer } from './running-issuer.ts';
import type { RunningIssuer } from './running-issuer.ts';

const person = samplePeople[0]?.id ?? '';
const callback = 'http://127.0.0.1:7480/auth/callback';
const verifier = randomBytes(32).toString('base64url');
const Tokens = z.object({ access_token: z.string(), id_token: z.string() });

let issuer: RunningIssuer;

beforeAll(async () => {
  issuer = await startIssuer();
}, 20_000);

afterAll(async () => {
  await issuer.stop();
});

/** A browser as far as signing in needs one: it keeps cookies and shows where it was sent. */
class Browser {
  readonly #cookies = new Map<string, string>();

  async open(address: string, form?: Record<string, string>): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(address, issuer.url), {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return answer;
  }
}

function authorization(changes: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: 'nemcon-web',
    response_type: 'code',
    redirect_uri: callback,
    scope: 'openid profile nemcon',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 'a-state',
    ...changes,
  });
  return `/auth?${query.toString()}`;
}

describe('Signing in from the web client', () => {
  test('a person is picked, and the code is exchanged for a token for the API', async () => {
    const browser = new Browser();
    const signIn = (await browser.open(authorization())).headers.get('location') ?? '';
    expect(await (await browser.open(signIn)).text()).toContain(`value="${person}"`);
    const resume = (await browser.open(signIn, { person })).headers.get('location') ?? '';
    const back = new URL((await browser.open(resume)).headers.get('location') ?? '');
    expect(`${back.origin}${back.pathname}`).toBe(callback);
    expect(back.searchParams.get('state')).toBe('a-state');

    const answer = await browser.open('/token', {
      client_id: 'nemcon-web',
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      code_verifier: verifier,
      redirect_uri: callback,
    });
    const tokens = Tokens.parse(await answer.json());
    const keys = createRemoteJWKSet(new URL(`${issuer.url}/jwks`));
    const access = { issuer: issuer.url, audience: 'nemcon', typ: 'at+jwt' };
    const { payload } = await jwtVerify(tokens.access_token, keys, access);
    expect(payload).toMatchObject({ sub: person, client_id: 'nemcon-web', scope: 'nemcon' });
    expect(payload['auth_time']).toEqual(expect.any(Number));
    const identity = await jwtVerify(tokens.id_token, keys, { audience: 'nemcon-web' });
    expect(identity.payload.sub).toBe(person);
  });

  test('a person nobody knows is not signed in', async () => {
    const browser = new Browser();
    const signIn = (await browser.open(authorization())).headers.get('location') ?? '';
    const answer = await browser.open(signIn, { person: 'nobody.at.all' });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('No sample person is called');
  });

  test('an expired or foreign sign-in page says so', async () => {
    const answer = await new Browser().open('/sign-in/never-begun');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('This sign-in has expired');
  });

  test("nobody is sent back to an address that is not the web client's", async () => {
    const answer = await new Browser().open(
      authorization({ redirect_uri: 'http://evil.example/' }),
    );
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });

  test('without PKCE there is no code', async () => {
    const plain = authorization().replace(/&code_challenge[^&]*/g, '');
    const back = new URL((await new Browser().open(plain)).headers.get('location') ?? '');
    expect(back.searchParams.get('error')).toBe('invalid_request');
    expect(back.searchParams.get('code')).toBeNull();
  });
});
