import type { BodyId, Role } from '../domain/actor.ts';
import { respondingRoles } from '../domain/actor.ts';

/** A role that somebody holds for a body: a desk whose inbox and notices they may read. */
export type Holder = { readonly body: BodyId; readonly role: Role };

/** How the register writes a desk; `*` stands for any role that may speak for the body. */
export function deskOf(body: BodyId, role: Role | null): string {
  return `${body}/${role ?? '*'}`;
}

/** The desks that these roles may sit at, each once. */
export function desksOf(holders: readonly Holder[]): string[] {
  const desks = holders.flatMap(({ body, role }) => [
    deskOf(body, role),
    ...(respondingRoles.has(role) ? [deskOf(body, null)] : []),
  ]);
  return [...new Set(desks)];
}
