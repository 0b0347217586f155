import type { IncomingHttpHeaders } from 'node:http';
import type { Instant } from '../../domain/time.ts';
import { findMandates, type Mandate } from '../../store/mandates.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';

/** Who asks, and for which bodies they may act at that instant. */
export type Caller = { readonly person: string; readonly mandates: readonly Mandate[] };

/**
 * One query: the mandates are those that PostgreSQL holds at receipt, never a copy in the token.
 * @throws Problem `sign-in-needed`, `token-refused`
 */
export async function callerOf(
  edge: Edge,
  headers: IncomingHttpHeaders,
  at: Instant,
): Promise<Caller> {
  const person = await personOf(edge, headers);
  const mandates = await findMandates(edge.store, person, at);
  edge.limits.remember(
    person,
    mandates.map(({ body }) => body),
  );
  return { person, mandates };
}

/**
 * Who asks, without a query.
 * @throws Problem `sign-in-needed`, `token-refused`
 */
export async function personOf(edge: Edge, headers: IncomingHttpHeaders): Promise<string> {
  return await edge.tokens.personOf(bearerToken(headers));
}

export function bearerToken({ authorization }: IncomingHttpHeaders): string {
  const token = /^Bearer ([A-Za-z0-9._~+/=-]{1,16000})$/i.exec(authorization ?? '')?.[1];
  if (token !== undefined) return token;
  throw new Problem(
    'sign-in-needed',
    'This address answers to people who are signed in. Send the header Authorization: Bearer TOKEN.',
  );
}
