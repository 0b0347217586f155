import { lendingFault, setterOf } from '../../domain/stand-ins.ts';
import type { Instant } from '../../domain/time.ts';
import type { Store } from '../../store/connection.ts';
import { sha256 } from '../../store/hash.ts';
import { findMandate, findMandateToChange, insertMandate } from '../../store/mandates.ts';
import type { Mandate } from '../../store/mandates.ts';
import { findLentAt } from '../../store/stand-ins.ts';
import { namedMandates, type ActingFor } from '../auth/acting.ts';
import { Problem } from '../problem.ts';
import type { Writing } from '../route.ts';
import { say } from '../../domain/words/say.ts';

type Wanted = {
  readonly mandate: string;
  readonly to: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly reason: string | null;
  readonly actingFor: ActingFor;
};

/**
 * Lends a mandate, whole and for a time; by its holder, or in the holder's absence by the head of
 * the delegation or the secretary. Runs within a transaction.
 *
 * @throws Problem `unknown-mandate`, `not-allowed`, and the codes of a LendingFault
 */
export async function lend(
  within: Store,
  { caller, key, hash, receivedAt }: Writing<unknown, unknown>,
  { mandate, to, from, until, reason, actingFor }: Wanted,
): Promise<Mandate> {
  const lent = await findMandateToChange(within, mandate);
  if (lent === undefined) throw unknownMandate(mandate);
  const setter = setterOf(namedMandates(caller, actingFor), lent);
  if (setter === undefined) throw notTheirs(caller.person);
  const others = await findLentAt(within, lent, receivedAt);
  const wanted = { to, from, until, at: receivedAt };
  const fault = lendingFault(lent, wanted, setter.under, others);
  if (fault) throw new Problem(fault.code, say`${fault.said} Nothing was changed.`);
  const id = `m-${sha256(`${key} ${hash}`).slice(0, 16)}`;
  const { body, role } = lent;
  const desk = { person: to, body, role, from, until, lentFrom: lent.id };
  await insertMandate(within, { id, ...desk, grantedBy: caller.person, setBy: setter.as, reason });
  return (await findMandate(within, id)) ?? lent;
}

export function unknownMandate(id: string): Problem {
  return new Problem('unknown-mandate', say`There is no mandate ${id}. Nothing was changed.`);
}

function notTheirs(person: string): Problem {
  return new Problem(
    'not-allowed',
    say`${person} may not say who stands in there: its holder does, or the head of the delegation or the secretary. Nothing was changed; the attempt is on record.`,
  );
}
