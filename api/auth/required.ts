import { may, type About } from '../../domain/policy/may.ts';
import { rowOf, type ActName } from '../../domain/policy/table.ts';
import type { Mandate } from '../../store/mandates.ts';
import { Problem } from '../problem.ts';
import { chooseMandate, type ActingFor } from './acting.ts';
import type { Caller } from './caller.ts';
import { asPhrase, asRole, say } from '../../domain/words/say.ts';

/** What is done, about whom; `also` is what the policy leaves to the place, such as a person. */
export type Required = {
  readonly act: ActName;
  readonly about?: About;
  readonly also?: (mandate: Mandate) => boolean;
};

/**
 * The mandate under which the caller does what no workflow decides.
 * @throws Problem `no-mandate`, `not-allowed`, `acting-for-needed`
 */
export function requiredMandate(
  caller: Caller,
  actingFor: ActingFor,
  { act, about = {}, also = () => true }: Required,
): Mandate {
  const fits = (mandate: Mandate) => may(act, mandate, about) && also(mandate);
  const fitting = caller.mandates.filter(fits);
  // Two desks that both may do it are no choice worth asking about, unless one was named.
  const chosen = chooseMandate(
    actingFor === undefined && fitting.length > 0
      ? { ...caller, mandates: fitting.slice(0, 1) }
      : caller,
    actingFor,
    fits,
  );
  if (fits(chosen)) return chosen;
  throw new Problem(
    'not-allowed',
    say`The ${asRole(chosen.role)} of ${chosen.body} may not ${asPhrase(rowOf(act).does)} here. Nothing was changed; the attempt is on record.`,
  );
}
