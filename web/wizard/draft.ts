import type { Role } from '../../domain/actor.ts';
import { deskRoles, isRole } from '../../domain/policy/roles.ts';
import type { Asked, Answer } from '../calls/client.ts';

/** Which body sits at an office, and in which role. */
export type Desk = { readonly body: string; readonly role: Role };

/** A review as it is being set up on the page. */
export type Draft = {
  readonly id: string;
  readonly title: string;
  readonly procedure: string;
  /** The wall clock at the place of the review: `2027-03-11T09:00`. */
  readonly summit: string;
  readonly zone: string;
  /** Two letters; empty: nobody's holidays, only weekends. */
  readonly country: string;
  readonly groups: readonly string[];
  /** By group, where others answer in it than the group itself. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  /** By the role that a stage asks. */
  readonly electorates: Readonly<Record<string, readonly string[]>>;
  /** By office, where they are taken from no other review. */
  readonly offices: Readonly<Record<string, Desk>>;
  /** Which review the desks are taken from. */
  readonly like: string;
};

export const emptyDraft: Draft = {
  id: '',
  title: '',
  procedure: 'sdpr',
  summit: '',
  zone: 'Europe/Brussels',
  country: 'BE',
  groups: [],
  members: {},
  electorates: {},
  offices: {},
  like: '',
};

export type Setting = {
  readonly draft: Draft;
  readonly set: (more: Partial<Draft>) => void;
};

export type Procedure = Answer<'/api/procedures/{id}'>;
export type Asks = NonNullable<Procedure['asks']>;
export type ReviewBody = Asked<'/api/reviews'>;
export type Like = Answer<'/api/reviews/{id}'>;

/** The group's own agreement is asked for under this role: each group says who its members are. */
export const ofGroup = 'working-group';

/** Each group has these by itself, and an authority comes with the text. */
const known: ReadonlySet<string> = new Set([
  'working-group-chair',
  'chair',
  'action-officer',
  'authority',
]);

/** The desks that have to be given to somebody. */
export function desksToFill({ offices = [] }: Procedure): readonly string[] {
  return offices.filter((id) => !known.has(id));
}

/**
 * Who sits there: as chosen; until then whoever sets it up where they hold the office of that name,
 * and at the desks that write the text the group that is tasked.
 */
export function deskOf({ offices, groups }: Draft, id: string, { asks, own }: Sitting): Desk {
  const chosen = offices[id];
  if (chosen !== undefined) return chosen;
  const mine = own.find(({ role }) => role === id);
  if (mine !== undefined) return { body: mine.body, role: mine.role };
  const [group] = groups;
  if (asks.writers.includes(id) && group !== undefined) return { body: group, role: 'chair' };
  return { body: '', role: usualRole(id) };
}

/** The role that an office is usually held in, by its name. */
export function usualRole(office: string): Role {
  if (isRole(office) && deskRoles.includes(office)) return office;
  if (office.startsWith('presid')) return 'presiding-officer';
  if (office === 'secretariat') return 'secretary';
  return /chair$|^(iesg|team|requester)$/.test(office) ? 'chair' : 'expert';
}

/** What the desks depend on beside the draft: the route, and what whoever sets it up holds. */
export type Sitting = { readonly asks: Asks; readonly own: readonly Desk[] };

export type Needed = 'summit' | 'group' | 'id' | 'title' | { readonly electorate: string };

/** What has to be filled in before a plan can be made of it. */
export function neededFor(draft: Draft, asks: Asks, like: Like | undefined): readonly Needed[] {
  const { summit, groups, id, title } = draft;
  const isAsked = ({ role }: Asks['electorates'][number]) =>
    role !== ofGroup && electoratesOf(draft, like)[role] === undefined;
  return [
    ...(summit === '' ? (['summit'] as const) : []),
    ...(groups.length === 0 ? (['group'] as const) : []),
    ...asks.electorates.filter(isAsked).map(({ role }) => ({ electorate: role })),
    ...(id.trim() === '' ? (['id'] as const) : []),
    ...(title.trim() === '' ? (['title'] as const) : []),
  ];
}

/** What is sent, once nothing is needed any more. */
export function reviewOf(
  draft: Draft,
  { procedure, like, ...sitting }: Sitting & { procedure: Procedure; like: Like | undefined },
): ReviewBody {
  const { id, title, summit, zone, country, groups, members } = draft;
  const hasMembers = sitting.asks.electorates.some(({ role }) => role === ofGroup);
  return {
    id: id.trim(),
    title: title.trim(),
    procedure: { id: procedure.id },
    summitAt: { local: summit, zone: zone.trim() },
    zone: zone.trim(),
    country: country.trim() === '' ? null : country.trim().toUpperCase(),
    groups: groups.map((body) => {
      const own = hasMembers ? (members[body] ?? []) : [];
      return { body, ...(own.length > 0 ? { members: [...own] } : {}) };
    }),
    electorates: electoratesOf(draft, like),
    offices: like?.offices ?? seated(draft, procedure, sitting),
  };
}

/** As in the other review, but for those that were chosen here. */
function electoratesOf({ electorates }: Draft, like: Like | undefined): Record<string, string[]> {
  const chosen = Object.entries(electorates)
    .filter(([, bodies]) => bodies.length > 0)
    .map(([role, bodies]): [string, string[]] => [role, [...bodies]]);
  return { ...like?.electorates, ...Object.fromEntries(chosen) };
}

/** Desks without a body are nobody's yet. */
function seated(draft: Draft, procedure: Procedure, sitting: Sitting): Record<string, Desk> {
  const desks = desksToFill(procedure).map((id) => [id, deskOf(draft, id, sitting)] as const);
  return Object.fromEntries(desks.filter(([, { body }]) => body !== ''));
}
