import type { Request } from 'express';
import type { Instant } from '../../domain/time.ts';
import { findMandates, type Mandate } from '../../store/mandates.ts';
import { seenAsThemselves } from '../../store/viewing.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { carries, secretIn } from './cookies.ts';
import { serviceMandate, serviceOf } from './service.ts';
import { refuseOtherOrigins } from './same-origin.ts';
import { openSession } from './sessions.ts';
import type { SignIn } from './sign-in.ts';
import { say } from '../../domain/words/say.ts';

/** Who asks, for which bodies they may act at that instant, and how they signed in. */
export type Caller = {
  readonly person: string;
  readonly mandates: readonly Mandate[];
  readonly signIn: SignIn;
};

type SignedIn = Pick<Caller, 'person' | 'signIn'>;

/**
 * Who asks, by a bearer token or by the cookie of a session. The mandates are those that PostgreSQL
 * holds at receipt, never a copy in the token or the session: what is revoked is gone at once.
 *
 * @throws Problem as `signedIn`
 */
export async function callerOf(edge: Edge, request: Request, at: Instant): Promise<Caller> {
  const { person, signIn } = await signedIn(edge, request);
  const mandates =
    signIn.by === 'service'
      ? [serviceMandate(signIn.account)]
      : await findMandates(seenAsThemselves(edge.store, person), person, at);
  edge.limits.remember(
    person,
    mandates.map(({ body }) => body),
  );
  return { person, mandates, signIn };
}

/** What was found of a request is found once, however often it is asked. */
const found = new WeakMap<Request, Promise<SignedIn>>();

/**
 * Who asks; of a session or a token that names no sign-in one query, of any other token none.
 * @throws Problem `sign-in-needed`, `token-refused`, `session-ended`, `two-sign-ins`, `cross-origin`
 */
export async function signedIn(edge: Edge, request: Request): Promise<SignedIn> {
  const asked = found.get(request) ?? look(edge, request);
  found.set(request, asked);
  const who = await asked;
  if (request.res) request.res.locals['person'] = who.person;
  return who;
}

async function look(edge: Edge, request: Request): Promise<SignedIn> {
  if (carries(request, 'session')) return await bySession(edge, request);
  const claims = await edge.tokens.read(bearerToken(request));
  const { person, authenticatedAt } = claims;
  const service = authenticatedAt === null ? await serviceOf(edge, claims, Date.now()) : undefined;
  return { person, signIn: service ?? { by: 'token', authenticatedAt } };
}

async function bySession(edge: Edge, request: Request): Promise<SignedIn> {
  if (request.headers.authorization !== undefined)
    throw new Problem(
      'two-sign-ins',
      say`The request carries a bearer token and the cookie of a session, which could be two people. Nothing has happened. Send one of them.`,
    );
  // The one page elsewhere that may ask in somebody's name, and at one address: temporal-codec.ts.
  if (request.res?.locals['isFromTemporalUi'] !== true) refuseOtherOrigins(request, edge.publicUrl);
  const opening = { at: Date.now(), isUse: !isUnattended(request) };
  const session = await openSession(edge, secretIn(request, 'session'), opening);
  const { id, person, authenticatedAt, endsAt } = session;
  return { person, signIn: { by: 'session', session: id, authenticatedAt, endsAt } };
}

/**
 * Whether a page asks by itself, with nobody before it: by its own word, which can only shorten the
 * session, or by listening to what happens elsewhere, which it does for as long as it is open.
 */
function isUnattended({ headers, path }: Request): boolean {
  return headers['nemcon-unattended'] !== undefined || path === '/api/live';
}

/** Who was found to ask; null where nobody known did. For what is kept of a refused attempt. */
export function knownPerson({ res }: Request): string | null {
  const person: unknown = res?.locals['person'];
  return typeof person === 'string' ? person : null;
}

/** One header with one token; of two, Node would show us the first and a proxy perhaps the other. */
function bearerToken({ headersDistinct }: Request): string {
  const [authorization = '', ...more] = headersDistinct['authorization'] ?? [];
  const token = /^Bearer ([A-Za-z0-9._~+/=-]{1,16000})$/i.exec(authorization)?.[1];
  if (token !== undefined && more.length === 0) return token;
  throw new Problem(
    'sign-in-needed',
    say`This address answers to people who are signed in. Send the header Authorization: Bearer TOKEN, or sign in at /auth/sign-in with a browser.`,
  );
}
