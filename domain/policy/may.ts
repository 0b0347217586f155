import type { Actor, BodyId, Office, OfficeId, Role } from '../actor.ts';
import { refuse, type Refusal } from '../decision.ts';
import type { Grant } from './row.ts';
import { rowOf, type ActName } from './table.ts';
import { asPhrase, say } from '../words/say.ts';

/** A role held for a body now: what a mandate gives. */
export type Held = { readonly body: BodyId; readonly role: Role };

/** What an act is about, as far as it matters for who may do it; what is left out is not so. */
export type About = {
  /** The body that it speaks of or for. */
  readonly body?: BodyId;
  /** The desks that the procedure gives it to. */
  readonly desks?: readonly Office[];
  /** The bodies that were asked. */
  readonly electorate?: readonly BodyId[];
  /** Whether the matter concerns whoever asks (knows.ts). */
  readonly concerned?: boolean;
  /** Whether it is the person's own: a mandate that they hold, a desk that they sit at. */
  readonly own?: boolean;
};

/** Whether a mandate lets its holder do it. Pure: the same for a stand-in as for its principal. */
export function may(act: ActName, held: Held, about: About = {}): boolean {
  return rowOf(act).grants.some((grant) => hasRole(grant, held.role) && stands(grant, held, about));
}

/** Whether any of the mandates does; acts that need none are everybody's who is signed in. */
export function mayAny(act: ActName, held: readonly Held[], about: About = {}): boolean {
  return needsNoMandate(act) || held.some((one) => may(act, one, about));
}

/** Whether the role may ever do it, wherever it is held. */
export function roleMay(act: ActName, role: Role): boolean {
  return rowOf(act).grants.some((grant) => hasRole(grant, role));
}

/** Whether whoever is signed in, or anybody at all, may. */
export function needsNoMandate(act: ActName): boolean {
  return rowOf(act).grants.some(({ roles }) => typeof roles === 'string');
}

/** The desks whose act it is where the procedure names none. */
export function usualOffices(act: ActName): readonly OfficeId[] {
  return rowOf(act).offices ?? [];
}

/**
 * What no procedure can permit: an act by a role whose act it never is. Desks are data of a review,
 * so without it a review could seat its auditor or its operator among those who decide.
 */
export function forbidden(act: ActName, by: Actor): Refusal | null {
  if (by.is !== 'person' || roleMay(act, by.role)) return null;
  const speaks = rowOf(act).grants.some(
    ({ where }) => where === 'electorate' || where === 'own-body',
  );
  return refuse(
    speaks ? 'not-your-body' : 'not-your-office',
    say`Whoever acts as ${asPhrase(by.role.replaceAll('-', ' '))} may not ${asPhrase(rowOf(act).does)}.`,
  );
}

function hasRole({ roles }: Grant, role: Role): boolean {
  return typeof roles === 'string' || roles.includes(role);
}

function stands({ where }: Grant, held: Held, about: About): boolean {
  switch (where) {
    case 'anywhere':
      return true;
    case 'desk':
      return (about.desks ?? []).some(({ body, role }) => body === held.body && role === held.role);
    case 'own-body':
      return about.body === held.body;
    case 'electorate':
      return about.body === held.body && (about.electorate ?? []).includes(held.body);
    case 'concerned':
      return about.concerned === true;
    case 'own':
      return about.own === true;
  }
}

/** Whether it lets its holder appoint to this desk; nobody but a keeper appoints wider than a delegate. */
export function mayAppoint(
  act: 'grant-mandate' | 'hand-over-mandate',
  held: Held,
  desk: Held,
): boolean {
  const isKeeper = may(act, held);
  return isKeeper || (may(act, held, { body: desk.body }) && desk.role === 'delegate');
}
