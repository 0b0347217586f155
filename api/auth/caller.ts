import type { Request } from 'express';
import type { Instant } from '../../domain/time.ts';
import { findMandates, type Mandate } from '../../store/mandates.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import type { SignIn } from './sign-in.ts';

/** Who asks, for which bodies they may act at that instant, and how they signed in. */
export type Caller = {
  readonly person: string;
  readonly mandates: readonly Mandate[];
  readonly signIn: SignIn;
};

/**
 * One query: the mandates are those that PostgreSQL holds at receipt, never a copy in the token.
 * @throws Problem `sign-in-needed`, `token-refused`
 */
export async function callerOf(edge: Edge, request: Request, at: Instant): Promise<Caller> {
  const { person, ...signIn } = await signedIn(edge, request);
  const mandates = await findMandates(edge.store, person, at);
  edge.limits.remember(
    person,
    mandates.map(({ body }) => body),
  );
  return { person, mandates, signIn };
}

/**
 * Who asks, without a query.
 * @throws Problem `sign-in-needed`, `token-refused`
 */
export async function signedIn(
  edge: Edge,
  request: Request,
): Promise<{ readonly person: string } & SignIn> {
  const { person, authenticatedAt } = await edge.tokens.read(bearerToken(request));
  if (request.res) request.res.locals['person'] = person;
  return { person, by: 'token', authenticatedAt };
}

/** Who was found to ask; null where nobody known did. For what is kept of a refused attempt. */
export function knownPerson({ res }: Request): string | null {
  const person: unknown = res?.locals['person'];
  return typeof person === 'string' ? person : null;
}

/** One header with one token; of two, Node would show us the first and a proxy perhaps the other. */
function bearerToken({ headersDistinct }: Request): string {
  const [authorization = '', ...more] = headersDistinct['authorization'] ?? [];
  const token = /^Bearer ([A-Za-z0-9._~+/=-]{1,12000})$/i.exec(authorization)?.[1];
  if (token !== undefined && more.length === 0) return token;
  throw new Problem(
    'sign-in-needed',
    'This address answers to people who are signed in. Send the header Authorization: Bearer TOKEN.',
  );
}
