import { respondingRoles, type BodyId, type OfficeId } from '../domain/actor.ts';
import { officesNamed, rolesAsked } from '../domain/named-by.ts';
import type { Setting } from '../domain/setting.ts';
import type { Instant } from '../domain/time.ts';
import { findHeldDesks } from '../store/mandates.ts';
import type { Edge } from './edge.ts';
import { groupsOf, settingOfGroup } from './review-setting.ts';

/** Desks that the procedure names and bodies that it asks for which nobody has a mandate now. */
export async function vacantIn(edge: Edge, shared: Setting, now: Instant) {
  const settings = groupsOf(shared).map((group) => settingOfGroup(shared, group));
  const asked = [...new Set(settings.flatMap(bodiesAsked))].toSorted();
  const desks = settings.flatMap(({ offices }) => Object.values(offices).map(({ body }) => body));
  const held = await findHeldDesks(edge.store, [...new Set([...asked, ...desks])], now);
  const isHeld = new Set(held.map(({ body, role }) => `${body}/${role}`));
  const speaking = new Set(
    held.filter(({ role }) => respondingRoles.has(role)).map(({ body }) => body),
  );
  const offices = settings.flatMap((setting) => emptyOffices(setting, isHeld));
  return {
    offices: [...new Set(offices)],
    bodies: asked.filter((body) => !speaking.has(body)),
  };
}

function bodiesAsked({ procedure, roles }: Setting): readonly BodyId[] {
  return rolesAsked(procedure).flatMap((role) => roles[role] ?? []);
}

/** Who carries an item out is named by the text itself. */
function emptyOffices(
  { procedure, offices }: Setting,
  isHeld: ReadonlySet<string>,
): readonly OfficeId[] {
  return officesNamed(procedure).filter((id) => {
    const desk = offices[id];
    return id !== 'authority' && !(desk && isHeld.has(`${desk.body}/${desk.role}`));
  });
}
