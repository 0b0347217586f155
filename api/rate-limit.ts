import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { Problem } from './problem.ts';

const minute = 60_000;

/**
 * So many requests a minute for each token, or for each address where there is none. Whoever
 * changes tokens is still bound by what the issuer hands out; a delegation behind the same address
 * as another is not.
 */
export function limitRate(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: minute,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request: Request) =>
      request.get('authorization') ?? ipKeyGenerator(request.ip ?? ''),
    handler: (_request, _response, next) => {
      next(
        new Problem(
          'too-many-requests',
          `More than ${perMinute} requests in a minute. Nothing has happened; wait and send it again.`,
          { retryAfterSeconds: 60 },
        ),
      );
    },
  });
}
