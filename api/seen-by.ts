import { seenAs } from '../store/viewing.ts';
import type { Caller } from './auth/caller.ts';
import type { Edge } from './edge.ts';

/**
 * The edge as the routes get it: its register shows what this caller may see, whatever a route asks.
 * @param caller null: anybody
 * @param language in which they are told what there are words for
 */
export function seenBy(edge: Edge, caller: Caller | null, language = edge.language): Edge {
  const viewing =
    caller === null
      ? ({ kind: 'public' } as const)
      : ({
          kind: 'person',
          person: caller.person,
          held: caller.mandates,
          ...scopesOf(caller),
        } as const);
  return { ...edge, store: seenAs(edge.store, viewing), language };
}

function scopesOf({ signIn }: Caller) {
  return signIn.by === 'service' ? { scopes: signIn.scopes } : {};
}
