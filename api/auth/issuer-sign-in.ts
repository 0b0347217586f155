import { createHmac } from 'node:crypto';
import * as oidc from 'openid-client';
import type { Instant } from '../../domain/time.ts';
import type { Configuration } from '../configuration.ts';
import { Problem } from '../problem.ts';
import { clockSkewSeconds } from './token-claims.ts';
import { say } from '../../domain/words/say.ts';

/** The authorization code flow with PKCE (RFC 7636, RFC 9700) at the issuer. */
export type IssuerSignIn = {
  /**
   * Where the browser is sent to sign in.
   * @param secret what only that browser has; nonce and PKCE verifier follow from it, so nothing is kept
   * @throws Problem `service-unavailable` where the issuer cannot be asked
   */
  readonly begin: (asked: Begun & { readonly isFresh: boolean }) => Promise<URL>;
  /**
   * Who came back.
   * @param address where the browser came back to, with what the issuer added
   * @throws Problem `sign-in-failed`, `service-unavailable`
   */
  readonly finish: (address: URL, begun: Begun) => Promise<SignedIn>;
  /** Where the issuer's own session is ended; null where it has no such page. */
  readonly signOutAddress: () => Promise<string | null>;
};

type Begun = { readonly state: string; readonly secret: string };

export type SignedIn = { readonly person: string; readonly authenticatedAt: Instant | null };

/** @param publicUrl where browsers reach us; the issuer sends them back to `/auth/callback` there */
export function openIssuerSignIn(
  { oidc: { issuer }, signIn }: Configuration,
  publicUrl: string,
): IssuerSignIn {
  let known: Promise<oidc.Configuration> | undefined;
  // Asked when first needed: an API that is used with bearer tokens alone needs no client.
  const client = async () => {
    known ??= discovered(issuer, signIn.clientId, signIn.clientSecret);
    try {
      return await known;
    } catch {
      known = undefined;
      throw unavailable();
    }
  };
  const maxAge = Math.floor(signIn.session.atMost / 1000);
  return {
    begin: async ({ isFresh, ...begun }) =>
      oidc.buildAuthorizationUrl(await client(), {
        redirect_uri: `${publicUrl}/auth/callback`,
        scope: 'openid',
        state: begun.state,
        nonce: derived(begun, 'nonce'),
        code_challenge: await oidc.calculatePKCECodeChallenge(derived(begun, 'verifier')),
        code_challenge_method: 'S256',
        // Asking for it also makes the issuer say when the person signed in (OpenID Connect Core 3.1.2.1).
        max_age: isFresh ? '0' : String(maxAge),
        ...(isFresh ? { prompt: 'login' } : {}),
      }),
    finish: async (address, begun) => {
      const config = await client();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, address, {
          expectedState: begun.state,
          expectedNonce: derived(begun, 'nonce'),
          pkceCodeVerifier: derived(begun, 'verifier'),
          idTokenExpected: true,
        });
        return signedIn(tokens.claims());
      } catch (error) {
        throw failed(error);
      }
    },
    signOutAddress: async () => {
      const { end_session_endpoint: page } = (await client()).serverMetadata();
      if (page === undefined) return null;
      return oidc.buildEndSessionUrl(await client(), { post_logout_redirect_uri: publicUrl }).href;
    },
  };
}

async function discovered(issuer: string, clientId: string, clientSecret: string | null) {
  const isPlain = new URL(issuer).protocol === 'http:';
  const execute = [oidc.enableNonRepudiationChecks];
  // Only an issuer on this machine is without TLS (configuration.ts).
  if (isPlain) execute.push(oidc.allowInsecureRequests);
  const authentication = clientSecret === null ? oidc.None() : oidc.ClientSecretPost(clientSecret);
  const metadata = { [oidc.clockTolerance]: clockSkewSeconds };
  const options = { execute, timeout: 5 };
  return await oidc.discovery(new URL(issuer), clientId, metadata, authentication, options);
}

/** 256 bits that follow from the browser's secret and this sign-in's state, each for one use. */
function derived({ state, secret }: Begun, use: 'nonce' | 'verifier'): string {
  return createHmac('sha256', secret).update(`${use} ${state}`).digest('base64url');
}

function signedIn(claims: oidc.IDToken | undefined): SignedIn {
  const { sub = '', auth_time: time } = claims ?? {};
  if (!/^[\x21-\x7e]{1,200}$/.test(sub))
    throw new Problem(
      'sign-in-failed',
      say`The issuer named no person that the register can hold.`,
    );
  return { person: sub, authenticatedAt: time === undefined ? null : time * 1000 };
}

/** What the issuer or its answer was not right in stays in its own words out of ours. */
function failed(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof oidc.AuthorizationResponseError)
    return new Problem(
      'sign-in-failed',
      error.error === 'access_denied'
        ? say`The issuer did not let you in, or you turned back. Nobody is signed in; sign in again when you like.`
        : say`The issuer ended the sign-in without a result. Nobody is signed in; sign in again.`,
    );
  if (error instanceof oidc.ResponseBodyError || error instanceof oidc.ClientError)
    return isOutage(error) ? unavailable() : notConfirmed();
  return error instanceof TypeError ? unavailable() : notConfirmed();
}

function isOutage(error: oidc.ResponseBodyError | oidc.ClientError): boolean {
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500;
  return error.code === 'OAUTH_TIMEOUT';
}

function notConfirmed(): Problem {
  return new Problem(
    'sign-in-failed',
    say`The issuer did not confirm this sign-in. Nobody is signed in; sign in again.`,
  );
}

function unavailable(): Problem {
  return new Problem(
    'service-unavailable',
    say`The issuer of the sign-in cannot be reached. Nobody was signed in; try again shortly.`,
    { retryAfterSeconds: 5 },
  );
}
