import { z } from 'zod';
import type { Refusal } from '../../domain/decision.ts';
import { isSaid } from '../../domain/words/carried.ts';
import { isRefusalCode, Problem } from '../problem.ts';
import { type Said, asGiven, say } from '../../domain/words/say.ts';

/** What the rules said; what was refused before they said it as data is told as it was kept. */
export function refusalSaid({ message, said = asGiven(message) }: Refusal): Said {
  return said;
}

/** A refusal of the rules as its answer. */
export function refusalProblem(refusal: Refusal): Problem {
  return new Problem(
    refusal.code,
    say`${refusalSaid(refusal)} Nothing was changed; the attempt is on record.`,
  );
}

/** The key was used before, for something else. */
export function keyReused(): Problem {
  return new Problem(
    'key-reused',
    say`This Idempotency-Key was used for another request. Nothing has happened now; the first one stands. Send a new key.`,
  );
}

export function acceptanceUnknown(): Problem {
  return new Problem(
    'acceptance-unknown',
    say`It was received and is kept, but it is not known yet whether it was accepted. Send the same again with the same Idempotency-Key: it has one effect, and its time of receipt stands.`,
    { retryAfterSeconds: 2 },
  );
}

/** A failure as Temporal hands it over. */
type Failed = {
  readonly type?: string | null | undefined;
  readonly message: string;
  readonly details?: readonly unknown[] | null | undefined;
};

/** What a worker of before 0.1.0 puts into its failure has no `said`. */
const Refused = z.object({ said: z.custom<Said>(isSaid) });

/** A refusal as a failure of the workflow carries it; undefined for any other failure. */
export function refusalOf({ type, message, details }: Failed): Refusal | undefined {
  const code = type ?? '';
  if (!isRefusalCode(code)) return undefined;
  const refused = Refused.safeParse(details?.[0]);
  return { ok: false, code, message, ...(refused.success ? refused.data : {}) };
}
