import express, { type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import { endSessionsBegunBy } from '../../store/sessions.ts';
import { seenAsThemselves } from '../../store/viewing.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';

const path = '/auth/back-channel-logout';
const Sent = z.object({ logout_token: z.string().min(1).max(16_000) });

/**
 * Where the issuer says, server to server, that somebody signed out there (OpenID Connect
 * Back-Channel Logout 1.0). It is believed by its signature alone; no cookie is looked at, and it
 * comes as a form, which no other write may.
 */
export function takeLogoutTokens(app: Express, edge: Edge): void {
  app.post(path, express.urlencoded({ extended: false, limit: '32kb', inflate: false }));
  app.post(path, (request, response) => take(edge, request, response));
}

async function take(edge: Edge, request: Request, response: Response): Promise<void> {
  response.set('cache-control', 'no-store');
  const sent = Sent.safeParse(request.body);
  if (!sent.success) return refuse(response, 'Send logout_token, once, as a form.');
  try {
    await signOut(edge, sent.data.logout_token);
    response.status(200).end();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'token-refused') throw error;
    refuse(response, error.message);
  }
}

/**
 * Ends the sessions that were open when the issuer said so. Whoever sends the same token again ends
 * nothing that began since, so what was sent need not be remembered (`jti`).
 */
async function signOut(edge: Edge, token: string): Promise<void> {
  const { person, at: said } = await edge.tokens.readLogout(
    token,
    edge.configuration.signIn.clientId,
  );
  // The issuer tells whole seconds.
  const begunBy = said + 999;
  const ended = await endSessionsBegunBy(seenAsThemselves(edge.store, person), {
    person,
    begunBy,
    at: Date.now(),
  });
  edge.log.info({ person, ended }, 'the issuer said that somebody signed out');
}

/** As section 2.8 wants it answered. */
function refuse(response: Response, why: string): void {
  response.status(400).json({ error: 'invalid_request', error_description: why });
}
