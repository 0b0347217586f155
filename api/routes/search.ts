import { askedWords } from '../../domain/found-words.ts';
import { noParams } from '../contract/recommendations.ts';
import { foundPageShown, searchQuery } from '../contract/search.ts';
import { openReading, reading } from '../route.ts';
import { searched } from '../shown/found.ts';

const tag = 'Search';
const answers = { 200: { description: 'A page of what was found', schema: foundPageShown } };

const mine = reading({
  path: '/api/search',
  lane: 'costly',
  act: 'read-recommendations',
  summary: 'Recommendations by words of their reference, title, text in force or public entry',
  tag,
  params: noParams,
  query: searchQuery,
  answers,
  answer: async (edge, { query: { text, ...page }, caller }) => ({
    status: 200,
    body: await searched(edge, caller, { words: askedWords(text), ...page }),
  }),
});

const published = openReading({
  path: '/api/search/published',
  lane: 'costly',
  act: 'read-register',
  summary: 'The same in the public register; without a sign-in',
  tag,
  params: noParams,
  query: searchQuery,
  answers,
  answer: async (edge, { query: { text, ...page } }) => ({
    status: 200,
    body: await searched(edge, { mandates: [] }, { words: askedWords(text), ...page }),
  }),
});

export const searchRoutes = [mine, published];
