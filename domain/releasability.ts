import type { BodyId } from './actor.ts';
import type { Event } from './event.ts';
import type { Viewer } from './explain.ts';
import { isPublicMarking } from './publication.ts';
import type { Recommendation } from './state.ts';
import { markingOfVersion, type Marking } from './text-version.ts';

/**
 * Whether the viewer reads a version: its text, clauses, changes, comments and files. Officers do,
 * and the bodies that take part; a partner reads what is marked only where it is released to it,
 * and a body that takes no part at all reads nothing else.
 * @param number null: what belongs to no version yet
 */
export function readsVersion(
  viewer: Viewer,
  state: Recommendation,
  number: number | null,
): boolean {
  switch (viewer.kind) {
    case 'officer':
      return true;
    case 'body': {
      const marking = markingOfVersion(state, number);
      return viewer.bodies.some((body) => bodyReads(state, body, marking));
    }
    case 'public':
      return false;
  }
}

/**
 * Whether the viewer may know of what is said in an event about a text: a comment, and what became of
 * it, is known to those who read the version that it is about.
 */
export function readsAbout(viewer: Viewer, state: Recommendation, event: Event): boolean {
  if (event.type !== 'commented' && event.type !== 'disposed') return true;
  const id = event.type === 'commented' ? event.id : event.comment;
  const version = state.comments.find((comment) => comment.id === id)?.version ?? 0;
  return readsVersion(viewer, state, version === 0 ? null : version);
}

function bodyReads(state: Recommendation, body: BodyId, marking: Marking | null): boolean {
  const partner = state.setting.partners?.[body];
  const names = partner === undefined ? [body] : [body, partner];
  if (marking && isReleasedTo(marking, names)) return true;
  return takesPart(state, body) && (partner === undefined || marking === null);
}

/** Whether a marking lets these names read: they are listed, or everybody is. */
function isReleasedTo({ marking, releasability }: Marking, names: readonly string[]): boolean {
  return (
    isPublicMarking(marking) ||
    releasability.some((one) => isPublicMarking(one) || names.includes(one))
  );
}

/** Whether a body has any place in the review: in an electorate, at a desk, or as its partner. */
function takesPart({ setting, workingGroup, item }: Recommendation, body: BodyId): boolean {
  const { roles, offices, partners = {} } = setting;
  return (
    body === workingGroup ||
    body === item?.authority ||
    Object.hasOwn(partners, body) ||
    Object.values(offices).some((desk) => desk.body === body) ||
    Object.values(roles).some((bodies) => bodies.includes(body))
  );
}
