import { respondingRoles, type BodyId, type Role } from './actor.ts';
import { may, type About } from './policy/may.ts';
import type { Instant } from './time.ts';
import { say, type Said } from './words/say.ts';

/** Who set a stand-in: the principal, or in its absence the head of the delegation or the secretary. */
export type SetBy = 'principal' | 'head-of-delegation' | 'secretary';

/** What of a mandate matters to whoever would lend it or revoke what was lent. */
export type Lendable = {
  readonly id: string;
  readonly person: string;
  readonly body: BodyId;
  readonly role: Role;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly lentFrom: string | null;
  readonly principal: string | null;
  readonly revokedAt: Instant | null;
};

/** Why a mandate cannot be lent so; api/problem.ts maps each code to an HTTP status. */
export type LendingFault = {
  readonly code:
    'self-approval' | 'stand-in-chain' | 'stand-in-cycle' | 'wider-than-held' | 'mandate-ended';
  readonly said: Said;
};

export type Lending = {
  readonly to: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly at: Instant;
};

/**
 * As what somebody may set or revoke a stand-in for this mandate; undefined: not at all. A stand-in
 * never does it by what was lent to it from this very mandate.
 */
export function setterOf(
  held: readonly Lendable[],
  lent: Lendable,
): { readonly as: SetBy; readonly under: Lendable } | undefined {
  const usable = held.filter(({ lentFrom }) => lentFrom !== lent.id);
  const find = (about: About, is: (mandate: Lendable) => boolean) =>
    usable.find((mandate) => is(mandate) && may('set-stand-in', mandate, about));
  const own = find({ own: true }, ({ id }) => id === lent.id);
  if (own) return { as: 'principal', under: own };
  const head = find({ body: lent.body }, ({ role }) => role === 'head-of-delegation');
  if (head && respondingRoles.has(lent.role)) return { as: 'head-of-delegation', under: head };
  const secretary = find({}, ({ role }) => role === 'secretary');
  return secretary && { as: 'secretary', under: secretary };
}

/**
 * Why this may not be lent: one hop, never wider than what is held, never in a circle, never to
 * whoever sets it.
 *
 * @param setter who acts, and in whose place
 * @param others what is lent at that desk now or later
 */
export function lendingFault(
  lent: Lendable,
  { to, from, until, at }: Lending,
  setter: Pick<Lendable, 'person' | 'principal'>,
  others: readonly Lendable[],
): LendingFault | undefined {
  const fault = (code: LendingFault['code'], said: Said) => ({ code, said });
  if (lent.lentFrom !== null)
    return fault('stand-in-chain', say`What was lent cannot be lent again; ask its principal.`);
  if (to === lent.person)
    return fault('self-approval', say`${to} holds this mandate already; name somebody else.`);
  if (to === setter.person || to === setter.principal)
    return fault(
      'self-approval',
      say`Nobody becomes a stand-in by their own act; somebody else must.`,
    );
  if (lent.revokedAt !== null || (lent.until !== null && lent.until <= at))
    return fault('mandate-ended', say`This mandate has ended, so nothing is left to lend.`);
  if (from < lent.from || (lent.until !== null && until > lent.until))
    return fault(
      'wider-than-held',
      say`It would hold longer than the mandate that it is lent from.`,
    );
  const circle = others.find(
    (one) =>
      one.person === lent.person &&
      one.principal === to &&
      one.from < until &&
      (one.until === null || from < one.until),
  );
  if (circle)
    return fault(
      'stand-in-cycle',
      say`${lent.person} stands in for ${to} there in that time; each would act for the other.`,
    );
  return undefined;
}
