import { officesNamed } from '../../domain/named-by.ts';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { Procedure } from '../../domain/procedure.ts';
import { titleIn } from '../../domain/words/languages.ts';
import { checkProcedure, checkText } from '../../procedures/check.ts';
import { diagramOf, routeOf } from '../../procedures/shown/diagram.ts';
import { textOf } from '../../procedures/shown/text.ts';
import { hashOf } from '../../store/hash.ts';
import { findProcedure, findProcedures, insertProcedure } from '../../store/procedures.ts';
import { requiredMandate } from '../auth/required.ts';
import { nameField } from '../contract/fields.ts';
import {
  checkedShown,
  formats,
  lineShown,
  procedureAsked,
  wholeShown,
  writtenIn,
} from '../contract/procedures.ts';
import { noParams, noQuery } from '../contract/recommendations.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { computing, reading, writing, type Reply } from '../route.ts';
import { showAsked } from '../shown/asked-of-review.ts';
import { once } from '../write/administer.ts';
import { senseless } from '../simulation/senseless.ts';
import { say } from '../../domain/words/say.ts';

const tag = 'Procedures';

const list = reading({
  path: '/api/procedures',
  act: 'read-procedures',
  summary: 'All versions of all procedures',
  tag,
  params: noParams,
  query: noQuery,
  answers: { 200: { description: 'All', schema: z.object({ items: z.array(lineShown) }) } },
  answer: async (edge) => {
    const found = await findProcedures(edge.store);
    const items = found.map((line) => ({ ...line, title: titleIn(edge.language, line.title) }));
    return { status: 200, body: { items } };
  },
});

const one = reading({
  path: '/api/procedures/{id}',
  act: 'read-procedures',
  summary: 'A procedure with all its parameters, as values, as a file, in words or as a diagram',
  tag,
  params: z.strictObject({ id: nameField }),
  query: z.strictObject({
    version: z.coerce.number().int().min(1).optional().meta({ description: 'Default: the newest' }),
    format: z.enum(formats).default('json').meta({
      description: 'yaml: a file to change and upload; mermaid: the route as a diagram; text',
    }),
  }),
  answers: { 200: { description: 'The procedure', schema: wholeShown } },
  answer: async (edge, { params, query }) => {
    const found = await findProcedure(edge.store, params.id, query.version);
    if (found === undefined)
      throw new Problem(
        'unknown-procedure',
        say`The register has no such procedure ${params.id}. GET /api/procedures lists those it has.`,
      );
    const { procedure, ...line } = found;
    if (query.format === 'json')
      return {
        status: 200,
        body: {
          ...found,
          offices: officesNamed(procedure),
          asks: showAsked(procedure, edge.language),
          route: routeOf(procedure),
        },
      };
    return { status: 200, body: { ...line, text: shown[query.format](procedure) } };
  },
});

const shown: Readonly<Record<'yaml' | 'mermaid' | 'text', (procedure: Procedure) => string>> = {
  yaml: (procedure) => stringify(procedure, { aliasDuplicateObjects: false }),
  mermaid: diagramOf,
  text: textOf,
};

const upload = writing({
  path: '/api/procedures',
  act: 'keep-procedure',
  summary: 'Keep a new procedure, or the next version of one; a kept version never changes',
  tag,
  params: noParams,
  body: procedureAsked,
  answers: { 200: { description: 'Kept, or (dryRun) what would be', schema: checkedShown } },
  answer: async (edge, asked) => {
    const { body, caller, dryRun } = asked;
    requiredMandate(caller, undefined, { act: 'keep-procedure' });
    const procedure = soundProcedure(body);
    await fitsWhatIsKept(edge, procedure);
    await once(edge, asked, async (within) => {
      await insertProcedure(within, procedure);
      return { id: procedure.id, version: procedure.version };
    });
    return keptReply(procedure, { kept: !dryRun, dryRun });
  },
});

const check = computing({
  path: '/api/procedures/check',
  lane: 'costly',
  act: 'check-procedure',
  summary: 'Whether a procedure makes sense, with every fault; keeps nothing and needs no key',
  tag,
  body: procedureAsked,
  answers: { 200: { description: 'It makes sense', schema: checkedShown } },
  answer: async (edge, { body }) => {
    const procedure = soundProcedure(body);
    await fitsWhatIsKept(edge, procedure);
    return keptReply(procedure, { kept: false, dryRun: true });
  },
});

/** @throws Problem `invalid-request` with every fault and its path */
function soundProcedure(body: Readonly<Record<string, unknown>>): Procedure {
  const written = writtenIn(body);
  const checked = 'text' in written ? checkText(written.text) : checkProcedure(written.value);
  if (checked.ok) return checked.procedure;
  throw senseless('procedure', checked.faults);
}

/** @throws Problem `already-exists`, or `invalid-request` for a version that is not the next */
async function fitsWhatIsKept({ store }: Edge, procedure: Procedure): Promise<void> {
  const { id, version } = procedure;
  const same = await findProcedure(store, id, version);
  if (same !== undefined && same.hash !== hashOf(procedure))
    throw new Problem(
      'already-exists',
      say`The register already holds another ${id} version ${version}; a kept version never changes. Nothing was kept; give the new one the next version, or an id of its own.`,
    );
  const newest = await findProcedure(store, id);
  if (same !== undefined || newest === undefined || version === newest.version + 1) return;
  const message = say`is not the next one; ${id} is at version ${newest.version}`;
  throw new Problem(
    'invalid-request',
    say`The version of ${id} ${message}. Nothing was kept; write version: ${newest.version + 1}.`,
    { errors: [{ path: '/version', message }] },
  );
}

function keptReply(
  procedure: Procedure,
  how: { readonly kept: boolean; readonly dryRun: boolean },
): Reply {
  const { id, version, title, steps } = procedure;
  const line = { id, version, title, hash: hashOf(procedure) };
  const text = textOf(procedure);
  return { status: 200, body: { ...how, procedure: line, steps: steps.length, text } };
}

export const procedureRoutes = [list, upload, check, one];
