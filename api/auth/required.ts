import type { Role } from '../../domain/actor.ts';
import type { Mandate } from '../../store/mandates.ts';
import { Problem } from '../problem.ts';
import { chooseMandate, type ActingFor } from './acting.ts';
import type { Caller } from './caller.ts';

/** Who sets up reviews and tasks groups (review.md, Who may do what). */
const conveners: ReadonlySet<Role> = new Set<Role>(['secretary', 'presiding-officer']);

export function mayConvene({ role }: Pick<Mandate, 'role'>): boolean {
  return conveners.has(role);
}

/** Who keeps people, bodies and mandates; never those who run the service. */
const administrators: ReadonlySet<Role> = new Set<Role>(['secretary', 'registrar']);

export function isAdministrator({ role }: Pick<Mandate, 'role'>): boolean {
  return administrators.has(role);
}

/**
 * The mandate under which the caller does what no workflow decides.
 * @throws Problem `no-mandate`, `not-allowed`, `acting-for-needed`
 */
export function requiredMandate(
  caller: Caller,
  actingFor: ActingFor,
  may: (mandate: Mandate) => boolean,
  what: string,
): Mandate {
  const fitting = caller.mandates.filter(may);
  // Two desks that both may do it are no choice worth asking about, unless one was named.
  const chosen = chooseMandate(
    actingFor === undefined && fitting.length > 0
      ? { ...caller, mandates: fitting.slice(0, 1) }
      : caller,
    actingFor,
    may,
  );
  if (may(chosen)) return chosen;
  throw new Problem(
    'not-allowed',
    `The ${chosen.role} of ${chosen.body} may not ${what}. Nothing was changed; the attempt is on record.`,
  );
}
