import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { Recent } from '../../store/recent.ts';
import { Problem } from '../problem.ts';
import { readJwt } from './jwt-text.ts';
import { checkLogout, type SignedOut } from './logout-token.ts';
import { algorithms, checkClaims, clockSkewSeconds, type Claims } from './token-claims.ts';
import { say } from '../../domain/words/say.ts';

/** Checks bearer tokens; the one place that decides who somebody is. */
export type Tokens = {
  /**
   * What a valid token says.
   * @throws Problem `token-refused` (401), or `service-unavailable` where the issuer's keys cannot be fetched
   */
  readonly read: (token: string) => Promise<Claims>;
  /**
   * Who signed out at the issuer, by its logout token.
   * @param client to whom the issuer says it: the one that people sign in with
   * @throws Problem as `read`
   */
  readonly readLogout: (token: string, client: string) => Promise<SignedOut>;
  /** Whether the issuer is the one for development, which asks nobody for a password. */
  readonly isDevelopment: boolean;
};

/** The issuer cannot be used; the message says why and how to mend it. */
export class IssuerTrouble extends Error {}

const Discovery = z.object({
  issuer: z.string(),
  jwks_uri: z.url(),
  nemcon_development_issuer: z.boolean().default(false),
});

/** A token whose signature was checked, until when that is taken as known. */
type Verified = { readonly claims: Claims; readonly until: number };

/** Checking a signature is a tenth of what a decision costs the API; keys are kept for longer. */
const trustedFor = 60_000;

/**
 * Asks the issuer for its keys' address once (OpenID Connect Discovery 1.0); the keys themselves
 * are fetched when first needed, kept, and fetched again when a token names an unknown one.
 *
 * @throws IssuerTrouble
 */
export async function openTokens(issuer: string, audience: string): Promise<Tokens> {
  const { issuer: named, jwks_uri, nemcon_development_issuer } = await discover(issuer);
  const keys = keysAt(jwks_uri);
  const expected = { issuer: named, audience };
  const verified = new Recent<Verified>(1000);
  return {
    isDevelopment: nemcon_development_issuer,
    readLogout: async (token, client) => {
      const said = checkLogout(readJwt(token), { issuer: named, client }, Date.now());
      await checkSignature(token, keys, issuer);
      return said;
    },
    read: async (token) => {
      const now = Date.now();
      const known = verified.get(token);
      if (known && now < known.until) return known.claims;
      const claims = checkClaims(readJwt(token), expected, now);
      await checkSignature(token, keys, issuer);
      verified.set(token, { claims, until: Math.min(now + trustedFor, claims.expiresAt) });
      return claims;
    },
  };
}

/** The keys could not be fetched, so nothing is known of the token. */
class KeysUnavailable extends Error {}

/** Keys come from the issuer alone: what a token carries or points to itself (`jwk`, `jku`, `x5u`) is not looked at. */
function keysAt(address: string): JWTVerifyGetKey {
  const remote = createRemoteJWKSet(new URL(address), {
    timeoutDuration: 5000,
    // A new key is accepted two seconds after the last one was fetched; sooner would let anybody
    // who invents key ids make us ask the issuer all the time.
    cooldownDuration: 2000,
  });
  return async (header, token) => {
    try {
      return await remote(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) throw error;
      if (error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      throw new KeysUnavailable();
    }
  };
}

async function checkSignature(token: string, keys: JWTVerifyGetKey, issuer: string): Promise<void> {
  try {
    await jwtVerify(token, keys, { algorithms, clockTolerance: clockSkewSeconds });
  } catch (error) {
    if (error instanceof KeysUnavailable)
      throw new Problem(
        'service-unavailable',
        say`The keys of ${issuer} cannot be fetched, so no token can be checked; try again shortly.`,
        { retryAfterSeconds: 5 },
      );
    throw new Problem(
      'token-refused',
      say`The token is not signed by the issuer that this API trusts.`,
    );
  }
}

async function discover(issuer: string): Promise<z.infer<typeof Discovery>> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const mend = 'Start the issuer, or set OIDC_ISSUER to the one that signs your tokens.';
  const response = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(() => {
    throw new IssuerTrouble(`The issuer does not answer at ${address}. ${mend}`);
  });
  const body: unknown = await response.json().catch(() => undefined);
  const found = Discovery.safeParse(body);
  if (!response.ok || !found.success)
    throw new IssuerTrouble(`${address} answers, but is no OpenID Connect issuer. ${mend}`);
  if (found.data.issuer.replace(/\/$/, '') !== issuer.replace(/\/$/, ''))
    throw new IssuerTrouble(
      `OIDC_ISSUER is ${issuer}, but the issuer there calls itself ${found.data.issuer}. Set OIDC_ISSUER to that.`,
    );
  return found.data;
}
