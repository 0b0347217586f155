import { z } from 'zod';
import { mayAny } from '../../domain/policy/may.ts';
import { findBodies } from '../../store/bodies.ts';
import type { Store } from '../../store/connection.ts';
import {
  findServiceAccount,
  listServiceAccounts,
  putServiceAccount,
  revokeServiceAccount,
  type ServiceAccount,
} from '../../store/service-accounts.ts';
import { requiredMandate } from '../auth/required.ts';
import { momentAt } from '../calendar/moment.ts';
import { actingForField, bodyIdField, personIdField, prose } from '../contract/fields.ts';
import { keptAnswers, revokeSchema } from '../contract/people.ts';
import { noParams, noQuery } from '../contract/recommendations.ts';
import { momentField, timeShown } from '../contract/times.ts';
import { Problem } from '../problem.ts';
import { reading, writing, type Writing } from '../route.ts';
import { showTime, showTimeIfAny, utc } from '../shown/time.ts';
import { administer } from '../write/administer.ts';
import { spanOf } from '../write/span.ts';
import { say } from '../../domain/words/say.ts';

const tag = 'Service accounts';
const scopeField = z.enum(['start', 'query', 'mail']);

const accountSchema = z
  .strictObject({
    client: personIdField.meta({
      description: 'The `sub` of its tokens: with most issuers its client id',
    }),
    name: prose(200),
    body: bodyIdField.meta({ description: 'Whose it is; it never speaks for it' }),
    scopes: z.array(scopeField).min(1).max(3),
    from: momentField.optional().meta({ description: 'Default: now' }),
    until: momentField.optional().meta({ description: 'Default: until it is revoked' }),
    actingFor: actingForField,
  })
  .meta({ id: 'ServiceAccountAsked' });

const accountShown = z
  .object({
    client: z.string(),
    name: z.string(),
    body: z.string(),
    scopes: z.array(scopeField),
    from: timeShown,
    until: timeShown.nullable(),
    revokedAt: timeShown.nullable(),
    registeredBy: z.string(),
    version: z.int(),
  })
  .meta({ id: 'ServiceAccount' });

function showAccount(account: ServiceAccount) {
  const { from, until, revokedAt, ...rest } = account;
  return {
    ...rest,
    scopes: [...account.scopes],
    from: showTime(utc, from),
    until: showTimeIfAny(utc, until),
    revokedAt: showTimeIfAny(utc, revokedAt),
  };
}

const list = reading({
  path: '/api/service-accounts',
  act: 'read-services',
  summary: 'The programs that may use the API, for those who register them',
  tag,
  params: noParams,
  query: noQuery,
  answers: { 200: { description: 'All', schema: z.object({ items: z.array(accountShown) }) } },
  answer: async (edge, { caller }) => {
    const may = mayAny('read-services', caller.mandates);
    const found = may ? await listServiceAccounts(edge.store) : [];
    return { status: 200, body: { items: found.map(showAccount) } };
  },
});

const register = writing({
  path: '/api/service-accounts',
  act: 'keep-service',
  summary: 'Register a program, or change what it may do',
  tag,
  params: noParams,
  body: accountSchema,
  answers: keptAnswers,
  answer: async (edge, asked) =>
    await administer(edge, asked, async (within) => showAccount(await registered(within, asked))),
});

async function registered(
  within: Store,
  { body: asked, caller, receivedAt }: Writing<unknown, z.output<typeof accountSchema>>,
): Promise<ServiceAccount> {
  const by = requiredMandate(caller, asked.actingFor, { act: 'keep-service' });
  const { client, name, body } = asked;
  if (!(await findBodies(within)).some(({ id }) => id === body))
    throw new Problem('unknown-body', say`${body} is no body of the register. Nothing was kept.`, {
      errors: [{ path: '/body', message: say`is no body of the register` }],
    });
  const from = asked.from === undefined ? receivedAt : momentAt(asked.from);
  const until =
    asked.until === undefined
      ? null
      : spanOf({ from: asked.from, until: asked.until }, receivedAt).until;
  const scopes = [...new Set(asked.scopes)].toSorted();
  await putServiceAccount(within, {
    client,
    name,
    body,
    scopes,
    from,
    until,
    registeredBy: by.person,
  });
  const kept = await findServiceAccount(within, client);
  if (!kept) throw new Error(`The service account ${client} could not be read back.`);
  return kept;
}

const revoke = writing({
  path: '/api/service-accounts/{client}/revocation',
  act: 'end-service',
  summary: "End a program's access now",
  tag,
  params: z.strictObject({ client: personIdField }),
  body: revokeSchema,
  answers: keptAnswers,
  answer: async (edge, asked) =>
    await administer(edge, asked, async (within) => {
      const { params, body, caller, receivedAt } = asked;
      requiredMandate(caller, body.actingFor, { act: 'end-service' });
      if (await revokeServiceAccount(within, params.client, receivedAt))
        return { client: params.client, revoked: true };
      throw new Problem(
        'unknown-service-account',
        say`No service account ${params.client} is registered. Nothing was changed.`,
      );
    }),
});

export const serviceAccountRoutes = [list, register, revoke];
