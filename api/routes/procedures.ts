import { z } from 'zod';
import { findProcedure, findProcedures } from '../../store/procedures.ts';
import { nameField } from '../contract/fields.ts';
import { noParams, noQuery } from '../contract/recommendations.ts';
import { Problem } from '../problem.ts';
import { reading, type Route } from '../route.ts';

const tag = 'Procedures';

const lineShown = z
  .object({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    hash: z.string().meta({ description: 'SHA-256 of the whole definition' }),
  })
  .meta({ id: 'ProcedureLine' });

const wholeShown = lineShown
  .extend({ procedure: z.record(z.string(), z.unknown()) })
  .meta({ id: 'Procedure', description: 'The definition with every default filled' });

const list = reading({
  path: '/api/procedures',
  summary: 'All versions of all procedures',
  tag,
  params: noParams,
  query: noQuery,
  answers: { 200: { description: 'All', schema: z.object({ items: z.array(lineShown) }) } },
  answer: async (edge) => {
    const items = await findProcedures(edge.store);
    return { status: 200, body: { items } };
  },
});

const one = reading({
  path: '/api/procedures/{id}',
  summary: 'A procedure with all its parameters',
  tag,
  params: z.strictObject({ id: nameField }),
  query: z.strictObject({
    version: z.coerce.number().int().min(1).optional().meta({ description: 'Default: the newest' }),
  }),
  answers: { 200: { description: 'The procedure', schema: wholeShown } },
  answer: async (edge, { params, query }) => {
    const found = await findProcedure(edge.store, params.id, query.version);
    if (found === undefined)
      throw new Problem(
        'unknown-procedure',
        `The register has no such procedure ${params.id}. GET /api/procedures lists those it has.`,
      );
    return { status: 200, body: found };
  },
});

export const procedureRoutes: readonly Route[] = [list, one];
