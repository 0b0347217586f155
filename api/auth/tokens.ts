import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { Recent } from '../../store/recent.ts';
import { Problem } from '../problem.ts';

/** Checks bearer tokens; the one place that decides who somebody is. */
export type Tokens = {
  /**
   * The `sub` of a valid token.
   * @throws Problem `token-refused` (401), or `service-unavailable` where the issuer's keys cannot be fetched
   */
  readonly personOf: (token: string) => Promise<string>;
};

/** The issuer cannot be used; the message says why and how to mend it. */
export class IssuerTrouble extends Error {}

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** Asymmetric ones only: with a shared secret the API itself could make tokens, and `none` is no proof. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
];
const clockSkewSeconds = 60;

/** A token whose signature was checked, until when that is taken as known. */
type Verified = { readonly person: string; readonly until: number };

/** Checking a signature is a tenth of what a decision costs the API; keys are kept for longer. */
const trustedFor = 60_000;

/**
 * Asks the issuer for its keys' address once (OpenID Connect Discovery 1.0); the keys themselves
 * are fetched when first needed, kept, and fetched again when a token names an unknown one.
 *
 * @throws IssuerTrouble
 */
export async function openTokens(issuer: string, audience: string): Promise<Tokens> {
  const { issuer: named, jwks_uri } = await discover(issuer);
  const keys = createRemoteJWKSet(new URL(jwks_uri), {
    timeoutDuration: 5000,
    // A new key is accepted two seconds after the last one was fetched; sooner would let anybody
    // who invents key ids make us ask the issuer all the time.
    cooldownDuration: 2000,
  });
  const verified = new Recent<Verified>(1000);
  return {
    personOf: async (token) => {
      const known = verified.get(token);
      if (known && Date.now() < known.until) return known.person;
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer: named,
          audience,
          algorithms,
          clockTolerance: clockSkewSeconds,
          requiredClaims: ['sub', 'exp'],
        });
        const person = personIn(payload.sub);
        const until = Math.min(Date.now() + trustedFor, (payload.exp ?? 0) * 1000);
        verified.set(token, { person, until });
        return person;
      } catch (error) {
        throw refused(error, issuer);
      }
    },
  };
}

function personIn(subject: string | undefined): string {
  if (subject === undefined || !/^[\x21-\x7e]{1,200}$/.test(subject))
    throw new Problem('token-refused', 'The token names no person that the register can hold.');
  return subject;
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

function refused(error: unknown, issuer: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof errors.JWTExpired)
    return new Problem('token-refused', 'The token has expired; sign in again.');
  if (error instanceof errors.JWTClaimValidationFailed)
    return new Problem('token-refused', `The token's ${error.claim} is not what this API accepts.`);
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError))
    return new Problem(
      'service-unavailable',
      `The keys of ${issuer} cannot be fetched, so no token can be checked; try again shortly.`,
      { retryAfterSeconds: 5 },
    );
  return new Problem(
    'token-refused',
    'The token is not signed by the issuer that this API trusts.',
  );
}
