import { respondingRoles } from '../../domain/actor.ts';
import { insertAuthorisation } from '../../store/authorisations.ts';
import { findBodies } from '../../store/bodies.ts';
import type { Store } from '../../store/connection.ts';
import { insertDocuments } from '../../store/documents.ts';
import { sha256 } from '../../store/hash.ts';
import type { Mandate } from '../../store/mandates.ts';
import type { Caller } from '../auth/caller.ts';
import { requiredMandate } from '../auth/required.ts';
import type { AuthorisationAsked } from '../contract/delegations.ts';
import type { Edge } from '../edge.ts';
import { findMatter, knownReview } from '../matter.ts';
import { Problem } from '../problem.ts';
import type { Writing } from '../route.ts';
import { showAuthorisation } from '../shown/authorisation.ts';
import { Papers } from './papers.ts';
import { say } from '../../domain/words/say.ts';

/**
 * A mistyped body or reference would be kept and never be worth anything.
 * @throws Problem `unknown-body`, `unknown-review`, `unknown-recommendation`
 */
export async function refuseUnknownScope(
  edge: Edge,
  { body: asked, caller }: Writing<unknown, AuthorisationAsked>,
): Promise<void> {
  const known = new Set((await findBodies(edge.store)).map(({ id }) => id));
  const unknown = (
    [
      ['/body', asked.body],
      ['/speaker', asked.speaker],
    ] as const
  ).find(([, id]) => !known.has(id));
  if (unknown)
    throw new Problem(
      'unknown-body',
      say`${unknown[1]} is no body of the register. Nothing was kept.`,
      {
        errors: [{ path: unknown[0], message: say`is no body of the register` }],
      },
    );
  if (asked.review !== undefined) await knownReview(edge, caller, asked.review);
  if (asked.reference !== undefined) await findMatter(edge, caller, asked.reference);
}

/**
 * Keeps that a body lets another speak for it. Runs within a transaction.
 * @throws Problem `not-allowed`, `self-approval`, `invalid-request`
 */
export async function authorise(
  within: Store,
  { body: asked, caller, key, hash }: Writing<unknown, AuthorisationAsked>,
  span: { readonly from: number; readonly until: number },
): Promise<object> {
  const { body, speaker, text, review = null, reference = null } = asked;
  if (body === speaker)
    throw new Problem('invalid-request', say`${body} speaks for itself anyway. Nothing was kept.`, {
      errors: [{ path: '/speaker', message: say`is the body itself` }],
    });
  const by = giver(caller, asked, 'give-authorisation');
  refuseOwnGain(caller, by, speaker);
  const papers = new Papers();
  const document = papers.keep(text);
  await insertDocuments(within, papers.documents);
  const id = `a-${sha256(`${key} ${hash}`).slice(0, 16)}`;
  const givenAs = by.role === 'secretary' ? 'secretary' : 'body';
  const scope = { body, speaker, document, ...span, review, reference };
  const authorisation = { id, ...scope, givenBy: caller.person, givenAs } as const;
  await insertAuthorisation(within, authorisation);
  return showAuthorisation({ ...authorisation, revokedAt: null }, text);
}

/** Somebody who speaks for the body in their own right, or the secretary who received it on paper. */
export function giver(
  caller: Caller,
  { body, actingFor }: Pick<AuthorisationAsked, 'body' | 'actingFor'>,
  act: 'give-authorisation' | 'end-authorisation',
): Mandate {
  // A stand-in's authorisation could outlast what was lent, and would hand it on.
  const ofBody = (mandate: Mandate) =>
    mandate.body === body && respondingRoles.has(mandate.role) && mandate.lentFrom === null;
  const isOfBody = actingFor === undefined && caller.mandates.some(ofBody);
  const also = (mandate: Mandate) => ofBody(mandate) || (!isOfBody && mandate.body !== body);
  return requiredMandate(caller, actingFor, { act, about: { body }, also });
}

/** A secretary who speaks for a delegation as well could otherwise write its letters of authority. */
function refuseOwnGain({ mandates, person }: Caller, by: Mandate, speaker: string): void {
  const gains = mandates.some(({ body, role }) => body === speaker && respondingRoles.has(role));
  if (by.role !== 'secretary' || !gains) return;
  throw new Problem(
    'self-approval',
    say`${person} speaks for ${speaker} and cannot be the one who keeps its authorisations; another secretary can. Nothing was kept; the attempt is on record.`,
  );
}
