import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { samplePeople } from '../../tools/sample/people.ts';
import { NoToken, tokenFor } from '../../tools/issuer/token.ts';
import { freePort, refusedIssuer, startIssuer, tokenCommand } from './running-issuer.ts';
import type { RunningIssuer } from './running-issuer.ts';

const person = samplePeople[0]?.id ?? '';
let issuer: RunningIssuer;

beforeAll(async () => {
  issuer = await startIssuer();
}, 20_000);

afterAll(async () => {
  await issuer.stop();
});

describe('The development issuer', () => {
  test('describes itself by OpenID discovery', async () => {
    const answer = await fetch(`${issuer.url}/.well-known/openid-configuration`);
    expect(await answer.json()).toMatchObject({
      issuer: issuer.url,
      jwks_uri: `${issuer.url}/jwks`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
    });
  });

  test('publishes its public key and keeps the private part to itself', async () => {
    const keys = await (await fetch(`${issuer.url}/jwks`)).text();
    expect(JSON.parse(keys)).toMatchObject({ keys: [{ alg: 'ES256', use: 'sig' }] });
    expect(JSON.parse(keys)).not.toMatchObject({ keys: [{ d: expect.anything() }] });
    const file = await stat(join(issuer.data, 'signing-key.json'));
    expect(file.mode & 0o777).toBe(0o600);
  });

  test('gives a person a signed access token for the API, good for eight hours', async () => {
    const token = await tokenFor(issuer.url, person);
    const keys = createRemoteJWKSet(new URL(`${issuer.url}/jwks`));
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: issuer.url,
      audience: 'nemcon',
      typ: 'at+jwt',
      requiredClaims: ['sub', 'exp', 'iat', 'jti', 'client_id', 'auth_time'],
    });
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    expect(payload.sub).toBe(person);
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(8 * 60 * 60);
  });

  test('says on its front page that it is for development, and whom it knows', async () => {
    const page = await (await fetch(issuer.url)).text();
    expect(page).toContain('For development only');
    for (const { id } of samplePeople) expect(page).toContain(`<code>${id}</code>`);
  });

  test.each([
    ['a body that is no JSON', 400, '{', 'application/json'],
    ['a field that nobody knows', 400, `{"person":"${person}","role":"x"}`, 'application/json'],
    ['a form, as another page could send it', 415, `person=${person}`, 'text/plain'],
    ['a person nobody knows', 404, '{"person":"nobody.at.all"}', 'application/json'],
  ])('refuses %s', async (_what, status, body, type) => {
    const answer = await fetch(`${issuer.url}/token/development`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ status, detail: expect.any(String) });
  });
});

describe('Stopping and starting', () => {
  test('SIGTERM ends it cleanly, and tokens given before verify after the next start', async () => {
    const port = await freePort();
    const before = await startIssuer(undefined, port);
    const token = await tokenFor(before.url, person);
    expect(await before.stop()).toBe(0);

    const after = await startIssuer(before.data, port);
    const keys: unknown = await (await fetch(`${after.url}/jwks`)).json();
    await after.stop();
    const verified = await jwtVerify(token, createLocalJWKSet(keySet(keys)));
    expect(verified.payload.sub).toBe(person);
    expect(decodeProtectedHeader(token).kid).toBe(keySet(keys).keys[0]?.kid);
  }, 40_000);

  test.each([
    ['ISSUER_HOST', '0.0.0.0'],
    ['OIDC_ISSUER', 'http://signin.example.org'],
  ])(
    'it refuses %s=%s, which others could reach',
    async (name, value) => {
      const { code, out } = await refusedIssuer({ [name]: value });
      expect(code).toBe(1);
      expect(out).toContain('serves this machine only');
    },
    20_000,
  );
});

describe('npm run token', () => {
  test('prints the token and nothing else', async () => {
    const { code, out, err } = await tokenCommand([person], issuer.url);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  }, 20_000);

  test('answers a mistyped name with the one that was meant', async () => {
    const { code, out, err } = await tokenCommand([`${person}x`], issuer.url);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`No sample person is called "${person}x"; did you mean ${person}`);
  }, 20_000);

  test('says when no issuer runs', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`;
    const { code, out, err } = await tokenCommand([person], nobody);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(`No issuer answers at ${nobody}: start one with npm start, and ask again.\n`);
    await expect(tokenFor(nobody, person)).rejects.toThrow(NoToken);
  }, 20_000);
});

function keySet(value: unknown): JSONWebKeySet {
  if (typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys)) {
    return { keys: value.keys };
  }
  throw new Error('The issuer answered no key set.');
}
