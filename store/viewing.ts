import type { Role } from '../domain/actor.ts';
import { viewerOf } from '../domain/policy/sees.ts';
import type { Store } from './connection.ts';
import { desksOf } from './holder.ts';
import type { Holder } from './holder.ts';
import { openWithin } from './within.ts';

/**
 * As whom the register is asked: by a person with what they hold at that moment, by anybody at all,
 * or by the part itself, for what it keeps of its own running. Whoever asks without saying sees nothing.
 */
export type Viewing =
  | { readonly kind: 'person'; readonly person: string; readonly held: readonly Holder[] }
  | { readonly kind: 'public' }
  | { readonly kind: 'machine' };

/**
 * The same store, seen by these eyes: each of its statements tells PostgreSQL who asks, for itself
 * alone, in the message that carries it. Made for one request and thrown away with it.
 */
export function seenAs(store: Store, viewing: Viewing): Store {
  return { ...store, db: openWithin(store.pool, contextOf(viewing)) };
}

/** What the policies read by `nemcon.viewer()`. Sent as a bound value, so it is never read as SQL. */
export function contextOf(viewing: Viewing): string {
  if (viewing.kind !== 'person') return JSON.stringify({ kind: viewing.kind });
  const { kind, person, held } = viewing;
  const inside = viewerOf(held, []);
  return JSON.stringify({
    kind,
    person,
    bodies: inside.kind === 'body' ? inside.bodies : [],
    desks: desksOf(held),
    offices: held.filter(isOfficer).map(({ body, role }) => `${body}/${role}`),
    roles: [...new Set<Role>(held.map(({ role }) => role))],
  });
}

/** Whether the desk makes its holder an officer of the reviews that have it. */
function isOfficer(desk: Holder): boolean {
  return viewerOf([desk], [desk]).kind === 'officer';
}
