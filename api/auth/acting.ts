import type { PersonActor, Role } from '../../domain/actor.ts';
import type { Mandate } from '../../store/mandates.ts';
import { Problem } from '../problem.ts';
import type { Caller } from './caller.ts';
import { type Said, asPhrase, asRole, asRow, say } from '../../domain/words/say.ts';

/** For whom the caller says they act. */
export type ActingFor = { readonly body: string; readonly role?: Role | undefined } | undefined;

/** The person as the record names them, under the mandate as it stood at receipt. */
export function actorUnder(mandate: Mandate): PersonActor {
  const { person, body, role, id, version, principal } = mandate;
  const actor = { is: 'person', person, body, role, mandate: `${id}@${version}` } as const;
  return principal === null ? actor : { ...actor, principal };
}

/**
 * The mandate to act under: the one named, or the only one that fits. A single mandate is taken
 * even where it does not fit, so that the rules themselves say why not.
 *
 * @param fits whether the act would be this mandate's at all; asked only where there is a choice
 * @throws Problem `no-mandate` (403), `acting-for-needed` (400)
 */
export function chooseMandate(
  caller: Caller,
  actingFor: ActingFor,
  fits: (mandate: Mandate) => boolean,
): Mandate {
  const candidates = candidateMandates(caller, actingFor);
  const [only] = candidates;
  if (only === undefined) throw noMandate(caller, actingFor);
  if (candidates.length === 1) return only;
  const fitting = candidates.filter(fits);
  const [fit] = fitting;
  if (fit === undefined) throw noMandate(caller, actingFor);
  if (fitting.length > 1) throw choiceNeeded(fitting);
  return fit;
}

/** The mandates that the act could be done under at all. */
export function candidateMandates(caller: Caller, actingFor: ActingFor): Mandate[] {
  return distinct(namedMandates(caller, actingFor));
}

/** All mandates of the body and role that the caller says they act for. */
export function namedMandates(caller: Caller, actingFor: ActingFor): Mandate[] {
  return caller.mandates.filter((mandate) => isNamed(mandate, actingFor));
}

/**
 * The same body and role held twice, for example by a renewal that overlaps, is no choice; what is
 * held in one's own right goes before what was lent.
 */
function distinct(mandates: readonly Mandate[]): Mandate[] {
  const lentFirst = mandates.toSorted(
    (a, b) => Number(b.lentFrom !== null) - Number(a.lentFrom !== null),
  );
  return [...new Map(lentFirst.map((mandate) => [shown(mandate).text, mandate])).values()];
}

function isNamed(mandate: Mandate, actingFor: ActingFor): boolean {
  if (actingFor === undefined) return true;
  const { body, role } = actingFor;
  return mandate.body === body && (role === undefined || mandate.role === role);
}

function shown({ body, role }: { body: string; role?: Role | undefined }): Said {
  return role === undefined ? say`${body}` : say`${asRole(role)} of ${body}`;
}

function noMandate({ person, mandates }: Caller, actingFor: ActingFor): Problem {
  const own = distinct(mandates).map(shown);
  const held = own.length === 0 ? asPhrase('none') : asRow(own);
  const wanted = actingFor === undefined ? asPhrase('this') : say`acting as ${shown(actingFor)}`;
  return new Problem(
    'no-mandate',
    say`${person} has no valid mandate for ${wanted}; mandates in force: ${held}. The attempt is on record. Ask the head of your delegation or the secretary for a mandate.`,
  );
}

function choiceNeeded(mandates: readonly Mandate[]): Problem {
  const choices = mandates.map(({ body, role }) => ({ body, role }));
  return new Problem(
    'acting-for-needed',
    say`Several of your mandates fit: ${asRow(mandates.map(shown))}. Nothing has happened. Send actingFor with the body and role that you act for.`,
    { more: { choices } },
  );
}
