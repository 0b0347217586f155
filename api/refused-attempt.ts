import type { Request } from 'express';
import { hashOf } from '../store/hash.ts';
import { recordRefusedAttempt } from '../store/refused-attempts.ts';
import { seenAs } from '../store/viewing.ts';
import { knownPerson } from './auth/caller.ts';
import type { Edge } from './edge.ts';
import type { Problem } from './problem.ts';

/**
 * Keeps who tried what they may not; without the texts. A dry run and a read try nothing. Where
 * the register does not answer, the refusal goes out all the same and the log has the attempt.
 */
export async function recordAttempt(edge: Edge, request: Request, problem: Problem): Promise<void> {
  if (request.method !== 'POST' || request.query['dryRun'] === 'true') return;
  const attempt = {
    at: Date.now(),
    person: knownPerson(request),
    code: problem.code,
    route: `${request.method} ${String(request.route?.path ?? request.path)}`,
    subject: subjectOf(request),
    bodyHash: hashOf(request.body ?? null),
    message: problem.message,
  };
  await recordRefusedAttempt(seenAs(edge.store, { kind: 'machine' }), attempt).catch(
    (error: unknown) => {
      const { message: _, ...kept } = attempt;
      edge.log.error({ err: error, ...kept }, 'a refused attempt could not be recorded');
    },
  );
}

/** The reference or id in the address, as the route kept it. */
function subjectOf({ res }: Request): string | null {
  const subject: unknown = res?.locals['subject'];
  return typeof subject === 'string' ? subject : null;
}
