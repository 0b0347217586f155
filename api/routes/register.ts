import { findPublication, listPublications } from '../../store/publications.ts';
import { loadRecommendation } from '../../store/recommendations.ts';
import { noParams, noQuery, pageQuery, referenceParams } from '../contract/recommendations.ts';
import { registerEntryShown, registerPageShown } from '../contract/register.ts';
import { Problem } from '../problem.ts';
import { openReading } from '../route.ts';
import { showEntry, showPublication } from '../shown/register.ts';
import { say } from '../../domain/words/say.ts';

const tag = 'Public register';

const list = openReading({
  path: '/api/register',
  act: 'read-register',
  summary: 'What was published, the newest first; without a sign-in',
  tag,
  params: noParams,
  query: pageQuery,
  answers: { 200: { description: 'A page', schema: registerPageShown } },
  answer: async (edge, { query }) => {
    const { items, next } = await listPublications(edge.store, query);
    return { status: 200, body: { items: items.map(showPublication), next } };
  },
});

const one = openReading({
  path: '/api/register/{reference}',
  act: 'read-register',
  summary: 'One published recommendation: outcome, entry, and what its nations have released',
  tag,
  params: referenceParams,
  query: noQuery,
  answers: { 200: { description: 'The entry', schema: registerEntryShown } },
  answer: async (edge, { params: { reference } }) => {
    const found = await findPublication(edge.store, reference);
    const loaded = found && (await loadRecommendation(edge.store, reference));
    // What is not published and what does not exist are one answer: nobody learns which it is.
    if (found === undefined || loaded === undefined)
      throw new Problem(
        'unknown-recommendation',
        say`The public register has no entry ${reference}. GET /api/register lists those it has.`,
      );
    return { status: 200, body: await showEntry(edge, found, loaded.state) };
  },
});

export const registerRoutes = [list, one];
