import { awaited, type Awaited } from '../domain/awaited.ts';
import { officeOf } from '../domain/offices.ts';
import type { Recommendation } from '../domain/state.ts';
import { deskOf } from '../store/holder.ts';

/** Something that is awaited, and at which desk of the register. */
export type Wait = Awaited & { readonly desk: string };

/** Everything that a recommendation waits for, by desk. */
export function waitsOf(state: Recommendation): readonly Wait[] {
  return awaited(state).map((one) => ({ ...one, desk: deskOfWait(state, one.who) }));
}

function deskOfWait(state: Recommendation, who: Awaited['who']): string {
  if ('body' in who) return deskOf(who.body, null);
  const office = officeOf(state, who.office);
  return office ? deskOf(office.body, office.role) : `?/${who.office}`;
}
