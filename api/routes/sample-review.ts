import { z } from 'zod';
import { requiredMandate } from '../auth/required.ts';
import { actingForField } from '../contract/fields.ts';
import { keptAnswers } from '../contract/people.ts';
import { noParams } from '../contract/recommendations.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { writing } from '../route.ts';
import { administer } from '../write/administer.ts';
import { say } from '../../domain/words/say.ts';

/**
 * Only beside the development issuer, whose invented people act in it: where real ones sign in, the
 * record must not say that nations said what nobody said.
 */
const load = writing({
  path: '/api/sample-review',
  act: 'open-review',
  summary: 'Load the sample review, where the service runs to be tried out; again changes nothing',
  tag: 'Reviews',
  params: noParams,
  body: z.strictObject({ actingFor: actingForField }).meta({ id: 'SampleReviewAsked' }),
  answers: keptAnswers,
  answer: async (edge, asked) => {
    requiredMandate(asked.caller, asked.body.actingFor, { act: 'open-review' });
    if (!edge.tokens.isDevelopment)
      throw new Problem(
        'no-sample',
        say`The sample review is acted by invented people, so it is loaded only where the service signs in with the development issuer (npm start). Nothing has happened; POST /api/reviews sets a review up.`,
      );
    return await administer(edge, asked, async () => {
      if (!asked.dryRun) await begun(edge);
      return { review: 'SDPR' };
    });
  },
});

/** The issuer has its people act, by this API; that takes some seconds, and shows as it happens. */
async function begun(edge: Edge): Promise<void> {
  const answer = await fetch(new URL('/sample-review', edge.configuration.oidc.issuer), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(10_000),
  }).catch((error: unknown) => {
    edge.log.warn({ err: error }, 'the sample review was not loaded');
    return undefined;
  });
  if (answer?.status === 202) return;
  throw new Problem(
    'service-unavailable',
    say`The development issuer did not begin to load the sample review. Nothing has happened; ask again shortly.`,
    { retryAfterSeconds: 5 },
  );
}

export const sampleReviewRoutes = [load];
