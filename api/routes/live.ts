import { EventStream } from '../event-stream.ts';
import { liveQuery, liveShown } from '../contract/live.ts';
import { noParams } from '../contract/recommendations.ts';
import { reading } from '../route.ts';

const live = reading({
  path: '/api/live',
  act: 'read-notices',
  summary: 'What changed, as it happens (text/event-stream), or since you asked last (JSON)',
  tag: 'My desk',
  params: noParams,
  query: liveQuery,
  answers: {
    200: {
      description: 'Names of what changed, of which you may know; read it anew where it is',
      schema: liveShown,
      files: ['text/event-stream'],
    },
  },
  answer: async (edge, { caller, query, preferred, lastEventId }) => {
    const last = /^\d{1,15}$/.exec(lastEventId ?? '')?.[0] ?? query.after;
    const after = last === undefined ? undefined : Number(last);
    if (preferred(['application/json', 'text/event-stream']) === 'application/json') {
      const { changes, cursor } = await edge.live.since(edge, caller, after);
      return { status: 200, body: { ...changes, cursor: String(cursor) } };
    }
    edge.live.admit(caller);
    const open = new EventStream((response) => edge.live.open(edge, caller, response, after));
    return { status: 200, body: open };
  },
});

export const liveRoutes = [live];
