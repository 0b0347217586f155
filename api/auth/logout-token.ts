import { z } from 'zod';
import type { Instant } from '../../domain/time.ts';
import { Problem } from '../problem.ts';
import type { JwtText } from './jwt-text.ts';
import { absent, audience, clockSkewSeconds, headerOf, seconds, subject } from './token-claims.ts';
import { say } from '../../domain/words/say.ts';

const event = 'http://schemas.openid.net/event/backchannel-logout';

/** A logout token is sent as soon as it is made; one that is older was kept by somebody. */
const goodForSeconds = 300;

const Header = headerOf('logout+jwt');

const Payload = z.object({
  iss: z.string(),
  aud: audience,
  iat: seconds,
  exp: seconds.optional(),
  jti: z.string().min(1).max(1000),
  events: z.looseObject({ [event]: z.object({}) }),
  sub: subject,
  // An ID token of the same person must not pass for a word that they have left.
  nonce: absent,
});

/** Who signed out at the issuer, and when it said so. */
export type SignedOut = { readonly person: string; readonly at: Instant };

/**
 * Checks what a logout token says of itself (OpenID Connect Back-Channel Logout 1.0, section 2.6).
 * `sub` is needed: sessions here keep nothing of the issuer's, so its `sid` says nothing to us.
 *
 * @throws Problem `token-refused`, which names the member
 */
export function checkLogout(
  { header, payload }: JwtText,
  expected: { readonly issuer: string; readonly client: string },
  at: Instant,
): SignedOut {
  const kind = Header.safeParse(header);
  if (!kind.success) throw unfit(kind.error);
  const claims = Payload.safeParse(payload);
  if (!claims.success) throw unfit(claims.error);
  const { iss, aud, iat, exp = iat + goodForSeconds, sub } = claims.data;
  const now = at / 1000;
  if (iss !== expected.issuer) throw notAccepted('iss');
  if (![aud].flat().includes(expected.client)) throw notAccepted('aud');
  if (iat > now + clockSkewSeconds || iat < now - goodForSeconds - clockSkewSeconds)
    throw notAccepted('iat');
  if (exp + clockSkewSeconds <= now) throw notAccepted('exp');
  return { person: sub, at: iat * 1000 };
}

function unfit({ issues }: z.ZodError): Problem {
  return notAccepted(String(issues[0]?.path[0] ?? 'form'));
}

function notAccepted(member: string): Problem {
  return new Problem(
    'token-refused',
    say`The logout token's ${member} is not what is accepted here.`,
  );
}
