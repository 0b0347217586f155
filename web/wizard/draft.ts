import type { Role } from '../../domain/actor.ts';
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
  readonly groups: readonly string[];
  readonly nations: readonly string[];
  /** By office, where they are taken from no other review. */
  readonly offices: Readonly<Record<string, Desk>>;
  /** Which review the desks are taken from. */
  readonly like: string;
};

export type ReviewBody = Asked<'/api/reviews'>;
export type Like = Answer<'/api/reviews/{id}'>;

/** What is sent; null while something that is needed is not filled in. */
export function reviewOf(draft: Draft, like: Like | undefined): ReviewBody | null {
  const { id, title, procedure, summit, zone, groups, nations } = draft;
  if ([id.trim(), title.trim(), procedure, summit, zone].includes('') || groups.length === 0)
    return null;
  return {
    id: id.trim(),
    title: title.trim(),
    procedure: { id: procedure },
    summitAt: { local: summit, zone },
    zone,
    groups: groups.map((body) => ({ body })),
    electorates: { ...like?.electorates, ...(nations.length > 0 ? { nations: [...nations] } : {}) },
    offices: like?.offices ?? seated(draft.offices),
  };
}

/** Desks without a body are nobody's yet. */
function seated(offices: Draft['offices']): Record<string, Desk> {
  return Object.fromEntries(Object.entries(offices).filter(([, { body }]) => body !== ''));
}
