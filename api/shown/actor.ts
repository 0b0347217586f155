import type { Actor } from '../../domain/actor.ts';
import type { Viewer } from '../../domain/explain.ts';

/** Who did it; the public learns no names. */
export function showActor(actor: Actor, viewer: Viewer) {
  switch (actor.is) {
    case 'machine':
      return { machine: actor.rule };
    case 'operator':
      return { operator: true as const };
    case 'person': {
      if (viewer.kind === 'public') return {};
      const { person, body, role, mandate } = actor;
      return { person, body, role, mandate };
    }
  }
}
