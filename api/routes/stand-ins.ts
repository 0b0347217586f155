import { z } from 'zod';
import { mayAny } from '../../domain/policy/may.ts';
import { setterOf } from '../../domain/stand-ins.ts';
import { findMandate, findMandateToChange, revokeMandate } from '../../store/mandates.ts';
import { findStandIns } from '../../store/stand-ins.ts';
import { namedMandates } from '../auth/acting.ts';
import type { Caller } from '../auth/caller.ts';
import { endSchema, idParams, standInSchema, standInShown } from '../contract/delegations.ts';
import { bodyIdField, flagField } from '../contract/fields.ts';
import { keptAnswers } from '../contract/people.ts';
import { noParams } from '../contract/recommendations.ts';
import { Problem } from '../problem.ts';
import { reading, writing } from '../route.ts';
import { showStandIn } from '../shown/stand-in.ts';
import { administer } from '../write/administer.ts';
import { lend } from '../write/lend.ts';
import { spanOf } from '../write/span.ts';
import { say } from '../../domain/words/say.ts';

const tag = 'People, bodies and mandates';

const list = reading({
  path: '/api/stand-ins',
  act: 'read-stand-ins',
  summary: 'Who stands in for whom, now and later',
  tag,
  params: noParams,
  query: z.strictObject({
    body: bodyIdField.optional(),
    ended: flagField.optional().meta({ description: 'true: those that are over as well' }),
  }),
  answers: { 200: { description: 'All', schema: z.object({ items: z.array(standInShown) }) } },
  answer: async (edge, { query, caller, now }) => {
    const { body, ended = false } = query;
    const may = mayAny('read-stand-ins', caller.mandates);
    const found = may ? await findStandIns(edge.store, { body, ended, at: now }) : [];
    const items = found.map((one) => showStandIn(one, readsReason(caller, one.body)));
    return { status: 200, body: { items } };
  },
});

/** Why somebody is absent is for their own body and for who keeps the mandates. */
function readsReason({ mandates }: Caller, of: string): boolean {
  return mayAny('read-reasons-of-absence', mandates, { body: of });
}

const set = writing({
  path: '/api/stand-ins',
  act: 'set-stand-in',
  summary: 'Lend a mandate to a stand-in, for a time',
  tag,
  params: noParams,
  body: standInSchema,
  answers: keptAnswers,
  answer: async (edge, asked) => {
    const { mandate, person: to, reason, actingFor } = asked.body;
    const span = spanOf(asked.body, asked.receivedAt);
    return await administer(edge, asked, async (within) =>
      showStandIn(await lend(within, asked, { mandate, to, ...span, reason, actingFor }), true),
    );
  },
});

const end = writing({
  path: '/api/stand-ins/{id}/revocation',
  act: 'end-stand-in',
  summary: 'End a stand-in now',
  tag,
  params: idParams,
  body: endSchema,
  answers: keptAnswers,
  answer: async (edge, asked) => {
    const { params, body, caller, receivedAt: at } = asked;
    const { reason = null, actingFor } = body;
    return await administer(edge, asked, async (within) => {
      const found = await findMandateToChange(within, params.id);
      const lent = found?.lentFrom && (await findMandate(within, found.lentFrom));
      if (!found || !lent) throw unknownStandIn(params.id);
      if (!setterOf(namedMandates(caller, actingFor), lent)) throw notTheirs(caller.person);
      await revokeMandate(within, found.id, at, { by: caller.person, reason });
      return showStandIn((await findMandate(within, found.id)) ?? found, true);
    });
  },
});

function unknownStandIn(id: string): Problem {
  return new Problem(
    'unknown-stand-in',
    say`There is no stand-in ${id}. Nothing was changed. GET /api/stand-ins lists them.`,
  );
}

function notTheirs(person: string): Problem {
  return new Problem(
    'not-allowed',
    say`${person} may not end this stand-in: its principal does, or the head of the delegation or the secretary. Nothing was changed; the attempt is on record.`,
  );
}

export const standInRoutes = [list, set, end];
