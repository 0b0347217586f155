import { z } from 'zod';
import { respondingRoles } from '../../domain/actor.ts';
import {
  findAuthorisation,
  findAuthorisations,
  insertAuthorisation,
  revokeAuthorisation,
  type Authorisation,
} from '../../store/authorisations.ts';
import type { Store } from '../../store/connection.ts';
import { findTexts, insertDocuments } from '../../store/documents.ts';
import { sha256 } from '../../store/hash.ts';
import type { Mandate } from '../../store/mandates.ts';
import type { Caller } from '../auth/caller.ts';
import { requiredMandate } from '../auth/required.ts';
import {
  authorisationSchema,
  authorisationShown,
  endSchema,
  idParams,
  type AuthorisationAsked,
} from '../contract/delegations.ts';
import { keptAnswers } from '../contract/people.ts';
import { noParams, noQuery } from '../contract/recommendations.ts';
import { Problem } from '../problem.ts';
import { reading, writing, type Route, type Writing } from '../route.ts';
import { showTime, showTimeIfAny, utc } from '../shown/time.ts';
import { administer } from '../write/administer.ts';
import { Papers } from '../write/papers.ts';
import { spanOf } from '../write/span.ts';

const tag = 'People, bodies and mandates';

const list = reading({
  path: '/api/authorisations',
  summary: 'Who may speak for whom by letter, as far as it concerns you',
  tag,
  params: noParams,
  query: noQuery,
  answers: {
    200: { description: 'Yours', schema: z.object({ items: z.array(authorisationShown) }) },
  },
  answer: async (edge, { caller }) => {
    const seesAll = caller.mandates.some(({ role }) => role === 'secretary' || role === 'auditor');
    const bodies = seesAll ? null : caller.mandates.map(({ body }) => body);
    const found = await findAuthorisations(edge.store, bodies);
    const texts = await findTexts(
      edge.store,
      found.map(({ document }) => document),
    );
    const items = found.map((one) => shown(one, texts.get(one.document) ?? null));
    return { status: 200, body: { items } };
  },
});

const give = writing({
  path: '/api/authorisations',
  summary: 'Authorise another body in writing to speak for yours, or keep what came on paper',
  tag,
  params: noParams,
  body: authorisationSchema,
  answers: keptAnswers,
  answer: async (edge, asked) => {
    const span = spanOf(asked.body, asked.receivedAt);
    return await administer(edge, 'POST /api/authorisations', asked, (within) =>
      authorise(within, asked, span),
    );
  },
});

async function authorise(
  within: Store,
  { body: asked, caller, key, hash }: Writing<unknown, AuthorisationAsked>,
  span: { readonly from: number; readonly until: number },
): Promise<object> {
  const { body, speaker, text, review = null, reference = null } = asked;
  if (body === speaker)
    throw new Problem('invalid-request', `${body} speaks for itself anyway. Nothing was kept.`, {
      errors: [{ path: '/speaker', message: 'is the body itself' }],
    });
  const by = giver(caller, asked, `authorise letters in the name of ${body}`);
  refuseOwnGain(caller, by, speaker);
  const papers = new Papers();
  const document = papers.keep(text);
  await insertDocuments(within, papers.documents);
  const id = `a-${sha256(`${key} ${hash}`).slice(0, 16)}`;
  const givenAs = by.role === 'secretary' ? 'secretary' : 'body';
  const scope = { body, speaker, document, ...span, review, reference };
  const authorisation = { id, ...scope, givenBy: caller.person, givenAs } as const;
  await insertAuthorisation(within, authorisation);
  return shown({ ...authorisation, revokedAt: null }, text);
}

/** Somebody who speaks for the body in their own right, or the secretary who received it on paper. */
function giver(
  caller: Caller,
  { body, actingFor }: Pick<AuthorisationAsked, 'body' | 'actingFor'>,
  what: string,
): Mandate {
  // A stand-in's authorisation could outlast what was lent, and would hand it on.
  const ofBody = (mandate: Mandate) =>
    mandate.body === body && respondingRoles.has(mandate.role) && mandate.lentFrom === null;
  const isOfBody = actingFor === undefined && caller.mandates.some(ofBody);
  const may = (mandate: Mandate) =>
    ofBody(mandate) || (!isOfBody && mandate.role === 'secretary' && mandate.body !== body);
  return requiredMandate(caller, actingFor, may, what);
}

/** A secretary who speaks for a delegation as well could otherwise write its letters of authority. */
function refuseOwnGain({ mandates, person }: Caller, by: Mandate, speaker: string): void {
  const gains = mandates.some(({ body, role }) => body === speaker && respondingRoles.has(role));
  if (by.role !== 'secretary' || !gains) return;
  throw new Problem(
    'self-approval',
    `${person} speaks for ${speaker} and cannot be the one who keeps its authorisations; another secretary can. Nothing was kept; the attempt is on record.`,
  );
}

const end = writing({
  path: '/api/authorisations/{id}/revocation',
  summary: 'End an authorisation now',
  tag,
  params: idParams,
  body: endSchema,
  answers: keptAnswers,
  answer: async (edge, asked) => {
    const { params, body, caller, receivedAt: at } = asked;
    const route = 'POST /api/authorisations/{id}/revocation';
    return await administer(edge, route, asked, async (within) => {
      const found = await findAuthorisation(within, params.id);
      if (!found) throw unknownAuthorisation(params.id);
      const { reason = null, actingFor } = body;
      giver(caller, { body: found.body, actingFor }, `end what ${found.body} authorised`);
      await revokeAuthorisation(within, found.id, { at, by: caller.person, reason });
      return { id: found.id, revoked: true };
    });
  },
});

function unknownAuthorisation(id: string): Problem {
  return new Problem(
    'unknown-authorisation',
    `There is no authorisation ${id}. Nothing was changed. GET /api/authorisations lists yours.`,
  );
}

function shown(authorisation: Authorisation, text: string | null) {
  const { from, until, revokedAt, ...rest } = authorisation;
  return {
    ...rest,
    text,
    from: showTime(utc, from),
    until: showTime(utc, until),
    revokedAt: showTimeIfAny(utc, revokedAt),
  };
}

export const authorisationRoutes: readonly Route[] = [list, give, end];
