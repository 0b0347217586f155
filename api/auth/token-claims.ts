import { z } from 'zod';
import type { Instant } from '../../domain/time.ts';
import { Problem } from '../problem.ts';
import type { JwtText } from './jwt-text.ts';
import { say } from '../../domain/words/say.ts';

/** Asymmetric ones only: with a shared secret the API itself could make tokens, and `none` is no proof. */
export const algorithms = [
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

/** How far the issuer's clock may be from ours. */
export const clockSkewSeconds = 60;

/** Whoever is given a token for longer than this was given it by mistake, for example in milliseconds. */
const longestSeconds = 366 * 24 * 60 * 60;

/** Since 1970, UTC (RFC 7519 section 2). */
export const seconds = z.number().nonnegative();

/** A member that must not be there, not even as null. */
export const absent = z.never().optional();

/** Who it is about, and for whom it was made (RFC 7519 sections 4.1.2 and 4.1.3). */
export const subject = z.string().regex(/^[\x21-\x7e]{1,200}$/);
export const audience = z.union([z.string(), z.array(z.string()).min(1)]);

/**
 * The header of a token of this kind and no other (RFC 8725 section 3.11): nothing that would have
 * it read otherwise than as it stands.
 */
export function headerOf(kind: 'at+jwt' | 'logout+jwt') {
  return z.object({
    alg: z.enum(algorithms),
    kid: z.string().min(1).max(1000).optional(),
    typ: z
      .string()
      .transform((typ) => typ.toLowerCase().replace(/^application\//, ''))
      .pipe(z.enum([kind, 'jwt']))
      .optional(),
    crit: absent,
    b64: absent,
    zip: absent,
    enc: absent,
    cty: absent,
  });
}

// RFC 9068 section 2.1.
const Header = headerOf('at+jwt');

const Payload = z.object({
  iss: z.string(),
  sub: subject,
  aud: audience,
  exp: seconds,
  nbf: seconds.optional(),
  iat: seconds.optional(),
  auth_time: seconds.optional(),
  // Keycloak names the kind here; Amazon Cognito in `token_use`.
  typ: z.literal('Bearer').optional(),
  token_use: z.literal('access').optional(),
  // A security event or logout token (RFC 8417).
  events: absent,
  // Bound to a key that a bearer does not show (RFC 7800, RFC 8705, RFC 9449).
  cnf: absent,
  // Somebody acts as this person (RFC 8693); here everybody acts as themselves, stand-ins by mandate.
  act: absent,
  // Only ID tokens have these (OpenID Connect Core 1.0 sections 2, 3.1.3.6 and 3.3.2.11).
  nonce: absent,
  at_hash: absent,
  c_hash: absent,
  s_hash: absent,
});

/** Who a token is about, as far as it can be told without its signature. */
export type Claims = {
  readonly person: string;
  /** When the person last showed the issuer who they are. */
  readonly authenticatedAt: Instant | null;
  readonly scopes: readonly string[];
  readonly expiresAt: Instant;
};

/**
 * Checks everything that a token says of itself. What is refused is named by its member and never
 * repeated.
 *
 * @throws Problem `token-refused`
 */
export function checkClaims(
  { header, payload }: JwtText,
  expected: { readonly issuer: string; readonly audience: string },
  at: Instant,
): Claims {
  const kind = Header.safeParse(header);
  if (!kind.success) throw unfit(kind.error);
  const claims = Payload.safeParse(payload);
  if (!claims.success) throw unfit(claims.error);
  const { iss, sub, aud, exp, nbf = 0, iat = 0, auth_time: signedIn } = claims.data;
  const now = at / 1000;
  if (iss !== expected.issuer) throw notAccepted('iss');
  if (![aud].flat().includes(expected.audience)) throw notAccepted('aud');
  if (exp + clockSkewSeconds <= now)
    throw new Problem('token-refused', say`The token has expired; sign in again.`);
  if (exp > now + longestSeconds) throw notAccepted('exp');
  const latest = now + clockSkewSeconds;
  if (nbf > latest) throw notAccepted('nbf');
  if (iat > latest) throw notAccepted('iat');
  if (signedIn !== undefined && signedIn > latest) throw notAccepted('auth_time');
  return {
    person: sub,
    authenticatedAt: signedIn === undefined ? null : Math.min(signedIn * 1000, at),
    scopes: scopesIn(payload),
    expiresAt: exp * 1000,
  };
}

/** Scopes are one string with spaces (RFC 9068 section 2.2.3); Entra ID calls its roles of an application so. */
function scopesIn({ scope, scp, roles }: Readonly<Record<string, unknown>>): string[] {
  const named = z.union([z.string(), z.array(z.string())]).catch([]);
  return [scope, scp, roles].flatMap((one) =>
    [named.parse(one)].flat().flatMap((words) => words.split(' ').filter((word) => word !== '')),
  );
}

function unfit({ issues }: z.ZodError): Problem {
  return notAccepted(String(issues[0]?.path[0] ?? 'form'));
}

function notAccepted(member: string): Problem {
  return new Problem('token-refused', say`The token's ${member} is not what this API accepts.`);
}
