import { respondingRoles, type Actor, type BodyId, type Office, type OfficeId } from './actor.ts';
import type { Authority } from './command.ts';
import type { Recommendation } from './state.ts';

/** Where an office sits, null where nobody was named; the authority of an implementation item is named by the text itself. */
export function officeOf(state: Recommendation, id: OfficeId): Office | null {
  if (id === 'authority' && state.item) return { body: state.item.authority, role: 'authority' };
  return state.setting.offices[id] ?? null;
}

/** All desks of the recommendation by name, that of its implementation's authority among them. */
export function officesIn({ item, setting }: Recommendation): Readonly<Record<OfficeId, Office>> {
  if (!item) return setting.offices;
  return { ...setting.offices, authority: { body: item.authority, role: 'authority' } };
}

/** Whether the actor sits at one of these offices. The machine acts only through its own rules. */
export function sitsAt(state: Recommendation, by: Actor, offices: readonly OfficeId[]): boolean {
  if (by.is !== 'person') return false;
  return offices.some((id) => {
    const office = officeOf(state, id);
    return office !== null && office.body === by.body && office.role === by.role;
  });
}

/** Whether one of these mandates sits where the procedure lets do this act of an office. */
export function holdsActOf(state: Recommendation, held: readonly Office[], act: string): boolean {
  const offices = state.setting.procedure.acts[act] ?? [];
  return offices.some((id) => {
    const office = officeOf(state, id);
    return held.some(({ body, role }) => body === office?.body && role === office.role);
  });
}

/**
 * Whether the actor may speak for this body: its own, one that its letters may speak for by the
 * setting, or one for which a mandate or an authorisation held when the letter was received.
 */
export function speaksFor(
  state: Recommendation,
  by: Actor,
  body: BodyId,
  authorised: readonly Authority[] = [],
): boolean {
  if (by.is !== 'person' || !respondingRoles.has(by.role)) return false;
  if (by.body === body || (state.setting.letters[by.body] ?? []).includes(body)) return true;
  return authorised.some((authority) => authority.body === body);
}
