import type { BodyId, Office, Role } from '../actor.ts';
import type { Event } from '../event.ts';
import type { Viewer } from '../explain.ts';
import { hasReleased, isPublicMarking, markingOf, publishedBy } from '../publication.ts';
import type { Recommendation, ReleasedPosition } from '../state.ts';
import { may, type Held } from './may.ts';

export type { Held };

/** Who sees all positions while a stage runs (review.md, Transparency). */
const officers: ReadonlySet<Role> = new Set<Role>(['presiding-officer', 'secretary', 'chair']);

/** They serve the matter without taking part in it, so they see what everybody may see. */
const outsiders: ReadonlySet<Role> = new Set<Role>(['operator', 'service', 'requester']);

/**
 * As whom a person looks at a recommendation: the widest of their roles.
 * @param desks the offices of its review; a chair of something else is no officer here
 */
export function viewerOf(held: readonly Held[], desks: readonly Office[]): Viewer {
  const isOfficer = held.some(
    ({ body, role }) =>
      officers.has(role) && desks.some((desk) => desk.body === body && desk.role === role),
  );
  if (isOfficer) return { kind: 'officer' };
  const bodies = held.filter(({ role }) => !outsiders.has(role)).map(({ body }) => body);
  return bodies.length > 0 ? { kind: 'body', bodies: [...new Set(bodies)] } : { kind: 'public' };
}

/** The Temporal UI shows everything, so links to it go to operators, secretaries and auditors. */
export function seesWorkflow(held: readonly Held[]): boolean {
  return held.some((one) => may('read-workflow', one));
}

/** Whether what this body did, its position above all, is shown to the viewer. */
export function seesDeedsOf(viewer: Viewer, body: BodyId): boolean {
  switch (viewer.kind) {
    case 'officer':
      return true;
    case 'body':
      return viewer.bodies.includes(body);
    case 'public':
      return false;
  }
}

/** Acts by which a body takes part in a count that others may not know. */
const countedActs: ReadonlySet<string> = new Set([
  'respond',
  'lift',
  'withdraw-position',
  'recuse',
]);

/**
 * What whoever tries an act is told it would bring about. What follows from a position depends on
 * everybody's: that an answer would close a stage tells how the others answered. So a body is told
 * what it does itself, and what follows where it would break the silence, which is told to all.
 */
export function seesOfTrial<D extends { readonly event: { readonly type: string } }>(
  viewer: Viewer,
  act: string,
  drafts: readonly D[],
): readonly D[] {
  if (viewer.kind === 'officer' || !countedActs.has(act)) return drafts;
  if (drafts.some(({ event }) => event.type === 'silence-broken')) return drafts;
  return drafts.filter(({ event }) => ofTrial.has(event.type));
}

const ofTrial: ReadonlySet<string> = new Set([
  'responded',
  'lifted',
  'position-withdrawn',
  'recused',
  'silence-restored',
  'held',
]);

/**
 * Whether it is shown that an act of this body's was received under a mandate that did not hold: to
 * those who decide what becomes of it, to auditors, and to the body whose act it is.
 */
export function seesMandateFlags(viewer: Viewer, held: readonly Held[], body: BodyId): boolean {
  return seesDeedsOf(viewer, body) || held.some(({ role }) => role === 'auditor');
}

/** Whether a list may be filtered by whom it waits on: that a nation is silent is not for others. */
export function mayAskAbout(held: readonly Held[], who: string): boolean {
  return isOwnQuestion(held, who) || officerDesks(held).length > 0;
}

/** About no body, an office, or one's own body; about another's only officers ask, where they are. */
export function isOwnQuestion(held: readonly Held[], who: string | undefined): boolean {
  return (
    who === undefined ||
    /^[a-z][a-z-]*$/.test(who) ||
    held.some(({ body, role }) => body === who && !outsiders.has(role))
  );
}

/** Of what somebody holds what makes an officer where it is a desk of the matter. */
export function officerDesks(held: readonly Held[]): readonly Held[] {
  return held.filter(({ role }) => officers.has(role));
}

/** Texts, comments and reasons before anything is released: those who take part. */
export function readsTexts(viewer: Viewer): boolean {
  return viewer.kind !== 'public';
}

/**
 * Whether everybody reads its last text: once the registrar has published it, and only where its
 * marking is public. Of any other the register shows the registrar's own words alone.
 */
export function isReleased(state: Recommendation): boolean {
  return publishedBy(state) !== null && isPublicMarking(markingOf(state));
}

/** Whether a position is shown: to officers, to its body, and to everybody once that releases it. */
export function seesPosition(
  viewer: Viewer,
  state: Pick<Recommendation, 'released'>,
  position: ReleasedPosition,
): boolean {
  return seesDeedsOf(viewer, position.body) || hasReleased(state, position);
}

/**
 * Whether a reservation or statement that is attached to an outcome is shown: it is part of what
 * was agreed, so to all who take part and read that text; to others where its body has released it.
 * @param reads whether the viewer reads the text that it is about (releasability.ts)
 */
export function seesAttached(
  viewer: Viewer,
  state: Pick<Recommendation, 'released'>,
  position: ReleasedPosition,
  reads: boolean,
): boolean {
  return seesPosition(viewer, state, position) || (viewer.kind !== 'public' && reads);
}

/** What the public register shows of a timeline: where it went and how it ended. */
const publicEvents: ReadonlySet<Event['type']> = new Set<Event['type']>([
  'tasked',
  'stage-reached',
  'round-opened',
  'stage-closed',
  'concluded',
  'published',
  'publication-corrected',
  'position-released',
  'evidence-accepted',
  'moved',
  'reopened',
  'ended',
]);

/**
 * Whether an event is shown at all. A break is told to everybody who takes part, with its author;
 * the positions behind it are not.
 */
export function seesEvent(viewer: Viewer, event: Event): boolean {
  if (viewer.kind === 'officer') return true;
  if (viewer.kind === 'public') return publicEvents.has(event.type);
  switch (event.type) {
    case 'responded':
      return seesDeedsOf(viewer, event.response.body);
    case 'lifted':
    case 'position-withdrawn':
    case 'recused':
    case 'undelivered':
    case 'more-time-asked':
      return seesDeedsOf(viewer, event.body);
    // That there is one tells that somebody is silent.
    case 'reminded':
      return event.awaited.length === 0 || event.awaited.some((one) => seesDeedsOf(viewer, one));
    case 'corrected':
      return event.struck === null || seesDeedsOf(viewer, event.struck.body);
    default:
      return true;
  }
}
