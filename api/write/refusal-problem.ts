import type { Refusal } from '../../domain/decision.ts';
import { isRefusalCode, Problem } from '../problem.ts';

/** A refusal of the rules as its answer. */
export function refusalProblem({ code, message }: Refusal): Problem {
  return new Problem(code, `${message} Nothing was changed; the attempt is on record.`);
}

/** The key was used before, for something else. */
export function keyReused(): Problem {
  return new Problem(
    'key-reused',
    'This Idempotency-Key was used for another request. Nothing has happened now; the first one stands. Send a new key.',
  );
}

export function acceptanceUnknown(): Problem {
  return new Problem(
    'acceptance-unknown',
    'It was received and is kept, but it is not known yet whether it was accepted. Send the same again with the same Idempotency-Key: it has one effect, and its time of receipt stands.',
    { retryAfterSeconds: 2 },
  );
}

/** A refusal as a failure of the workflow carries it; undefined for any other failure. */
export function refusalOf(type: string | null | undefined, message: string): Refusal | undefined {
  const code = type ?? '';
  return isRefusalCode(code) ? { ok: false, code, message } : undefined;
}
