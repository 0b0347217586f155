import { z } from 'zod';
import { may, mayAny } from '../../domain/policy/may.ts';
import {
  findAuthorisation,
  findAuthorisations,
  revokeAuthorisation,
} from '../../store/authorisations.ts';
import { findTexts } from '../../store/documents.ts';
import {
  authorisationSchema,
  authorisationShown,
  endSchema,
  idParams,
} from '../contract/delegations.ts';
import { keptAnswers } from '../contract/people.ts';
import { noParams, noQuery } from '../contract/recommendations.ts';
import { Problem } from '../problem.ts';
import { reading, writing } from '../route.ts';
import { showAuthorisation } from '../shown/authorisation.ts';
import { administer } from '../write/administer.ts';
import { authorise, giver, refuseUnknownScope } from '../write/authorise.ts';
import { spanOf } from '../write/span.ts';
import { say } from '../../domain/words/say.ts';

const tag = 'People, bodies and mandates';

const list = reading({
  path: '/api/authorisations',
  act: 'read-authorisations',
  summary: 'Who may speak for whom by letter, as far as it concerns you',
  tag,
  params: noParams,
  query: noQuery,
  answers: {
    200: { description: 'Yours', schema: z.object({ items: z.array(authorisationShown) }) },
  },
  answer: async (edge, { caller }) => {
    const { mandates } = caller;
    const ofOwn = mandates.filter(({ body, role }) =>
      may('read-authorisations', { body, role }, { body }),
    );
    const bodies = mayAny('read-authorisations', mandates) ? null : ofOwn.map(({ body }) => body);
    const found = await findAuthorisations(edge.store, bodies);
    const texts = await findTexts(
      edge.store,
      found.map(({ document }) => document),
    );
    const items = found.map((one) => showAuthorisation(one, texts.get(one.document) ?? null));
    return { status: 200, body: { items } };
  },
});

const give = writing({
  path: '/api/authorisations',
  act: 'give-authorisation',
  summary: 'Authorise another body in writing to speak for yours, or keep what came on paper',
  tag,
  params: noParams,
  body: authorisationSchema,
  answers: keptAnswers,
  answer: async (edge, asked) => {
    await refuseUnknownScope(edge, asked);
    const span = spanOf(asked.body, asked.receivedAt);
    return await administer(edge, asked, (within) => authorise(within, asked, span));
  },
});

const end = writing({
  path: '/api/authorisations/{id}/revocation',
  act: 'end-authorisation',
  summary: 'End an authorisation now',
  tag,
  params: idParams,
  body: endSchema,
  answers: keptAnswers,
  answer: async (edge, asked) => {
    const { params, body, caller, receivedAt: at } = asked;
    return await administer(edge, asked, async (within) => {
      const found = await findAuthorisation(within, params.id);
      if (!found) throw unknownAuthorisation(params.id);
      const { reason = null, actingFor } = body;
      giver(caller, { body: found.body, actingFor }, 'end-authorisation');
      await revokeAuthorisation(within, found.id, { at, by: caller.person, reason });
      return { id: found.id, revoked: true };
    });
  },
});

function unknownAuthorisation(id: string): Problem {
  return new Problem(
    'unknown-authorisation',
    say`There is no authorisation ${id}. Nothing was changed. GET /api/authorisations lists yours.`,
  );
}

export const authorisationRoutes = [list, give, end];
