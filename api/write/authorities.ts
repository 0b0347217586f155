import { respondingRoles, type BodyId, type PersonActor } from '../../domain/actor.ts';
import type { Authority } from '../../domain/command.ts';
import { findAuthorities } from '../../store/authorisations.ts';
import type { Edge } from '../edge.ts';
import type { Writing } from '../route.ts';

/** On what account the actor's letter may speak for other bodies than the actor's own. */
export type AuthoritiesOf = (by: PersonActor) => readonly Authority[];

/**
 * What holds, at receipt, for the bodies that a letter names: the author's own mandates for them,
 * else their written authorisations. The rules count the letter for these bodies and no others.
 */
export async function authoritiesFor(
  edge: Edge,
  { caller, receivedAt: at }: Pick<Writing<unknown, unknown>, 'caller' | 'receivedAt'>,
  reference: string,
  bodies: readonly BodyId[] = [],
): Promise<AuthoritiesOf> {
  const speaking = caller.mandates.filter(({ role }) => respondingRoles.has(role));
  const held = (body: BodyId) => speaking.find((mandate) => mandate.body === body);
  const others = bodies.filter((body) => held(body) === undefined);
  const speakers = [...new Set(speaking.map(({ body }) => body))];
  const written =
    others.length === 0 || speakers.length === 0
      ? []
      : await findAuthorities(edge.store, { speakers, bodies: others, reference, at });
  return (by) =>
    [...new Set(bodies)].flatMap((body) => {
      const mandate = held(body);
      const under = mandate
        ? `${mandate.id}@${mandate.version}`
        : written.find((one) => one.body === body && one.speaker === by.body)?.id;
      return body === by.body || under === undefined ? [] : [{ body, under }];
    });
}
