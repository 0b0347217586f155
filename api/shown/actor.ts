import type { Actor } from '../../domain/actor.ts';
import type { Viewer } from '../../domain/explain.ts';

/**
 * Who did it, and in whose place a stand-in did; the public learns no names.
 * @param told how a rule is named to the reader; left out: as the record names it
 */
export function showActor(actor: Actor, viewer: Viewer, told = (rule: string) => rule) {
  switch (actor.is) {
    case 'machine':
      return { machine: told(actor.rule) };
    case 'operator':
      return { operator: true as const };
    case 'person': {
      if (viewer.kind === 'public') return {};
      const { person, body, role, mandate, principal } = actor;
      return { person, body, role, mandate, ...(principal === undefined ? {} : { principal }) };
    }
  }
}
