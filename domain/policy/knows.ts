import type { BodyId, Office, Role } from '../actor.ts';
import type { Viewer } from '../explain.ts';
import { publishedBy } from '../publication.ts';
import type { Recommendation } from '../state.ts';
import { markingOfVersion } from '../text-version.ts';
import type { Held } from './may.ts';
import { viewerOf } from './sees.ts';

/** Whom a matter concerns: as much of it as says who may know that it exists. */
export type Concern = {
  /** Bodies with a place in it: asked in a stage, its working group, at a desk, or carrying it out. */
  readonly places: readonly BodyId[];
  /** Beyond these: whom its marking names, bodies and partners. */
  readonly released: readonly string[];
  readonly published: boolean;
};

/** As what somebody knows of a matter. */
export type Knowing =
  /** It concerns their body: what of it they read is releasability.ts. */
  | 'takes-part'
  /** They run the service, or query it: references and states, and no texts. */
  | 'runs'
  /** What the public register shows. */
  | 'published';

/** What of their mandates lets somebody know of matters. */
export type Knower = {
  /** Bodies for which they act in a role that takes part. */
  readonly inside: readonly BodyId[];
  /** Bodies to which something must be released before they know of it. */
  readonly readers: readonly BodyId[];
  /** Bodies whose matters a program of theirs queries. */
  readonly programs: readonly BodyId[];
  readonly runsService: boolean;
};

/** Whom a recommendation concerns as it stands. */
export function concernOf(state: Recommendation): Concern {
  const { setting, workingGroup, item } = state;
  const { roles, offices, partners = {} } = setting;
  const places = new Set([
    workingGroup,
    ...Object.values(roles).flat(),
    ...Object.values(offices).map(({ body }) => body),
    ...(item ? [item.authority] : []),
  ]);
  const marking = markingOfVersion(state, state.versions.at(-1)?.number ?? null);
  const named = marking?.releasability ?? [];
  // A partner of the review works on what is not marked yet; of what is marked it has what is released.
  const partnersTold = Object.entries(partners).flatMap(([body, name]) =>
    marking === null || named.includes(name) ? [body] : [],
  );
  return {
    places: [...places].toSorted(),
    released: [...new Set([...named, ...partnersTold])].toSorted(),
    published: publishedBy(state) !== null,
  };
}

export function knowerOf(held: readonly Held[]): Knower {
  const bodiesAs = (...as: readonly Role[]) =>
    held.filter(({ role }) => as.includes(role)).map(({ body }) => body);
  return {
    inside: held.filter(({ role }) => !outside.includes(role)).map(({ body }) => body),
    readers: bodiesAs('requester'),
    programs: bodiesAs('service'),
    runsService: held.some(({ role }) => role === 'operator'),
  };
}

const outside: readonly Role[] = ['requester', 'service', 'operator'];

/**
 * As what somebody may know of a matter; null: not at all, and whatever they ask is answered as if
 * there were no such matter.
 */
export function knowingOf(held: readonly Held[], concern: Concern): Knowing | null {
  const { inside, readers, programs, runsService } = knowerOf(held);
  const { places, released, published } = concern;
  const isAmong = (bodies: readonly BodyId[], ...lists: readonly (readonly string[])[]) =>
    bodies.some((body) => lists.some((list) => list.includes(body)));
  if (isAmong(inside, places, released) || isAmong(readers, released)) return 'takes-part';
  if (runsService || isAmong(programs, places, released)) return 'runs';
  return published ? 'published' : null;
}

/** As whom somebody who knows of it looks at it. */
export function viewerKnowing(
  knowing: Knowing,
  held: readonly Held[],
  desks: readonly Office[],
): Viewer {
  if (knowing === 'published') return { kind: 'public' };
  if (knowing === 'runs') return { kind: 'public', runs: true };
  const viewer = viewerOf(held, desks);
  if (viewer.kind === 'officer') return viewer;
  const { inside, readers } = knowerOf(held);
  return { kind: 'body', bodies: [...new Set([...inside, ...readers])] };
}
