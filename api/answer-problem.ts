import type { ErrorRequestHandler, Request, Response } from 'express';
import { AlreadyKept, NotInRegister } from '../store/faults.ts';
import { CursorUnreadable } from '../store/page.ts';
import type { Edge } from './edge.ts';
import { languageOf } from './language.ts';
import { Problem, problemDocument } from './problem.ts';
import { recordAttempt } from './refused-attempt.ts';
import { type Said, asPhrase, say } from '../domain/words/say.ts';

/** The last handler: every error becomes a problem document, and no stack trace leaves. */
export function answerProblem(edge: Edge): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    if (problem.status === 503) edge.log.warn({ code: problem.code }, 'answered: not now');
    else if (problem.status >= 500) edge.log.error({ err: error }, 'answered: unexpected');
    if (isAttempt(problem)) await recordAttempt(edge, request, problem);
    send(request, response, problem);
  };
}

/** Whom a matter does not concern has tried it all the same; one that is not there is kept like it. */
export function isAttempt({ status, code }: Problem): boolean {
  return status === 403 || code === 'unknown-recommendation' || code === 'unknown-review';
}

function send(request: Request, response: Response, problem: Problem): void {
  const { retryAfterSeconds } = problem.extras;
  if (retryAfterSeconds !== undefined) response.set('retry-after', String(retryAfterSeconds));
  if (problem.status === 401)
    response.set('www-authenticate', problem.extras.challenge ?? challengeOf(problem));
  // The rest of a body that nobody reads would be taken for the next request.
  if (problem.status === 413) response.set('connection', 'close');
  response.set('cache-control', 'no-store');
  response.status(problem.status).type('application/problem+json');
  const language = languageOf(request);
  response.set('content-language', language).vary('Accept-Language');
  const document = problemDocument(problem, String(response.locals['requestId']), language);
  response.send(request.method === 'HEAD' ? undefined : JSON.stringify(document));
}

/** RFC 6750 section 3. */
function challengeOf({ code }: Problem): string {
  return code === 'token-refused' ? 'Bearer error="invalid_token"' : 'Bearer';
}

/** Any error as a problem; nothing of its inside leaves. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CursorUnreadable)
    return new Problem(
      'invalid-request',
      say`This cursor was not handed out by this list: leave it out to start from the beginning.`,
      {
        errors: [{ path: '/query/cursor', message: say`was not handed out by this list` }],
      },
    );
  if (error instanceof AlreadyKept) return new Problem('already-exists', taken(error));
  if (error instanceof NotInRegister) return new Problem('unknown-address', unknown(error));
  return parserProblem(error) ?? unexpected(error);
}

/** What express.json and the router throw carries a `type` and a status. */
function parserProblem(error: unknown): Problem | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const type = 'type' in error ? error.type : undefined;
  const status = 'status' in error ? error.status : undefined;
  if (type === 'entity.too.large')
    return new Problem(
      'body-too-large',
      say`The body is larger than ${limitOf(error)}. Nothing has happened; shorten it.`,
    );
  if (type === 'encoding.unsupported')
    return new Problem('wrong-content-type', say`Send the body as JSON in UTF-8, not compressed.`);
  if (status === 400)
    return new Problem('invalid-request', say`The address of the request cannot be read.`, {
      errors: [{ path: '/path', message: say`is no UTF-8, percent-encoded` }],
    });
  return undefined;
}

function taken({ what, id }: AlreadyKept): Said {
  return say`The register already holds another ${asPhrase(what)} ${id}; give the new one its own id or version.`;
}

function unknown({ what, id }: NotInRegister): Said {
  return say`The register has no ${asPhrase(what)} ${id}.`;
}

function limitOf(error: object): string {
  const limit = 'limit' in error && typeof error.limit === 'number' ? error.limit : 256 * 1024;
  return limit < 1024 * 1024 ? `${limit / 1024} kB` : `${limit / 1024 / 1024} MB`;
}

function unexpected(error: unknown): Problem {
  if (isConnectionFailure(error))
    return new Problem(
      'service-unavailable',
      say`The register does not answer. Nothing is lost; send the same again with the same Idempotency-Key.`,
      { retryAfterSeconds: 2 },
    );
  return new Problem(
    'unexpected',
    say`Something unexpected happened here; it is logged under this request. Send the same again with the same Idempotency-Key, or tell the operator the instance.`,
  );
}

/** PostgreSQL classes 08 (connection), 57P (shutting down), 53 (resources), and socket errors. */
function isConnectionFailure(error: unknown): boolean {
  for (let cause = error, depth = 0; depth < 5 && cause instanceof Error; depth += 1) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (/^(08|57P|53)/.test(code) || /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENOTFOUND)/.test(code))
      return true;
    if (
      /connection (terminated|timeout)|timeout exceeded when trying to connect/i.test(cause.message)
    )
      return true;
    cause = cause.cause;
  }
  return false;
}
