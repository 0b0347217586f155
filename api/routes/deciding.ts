import { actSchema, actTypes, commentSchema, responseSchema } from '../contract/acts.ts';
import { writeAnswers } from '../contract/answers.ts';
import { referenceParams } from '../contract/recommendations.ts';
import { writing } from '../route.ts';
import { actOn } from '../write/act-on.ts';
import { authoritiesFor } from '../write/authorities.ts';
import { haveClauses, tellingChanges } from '../write/changed-clauses.ts';
import { actCommand, commentCommand, responseCommand } from '../write/commands.ts';
import { migrate } from '../write/migrate.ts';
import { haveAttachments } from '../write/paper.ts';
import { Papers } from '../write/papers.ts';

const tag = 'Deciding';
const at = '/api/recommendations/{reference}';

const act = writing({
  path: `${at}/acts`,
  act: actTypes,
  summary: 'An act of an office: freeze a version, circulate, dispose of a comment, determine, …',
  tag,
  params: referenceParams,
  body: actSchema,
  lane: 'binding',
  answers: writeAnswers,
  answer: async (edge, asked) => {
    if (asked.body.type === 'migrate-procedure') return await migrate(edge, asked, asked.body);
    await haveAttachments(edge, asked.body);
    const papers = new Papers();
    const { reference } = asked.params;
    const where = { caller: asked.caller, reference };
    const make = await tellingChanges(edge, where, asked.body, actCommand(asked.body, papers));
    return await actOn(edge, asked, { reference, make, papers, actingFor: asked.body.actingFor });
  },
});

const respond = writing({
  path: `${at}/responses`,
  act: 'respond',
  summary: 'The position of a body on the text in force',
  tag,
  params: referenceParams,
  body: responseSchema,
  lane: 'binding',
  answers: writeAnswers,
  answer: async (edge, asked) => {
    const papers = new Papers();
    const { reference } = asked.params;
    await haveClauses(edge, { caller: asked.caller, reference }, asked.body);
    const authorities = await authoritiesFor(edge, asked, reference, asked.body.bodies);
    const make = responseCommand(asked.body, papers, asked.key, authorities);
    return await actOn(edge, asked, { reference, make, papers, actingFor: asked.body.actingFor });
  },
});

const comment = writing({
  path: `${at}/comments`,
  act: 'comment',
  summary: 'A comment on the text in force',
  tag,
  params: referenceParams,
  body: commentSchema,
  lane: 'binding',
  answers: writeAnswers,
  answer: async (edge, asked) => {
    const papers = new Papers();
    const make = commentCommand(asked.body, papers, asked.key);
    const { reference } = asked.params;
    return await actOn(edge, asked, { reference, make, papers, actingFor: asked.body.actingFor });
  },
});

export const decidingRoutes = [act, respond, comment];
