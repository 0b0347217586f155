import type { ErrorRequestHandler, Express, Request, Response } from 'express';
import { z } from 'zod';
import { sha256 } from '../../store/hash.ts';
import { beginSignIn, signInLasts, takeSignIn } from '../../store/sign-ins.ts';
import { seenAs } from '../../store/viewing.ts';
import { problemOf } from '../answer-problem.ts';
import { cookie, secretIn } from '../auth/cookies.ts';
import { ownPath } from '../auth/return-to.ts';
import { newSecret, openSession, startSession } from '../auth/sessions.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { parsed } from '../parsed.ts';
import { type Said, say } from '../../domain/words/say.ts';
import { languageOf } from '../language.ts';
import { told } from '../shown/told.ts';

const Asked = z.strictObject({
  returnTo: z.string().max(2000).optional(),
  fresh: z.enum(['', 'true']).optional(),
});

/**
 * Signing in by a browser: `/auth/sign-in` sends it to the issuer, which sends it back to
 * `/auth/callback` with a code (OpenID Connect Core 1.0 section 3.1, with PKCE).
 */
export function serveSignIn(app: Express, edge: Edge): void {
  app.get('/auth/sign-in', (request, response) => begin(edge, request, response));
  app.get('/auth/callback', (request, response) => finish(edge, request, response));
  app.use(['/auth/sign-in', '/auth/callback'], answerPage);
}

/** Nobody is known yet. */
function itself({ store }: Edge) {
  return seenAs(store, { kind: 'machine' });
}

async function begin(edge: Edge, request: Request, response: Response): Promise<void> {
  const { returnTo, fresh } = parsed(Asked, request.query, 'query');
  const isFresh = fresh !== undefined;
  const path = ownPath(returnTo, edge.publicUrl);
  const startedAt = Date.now();
  const person = isFresh ? await personAgain(edge, request, startedAt) : null;
  // The same for all sign-ins that the browser has under way, in however many tabs.
  const secret = secretIn(request, 'browser') ?? newSecret();
  const state = newSecret();
  const address = await edge.issuerSignIn.begin({ state, secret, isFresh });
  const [stateHash, browserHash] = [sha256(state), sha256(secret)];
  await beginSignIn(itself(edge), { stateHash, browserHash, returnTo: path, person, startedAt });
  leave(response, address.href, [cookie('browser', secret, signInLasts / 1000)]);
}

/** Who signs in afresh is who is signed in; without a session anybody may. */
async function personAgain(edge: Edge, request: Request, at: number): Promise<string | null> {
  const secret = secretIn(request, 'session');
  const session = await openSession(edge, secret, { at, isUse: true }).catch((error: unknown) => {
    if (error instanceof Problem) return undefined;
    throw error;
  });
  return session?.person ?? null;
}

async function finish(edge: Edge, request: Request, response: Response): Promise<void> {
  const address = new URL(request.originalUrl, edge.publicUrl);
  const state = address.searchParams.get('state') ?? '';
  const secret = secretIn(request, 'browser');
  const begun = await takeSignIn(itself(edge), sha256(state));
  const at = Date.now();
  if (begun === undefined || begun.startedAt < at - signInLasts) throw expired();
  // Begun in another browser: somebody would be signed in as whoever sent them the link.
  if (secret === undefined || begun.browserHash !== sha256(secret)) throw expired();
  const who = await edge.issuerSignIn.finish(address, { state, secret });
  if (begun.person !== null) refuseAnother(begun.person, begun.startedAt, who);
  const browser = request.get('user-agent')?.slice(0, 200) ?? null;
  const before = secretIn(request, 'session');
  const session = await startSession(edge, who, { at, browser, before });
  leave(response, begun.returnTo, [cookie('session', session)]);
}

const clockSkew = 60_000;

function refuseAnother(
  person: string,
  startedAt: number,
  who: { readonly person: string; readonly authenticatedAt: number | null },
): void {
  if (who.person !== person)
    throw new Problem(
      'sign-in-failed',
      say`Another person signed in than the one who was asked to sign in again. Whoever was signed in still is.`,
    );
  if (who.authenticatedAt !== null && who.authenticatedAt >= startedAt - clockSkew) return;
  throw new Problem(
    'sign-in-failed',
    say`The issuer did not ask for a new sign-in, or does not say when it was (auth_time). You are still signed in as before. Ask whoever runs the issuer to honour prompt=login and max_age.`,
  );
}

function expired(): Problem {
  return new Problem(
    'sign-in-failed',
    say`This sign-in is not under way in this browser: it was finished already, took longer than ten minutes, or began elsewhere. Nobody was signed in by it. Sign in again.`,
  );
}

function leave(response: Response, address: string, cookies: readonly string[]): void {
  response
    .status(303)
    .set({ location: address, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  for (const one of cookies) response.append('set-cookie', one);
  response.end();
}

/** What goes wrong is a page for who looks at it with a browser; a program gets the problem document. */
const answerPage: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent || request.accepts(['json', 'html']) !== 'html') return next(error);
  const problem = problemOf(error);
  if (problem.status >= 500 && problem.status !== 503) return next(error);
  response.status(problem.status).set('cache-control', 'no-store').type('html');
  const language = languageOf(request);
  response.set('content-language', language).vary('Accept-Language');
  const here = (said: Said) => escaped(told(language, said));
  const signIn = `<a href="/auth/sign-in">${here(say`Sign in`)}</a>`;
  const first = `<a href="/">${here(say`the first page`)}</a>`;
  response.send(`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${here(say`Not signed in`)}</title>
</head>
<body>
<main>
<h1>${here(say`The sign-in did not succeed`)}</h1>
<p>${here(problem.said)}</p>
<p>${told(language, say`${signIn} or go to ${first}.`)}</p>
</main>
</body>
</html>
`);
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
