import { z } from 'zod';
import { mayAny, mayAppoint, type Held } from '../../domain/policy/may.ts';
import type { Store } from '../../store/connection.ts';
import { sha256 } from '../../store/hash.ts';
import {
  findHolders,
  findMandate,
  findMandateToChange,
  insertMandate,
  revokeMandate,
  type Mandate,
} from '../../store/mandates.ts';
import { requiredMandate } from '../auth/required.ts';
import { momentAt } from '../calendar/moment.ts';
import { idParams, successionSchema, type SuccessionAsked } from '../contract/delegations.ts';
import { bodyIdField } from '../contract/fields.ts';
import {
  keptAnswers,
  mandateSchema,
  mandateShown,
  revokeSchema,
  type MandateAsked,
} from '../contract/people.ts';
import { noParams } from '../contract/recommendations.ts';
import { Problem } from '../problem.ts';
import { reading, writing, type Writing } from '../route.ts';
import { showMandate } from '../shown/mandate.ts';
import { administer } from '../write/administer.ts';
import { lend, unknownMandate } from '../write/lend.ts';
import { spanOf } from '../write/span.ts';
import { asRole, say } from '../../domain/words/say.ts';

const tag = 'People, bodies and mandates';

/**
 * The mandate under which the caller appoints this person there. Who could appoint themselves, or
 * whoever they stand in for, could speak for any nation.
 */
function appointing(
  { caller, body }: Writing<unknown, MandateAsked | SuccessionAsked>,
  act: 'grant-mandate' | 'hand-over-mandate',
  desk: Held,
): Mandate {
  const also = (mandate: Mandate) =>
    mayAppoint(act, mandate, desk) &&
    body.person !== caller.person &&
    body.person !== mandate.principal;
  const about = { body: desk.body };
  return requiredMandate(caller, body.actingFor, { act, about, also });
}

const holders = reading({
  path: '/api/mandates',
  act: 'read-mandates',
  summary: 'Who acts for a body now',
  tag,
  params: noParams,
  query: z.strictObject({ body: bodyIdField }),
  answers: {
    200: { description: 'All of the body', schema: z.object({ items: z.array(mandateShown) }) },
  },
  answer: async (edge, { query, caller, now }) => {
    const may = mayAny('read-mandates', caller.mandates);
    const found = may ? await findHolders(edge.store, query.body, now) : [];
    return { status: 200, body: { items: found.map(showMandate) } };
  },
});

const grant = writing({
  path: '/api/mandates',
  act: 'grant-mandate',
  summary: 'Give a person a mandate for a body, or lend one to a stand-in',
  tag,
  params: noParams,
  body: mandateSchema,
  answers: keptAnswers,
  answer: async (edge, asked) =>
    await administer(edge, asked, async (within) =>
      showMandate(
        asked.body.lentFrom === undefined
          ? await grantOwn(within, asked)
          : await lendNamed(within, asked, asked.body.lentFrom),
      ),
    ),
});

async function grantOwn(within: Store, asked: Writing<unknown, MandateAsked>): Promise<Mandate> {
  const { body, key, hash, receivedAt } = asked;
  const by = appointing(asked, 'grant-mandate', body);
  const { from: begin, until: end } = body;
  const until = end === undefined ? null : spanOf({ from: begin, until: end }, receivedAt).until;
  const from = begin === undefined ? receivedAt : momentAt(begin);
  const id = `m-${sha256(`${key} ${hash}`).slice(0, 16)}`;
  const desk = { person: body.person, body: body.body, role: body.role, from, until };
  const { reason = null } = body;
  await insertMandate(within, { id, ...desk, lentFrom: null, grantedBy: by.person, reason });
  return await kept(within, id);
}

/** The same as POST /api/stand-ins; what is named beside the lent mandate must be what it is. */
async function lendNamed(
  within: Store,
  asked: Writing<unknown, MandateAsked>,
  mandate: string,
): Promise<Mandate> {
  const { body, receivedAt } = asked;
  const lent = await findMandate(within, mandate);
  if (lent && (lent.body !== body.body || lent.role !== body.role))
    throw new Problem(
      'wider-than-held',
      say`${mandate} is that of a ${asRole(lent.role)} of ${lent.body}, and is lent as it is. Nothing was changed.`,
    );
  const { until, reason = null, actingFor } = body;
  if (until === undefined)
    throw new Problem(
      'invalid-request',
      say`A stand-in is set until a date. Nothing was changed.`,
      {
        errors: [{ path: '/until', message: say`is needed for a stand-in` }],
      },
    );
  const span = spanOf({ from: body.from, until }, receivedAt);
  return await lend(within, asked, { mandate, to: body.person, ...span, reason, actingFor });
}

const revoke = writing({
  path: '/api/mandates/{id}/revocation',
  act: 'revoke-mandate',
  summary: 'End a mandate now',
  tag,
  params: idParams,
  body: revokeSchema,
  answers: keptAnswers,
  answer: async (edge, asked) =>
    await administer(edge, asked, async (within) => {
      const { params, body, caller, receivedAt } = asked;
      requiredMandate(caller, body.actingFor, { act: 'revoke-mandate' });
      const found = await revokeMandate(within, params.id, receivedAt, { by: caller.person });
      if (!found) throw unknownMandate(params.id);
      return { id: params.id, revoked: true };
    }),
});

const succeed = writing({
  path: '/api/mandates/{id}/succession',
  act: 'hand-over-mandate',
  summary: 'Let another person take over a mandate, with all that waits for its holder',
  tag,
  params: idParams,
  body: successionSchema,
  answers: keptAnswers,
  answer: async (edge, asked) =>
    await administer(edge, asked, async (within) => showMandate(await handOver(within, asked))),
});

/** The one ends at the instant at which the other begins, so the desk is never empty or held twice. */
async function handOver(
  within: Store,
  asked: Writing<{ readonly id: string }, SuccessionAsked>,
): Promise<Mandate> {
  const { params, body, key, hash, receivedAt: at } = asked;
  const held = await findMandateToChange(within, params.id);
  if (held === undefined) throw unknownMandate(params.id);
  const by = appointing(asked, 'hand-over-mandate', held);
  mayBeTakenOver(held, body.person, at);
  const { reason } = body;
  await revokeMandate(within, held.id, at, { by: by.person, reason });
  const id = `m-${sha256(`${key} ${hash}`).slice(0, 16)}`;
  const span = { from: Math.max(held.from, at), until: held.until };
  const desk = { person: body.person, body: held.body, role: held.role, ...span, lentFrom: null };
  await insertMandate(within, { id, ...desk, grantedBy: by.person, reason, succeeds: held.id });
  return await kept(within, id);
}

function mayBeTakenOver(held: Mandate, successor: string, at: number): void {
  if (held.lentFrom !== null)
    throw new Problem(
      'stand-in-chain',
      say`A stand-in is not succeeded: end it and set another. Nothing was changed.`,
    );
  if (held.revokedAt !== null || (held.until !== null && held.until <= at))
    throw new Problem(
      'mandate-ended',
      say`This mandate has ended. Nothing was changed; grant one.`,
    );
  if (held.person === successor)
    throw new Problem('already-exists', say`${successor} holds it already. Nothing was changed.`);
}

async function kept(within: Store, id: string): Promise<Mandate> {
  const mandate = await findMandate(within, id);
  if (mandate === undefined) throw new Error(`The mandate ${id} could not be read back.`);
  return mandate;
}

export const mandateRoutes = [holders, grant, revoke, succeed];
