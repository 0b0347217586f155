import { z } from 'zod';
import type { BodyId, Role } from '../../domain/actor.ts';
import { findBodies, putBodies } from '../../store/bodies.ts';
import { sha256 } from '../../store/hash.ts';
import {
  findHolders,
  findMandates,
  insertMandate,
  revokeMandate,
  type Mandate,
  type NewMandate,
} from '../../store/mandates.ts';
import { findPeople, putPeople } from '../../store/people.ts';
import { administrators, requiredMandate } from '../auth/required.ts';
import { momentAt } from '../calendar/moment.ts';
import { bodyIdField } from '../contract/fields.ts';
import {
  bodySchema,
  bodyShown,
  keptAnswers,
  mandateSchema,
  mandateShown,
  personSchema,
  personShown,
  revokeSchema,
  type MandateAsked,
} from '../contract/people.ts';
import { noParams, noQuery } from '../contract/recommendations.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { reading, writing, type Reply, type Route, type Writing } from '../route.ts';
import { showMandate } from '../shown/mandate.ts';

const tag = 'People, bodies and mandates';

const isAdministrator = ({ role }: { readonly role: Role }) => administrators.has(role);

/** A head of delegation appoints in its own delegation, and nobody wider than a delegate. */
function mayAppoint(mandate: { body: BodyId; role: Role }, wanted: MandateAsked): boolean {
  if (isAdministrator(mandate)) return true;
  const { body, role } = mandate;
  return role === 'head-of-delegation' && body === wanted.body && wanted.role === 'delegate';
}

const bodies = reading({
  path: '/api/bodies',
  summary: 'All bodies',
  tag,
  params: noParams,
  query: noQuery,
  answers: { 200: { description: 'All', schema: z.object({ items: z.array(bodyShown) }) } },
  answer: async (edge) => ({ status: 200, body: { items: await findBodies(edge.store) } }),
});

const people = reading({
  path: '/api/people',
  summary: 'All people; addresses only for those who keep them',
  tag,
  params: noParams,
  query: noQuery,
  answers: { 200: { description: 'All', schema: z.object({ items: z.array(personShown) }) } },
  answer: async (edge, { caller }) => {
    const keeps = caller.mandates.some(isAdministrator);
    const found = caller.mandates.length > 0 ? await findPeople(edge.store) : [];
    const items = found.map((person) => (keeps ? person : { ...person, email: null }));
    return { status: 200, body: { items } };
  },
});

const holders = reading({
  path: '/api/mandates',
  summary: 'Who acts for a body now',
  tag,
  params: noParams,
  query: z.strictObject({ body: bodyIdField }),
  answers: {
    200: { description: 'All of the body', schema: z.object({ items: z.array(mandateShown) }) },
  },
  answer: async (edge, { query, caller, now }) => {
    const found = caller.mandates.length > 0 ? await findHolders(edge.store, query.body, now) : [];
    return { status: 200, body: { items: found.map(showMandate) } };
  },
});

const putBody = writing({
  path: '/api/bodies',
  summary: 'Add a body or change it',
  tag,
  params: noParams,
  body: bodySchema,
  answers: keptAnswers,
  answer: async (edge, { body, caller, dryRun }) => {
    const { actingFor, ...what } = body;
    requiredMandate(caller, actingFor, isAdministrator, 'keep bodies');
    if (!dryRun) await putBodies(edge.store, [what]);
    return kept(what, dryRun);
  },
});

const putPerson = writing({
  path: '/api/people',
  summary: 'Add a person or change them',
  tag,
  params: noParams,
  body: personSchema,
  answers: keptAnswers,
  answer: async (edge, { body, caller, dryRun }) => {
    const { actingFor, ...what } = body;
    requiredMandate(caller, actingFor, isAdministrator, 'keep people');
    if (!dryRun) await putPeople(edge.store, [what]);
    return kept(what, dryRun);
  },
});

const grant = writing({
  path: '/api/mandates',
  summary: 'Give a person a mandate for a body, or lend one to a stand-in',
  tag,
  params: noParams,
  body: mandateSchema,
  answers: keptAnswers,
  answer: async (edge, asked) => await grantMandate(edge, asked),
});

/** The mandate's id comes from the key and what it was sent with, so that the same request sent twice is one mandate. */
async function grantMandate(
  edge: Edge,
  { body, caller, key, hash, receivedAt, dryRun }: Writing<unknown, MandateAsked>,
): Promise<Reply> {
  // Who could appoint themselves could speak for any nation.
  const may = (mandate: Mandate) => mayAppoint(mandate, body) && body.person !== caller.person;
  const by = requiredMandate(caller, body.actingFor, may, `appoint a ${body.role} of ${body.body}`);
  const until = body.until === undefined ? null : momentAt(body.until);
  const from = body.from === undefined ? receivedAt : momentAt(body.from);
  if (until !== null && until <= from)
    throw new Problem('invalid-request', 'A mandate ends after it begins. Nothing was kept.', {
      errors: [{ path: '/until', message: 'is not after from' }],
    });
  const mandate = {
    id: `m-${sha256(`${key} ${hash}`).slice(0, 16)}`,
    person: body.person,
    body: body.body,
    role: body.role,
    from,
    until,
    lentFrom: body.lentFrom ?? null,
    grantedBy: by.person,
  };
  const found = await keptBefore(edge, mandate);
  if (found === undefined && !dryRun) await insertMandate(edge.store, mandate);
  return kept(showMandate(found ?? { ...mandate, revokedAt: null, version: 1 }), dryRun);
}

/** The mandate that this key gave before; one given now begins at another instant. */
async function keptBefore(edge: Edge, wanted: NewMandate): Promise<Mandate | undefined> {
  const at = Math.max(wanted.from, Date.now());
  const mandates = await findMandates(edge.store, wanted.person, at);
  return mandates.find(({ id }) => id === wanted.id);
}

const revoke = writing({
  path: '/api/mandates/{id}/revocation',
  summary: 'End a mandate now',
  tag,
  params: z.strictObject({ id: z.string().min(1).max(100) }),
  body: revokeSchema,
  answers: keptAnswers,
  answer: async (edge, { params, body, caller, receivedAt, dryRun }) => {
    requiredMandate(caller, body.actingFor, isAdministrator, 'revoke mandates');
    if (!dryRun && !(await revokeMandate(edge.store, params.id, receivedAt)))
      throw new Problem(
        'unknown-mandate',
        `There is no mandate ${params.id}. Nothing was changed.`,
      );
    return kept({ id: params.id, revoked: true }, dryRun);
  },
});

function kept(what: object, dryRun: boolean): Reply {
  return { status: 200, body: { kept: !dryRun, dryRun, what } };
}

export const administrationRoutes: readonly Route[] = [
  bodies,
  people,
  holders,
  putBody,
  putPerson,
  grant,
  revoke,
];
