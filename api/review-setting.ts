import type { BodyId, Office, OfficeId } from '../domain/actor.ts';
import type { FactValue, Procedure } from '../domain/procedure.ts';
import type { Setting } from '../domain/setting.ts';
import type { Calendar, Instant } from '../domain/time.ts';
import type { ReviewAsked } from './contract/reviews.ts';

const groupRole = 'working-group';

/** The setting that a review's recommendations share, with each group's own under `…:GROUP`. */
export function sharedSetting(
  asked: ReviewAsked,
  procedure: Procedure,
  calendar: Calendar,
  summitAt: Instant,
): Setting {
  const roles: Record<string, readonly BodyId[]> = { ...asked.electorates };
  const offices: Record<OfficeId, Office> = { ...asked.offices };
  for (const { body, members, offices: desks } of asked.groups) {
    roles[`${groupRole}:${body}`] = members ?? [body];
    for (const [office, desk] of Object.entries(desks)) offices[`${office}:${body}`] = desk;
  }
  const { facts, letters, partners } = asked;
  return {
    procedure,
    calendar,
    roles,
    offices,
    facts,
    summitAt,
    letters,
    ...(partners && { partners }),
  };
}

/** The working groups that a recommendation can be tasked to. */
export function groupsOf(shared: Setting): BodyId[] {
  return Object.keys(shared.roles)
    .filter((role) => role.startsWith(`${groupRole}:`))
    .map((role) => role.slice(groupRole.length + 1));
}

/** The setting of a recommendation that one of the review's groups is tasked with. */
export function settingOfGroup(
  shared: Setting,
  group: BodyId,
  facts: Readonly<Record<string, FactValue>> = {},
): Setting {
  return {
    ...shared,
    roles: own(shared.roles, group),
    offices: { ...desksOf(group), ...own(shared.offices, group) },
    facts: { ...shared.facts, ...facts },
  };
}

/** Desks of the group itself, which nobody needs to name. */
function desksOf(body: BodyId): Record<OfficeId, Office> {
  return {
    'working-group-chair': { body, role: 'chair' },
    chair: { body, role: 'chair' },
    'action-officer': { body, role: 'action-officer' },
  };
}

/** Without what is another group's; what is this group's goes before what all share. */
function own<T>(shared: Readonly<Record<string, T>>, group: BodyId): Record<string, T> {
  const entries = Object.entries(shared);
  const common = entries.filter(([name]) => !name.includes(':'));
  const theirs = entries
    .filter(([name]) => name.slice(name.indexOf(':') + 1) === group && name.includes(':'))
    .map(([name, value]): [string, T] => [name.slice(0, name.indexOf(':')), value]);
  return Object.fromEntries([...common, ...theirs]);
}

/** Every body with a place in the review: in a group, an electorate or at a desk, or as its partner. */
export function placesOf(shared: Setting): BodyId[] {
  const { roles, offices, partners = {} } = shared;
  const desks = Object.values(offices).map(({ body }) => body);
  const all = [
    ...Object.values(roles).flat(),
    ...desks,
    ...groupsOf(shared),
    ...Object.keys(partners),
  ];
  return [...new Set(all)].toSorted();
}
