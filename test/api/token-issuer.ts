import { KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { CryptoKey } from 'jose';
import { CodeGrants, type Mischief } from './code-grants.ts';
import type { IssuerKey } from './forged-tokens.ts';

/** An OpenID Connect issuer of this test: discovery, keys, and tokens as the test wants them. */
export type TokenIssuer = {
  readonly url: string;
  /** A valid token, unless `claims` or `header` say otherwise. */
  readonly token: (person: string, options?: TokenOptions) => Promise<string>;
  /** From now on tokens are signed with a new key that the API has not seen. */
  readonly rotate: () => Promise<void>;
  /** From now on the issuer does not publish its newest key any more. */
  readonly withdraw: () => void;
  /** What it signs with, for tokens that it would never give. */
  readonly key: () => IssuerKey;
  /**
   * Lets somebody sign in whose browser was sent to this issuer.
   * @returns the address, of the API, that the browser comes back to
   */
  readonly signIn: (address: string, person: string, mischief?: Mischief) => string;
  readonly close: () => Promise<void>;
};

export type TokenOptions = {
  readonly audience?: string;
  readonly issuer?: string;
  readonly expiresIn?: number;
  readonly notBefore?: number;
  /** Seconds since the person showed who they are; null: the token does not say. */
  readonly signedInAgo?: number | null;
};

type SigningKey = {
  readonly kid: string;
  readonly private: CryptoKey;
  readonly public: CryptoKey;
};

export async function startTokenIssuer(): Promise<TokenIssuer> {
  const keys: SigningKey[] = [];
  const rotate = async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    keys.push({ kid: `key-${keys.length}`, private: pair.privateKey, public: pair.publicKey });
  };
  await rotate();
  const newest = (): SigningKey => {
    const key = keys.at(-1);
    if (key === undefined) throw new Error('There is no key.');
    return key;
  };
  let url = '';
  const grants = new CodeGrants();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://issuer');
    if (pathname.startsWith('/authorize'))
      return answerPerson(response, new URL(request.url ?? '/', url), (address, person) =>
        grants.signIn(url, address, person),
      );
    const answered =
      request.url === '/token'
        ? given(request, (body) => grants.redeem(url, body), newest())
        : answer(request.url ?? '', url, keys);
    void answered.then((body) => {
      response.statusCode = body === undefined ? 400 : 200;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(body ?? { error: 'invalid_grant' }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('No port was given.');
  url = `http://127.0.0.1:${bound.port}`;
  return {
    url,
    rotate,
    withdraw: () => keys.pop(),
    key: () => ({ kid: newest().kid, private: KeyObject.from(newest().private) }),
    token: (person, options = {}) => sign(person, { issuer: url, ...options }, newest()),
    signIn: (address, person, mischief) => grants.signIn(url, address, person, mischief),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(path: string, issuer: string, keys: readonly SigningKey[]): Promise<unknown> {
  if (path === '/.well-known/openid-configuration')
    return {
      issuer,
      jwks_uri: `${issuer}/keys`,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      authorization_response_iss_parameter_supported: true,
      id_token_signing_alg_values_supported: ['ES256'],
    };
  const jwks = keys.map(async ({ kid, public: key }) => {
    return { ...(await exportJWK(key)), kid, alg: 'ES256', use: 'sig' };
  });
  return { keys: await Promise.all(jwks) };
}

/** The page of a real browser: who signs in says so, and is sent back. */
function answerPerson(
  response: ServerResponse,
  address: URL,
  signIn: (address: string, person: string) => string,
): void {
  const person = address.searchParams.get('person');
  const asked = address.searchParams.get('asked') ?? address.href;
  if (person === null) {
    const hidden = asked.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Issuer</title><form action="/authorize">
      <input type="hidden" name="asked" value="${hidden}">
      <label>Person <input name="person"></label> <button>Sign in</button></form>`);
    return;
  }
  const back = new URL(asked).searchParams.get('redirect_uri') ?? '';
  response.statusCode = 303;
  response.setHeader('location', new URL(signIn(asked, person), back).href);
  response.end();
}

async function given(
  request: IncomingMessage,
  redeem: (body: string) => Readonly<Record<string, unknown>> | undefined,
  key: SigningKey,
): Promise<unknown> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  const claims = redeem(body);
  if (claims === undefined) return undefined;
  const token = new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', kid: key.kid });
  const id_token = await token.sign(key.private);
  return { access_token: 'opaque', token_type: 'Bearer', expires_in: 300, id_token };
}

async function sign(
  person: string,
  options: TokenOptions & { readonly issuer: string },
  key: SigningKey,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const { signedInAgo = 0 } = options;
  return await new SignJWT(signedInAgo === null ? {} : { auth_time: now - signedInAgo })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid })
    .setSubject(person)
    .setIssuer(options.issuer)
    .setAudience(options.audience ?? 'nemcon')
    .setIssuedAt(now)
    .setNotBefore(now + (options.notBefore ?? 0))
    .setExpirationTime(now + (options.expiresIn ?? 3600))
    .sign(key.private);
}
