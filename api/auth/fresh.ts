import { rowOf } from '../../domain/policy/table.ts';
import type { Instant } from '../../domain/time.ts';
import { wasReceived } from '../../store/received.ts';
import { recommendationWorkflowId, reviewWorkflowId } from '../../workflows/messages.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import type { Writing } from '../route.ts';
import { showTimeIfAny, utc } from '../shown/time.ts';
import type { SignIn } from './sign-in.ts';
import { signingOf, subjectOf } from './signing.ts';
import { say, type Said } from '../../domain/words/say.ts';

/**
 * Until when a sign-in counts as fresh; null where it never does, because nobody says when it was.
 * @param within milliseconds
 */
export function freshUntil({ authenticatedAt }: SignIn, within: number): Instant | null {
  return authenticatedAt === null ? null : authenticatedAt + within;
}

/**
 * What binds a body or declares an outcome asks for a sign-in of late (RFC 9470), and shows what
 * would be signed. What was received before under the same key keeps its answer: nobody signs it
 * again.
 *
 * @throws Problem `fresh-sign-in-needed`
 */
export async function requireFresh(edge: Edge, asked: Writing<unknown, unknown>): Promise<void> {
  const { caller, receivedAt, key, hash } = asked;
  if (rowOf(asked.act).binds === undefined) return;
  const { stepUp } = edge.configuration.signIn;
  const until = freshUntil(caller.signIn, stepUp);
  if (until !== null && receivedAt <= until) return;
  const workflow = workflowOf(asked);
  if (await wasReceived(edge.store, { workflow, person: caller.person, key, hash })) return;
  const seconds = stepUp / 1000;
  throw new Problem('fresh-sign-in-needed', sentenceFor(caller.signIn, seconds), {
    challenge: `Bearer error="insufficient_user_authentication", error_description="A more recent sign-in is needed", max_age=${seconds}`,
    more: { signing: await signingOf(edge, asked), maxAge: seconds, signIn: '/auth/sign-in?fresh' },
  });
}

/** What a dry run of a binding act tells beside its events. */
export async function signingShown(edge: Edge, asked: Writing<unknown, unknown>): Promise<object> {
  if (rowOf(asked.act).binds === undefined) return {};
  const until = freshUntil(asked.caller.signIn, edge.configuration.signIn.stepUp);
  const signing = await signingOf(edge, asked);
  return { signing: { ...signing, freshUntil: showTimeIfAny(utc, until) } };
}

function workflowOf(asked: Writing<unknown, unknown>): string | null {
  const { reference, review } = subjectOf(asked);
  if (reference !== null) return recommendationWorkflowId(reference);
  return review === null ? null : reviewWorkflowId(review);
}

function sentenceFor({ authenticatedAt }: SignIn, seconds: number): Said {
  const rule = say`This binds a body or declares an outcome, so it asks for a sign-in of the last ${seconds} seconds.`;
  return authenticatedAt === null
    ? say`${rule} Your issuer does not say when you signed in. Nothing was changed. Have whoever runs the issuer put the claim auth_time into its tokens (docs/sign-in.md), then sign in again.`
    : say`${rule} Nothing was changed. Look at what you are about to sign, sign in afresh, and send the same again with the same Idempotency-Key.`;
}
