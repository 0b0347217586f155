import { bulkSchema, bulkShown } from '../contract/delegations.ts';
import { noParams } from '../contract/recommendations.ts';
import { writing } from '../route.ts';
import { respondToAll } from '../write/bulk-responses.ts';

const responses = writing({
  path: '/api/inbox/responses',
  act: 'respond',
  summary: 'Positions on up to 100 recommendations, each with its own result',
  tag: 'My desk',
  params: noParams,
  body: bulkSchema,
  lane: 'binding',
  answers: { 200: { description: 'One result for each item', schema: bulkShown } },
  answer: respondToAll,
});

export const bulkResponseRoutes = [responses];
