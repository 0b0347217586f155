import type { Viewer } from '../domain/explain.ts';
import { knowerOf, knowingOf, viewerKnowing } from '../domain/policy/knows.ts';
import type { Held } from '../domain/policy/may.ts';
import { viewerOf } from '../domain/policy/sees.ts';
import { explainReview } from '../domain/review/explain.ts';
import type { Recommendation } from '../domain/state.ts';
import type { Zone } from '../domain/time.ts';
import type { Language } from '../domain/words/languages.ts';
import { findRecommendation, type FoundRecommendation } from '../store/recommendations.ts';
import { findKnownMembers } from '../store/review-members.ts';
import { findReview, type FoundReview } from '../store/reviews.ts';
import { findReviewSetting, settingOf } from '../store/settings.ts';
import type { ReviewSetting } from '../domain/review/state.ts';
import type { Caller } from './auth/caller.ts';
import type { Edge } from './edge.ts';
import { Problem } from './problem.ts';
import { say } from '../domain/words/say.ts';

/** A recommendation as the register has it, and as whom the caller looks at it. */
export type Matter = {
  readonly found: FoundRecommendation;
  readonly state: Recommendation;
  readonly viewer: Viewer;
  readonly zone: Zone;
  /** The caller's, in which sentences are told. */
  readonly language: Language;
};

/**
 * The one door to a single recommendation. Whom it does not concern gets the answer for a reference
 * that does not exist, after the same one query.
 *
 * @throws Problem `unknown-recommendation`
 */
export async function findMatter(
  edge: Pick<Edge, 'store' | 'known' | 'language'>,
  { mandates }: Pick<Caller, 'mandates'>,
  reference: string,
): Promise<Matter> {
  const found = await findRecommendation(edge.store, reference);
  const knowing = found && knowingOf(mandates, found.concern);
  if (found === undefined || !knowing) throw unknownRecommendation(reference);
  edge.known.add(reference, found.concern);
  const setting = await settingOf(edge.store, found.settingHash);
  const viewer = viewerKnowing(knowing, mandates, Object.values(setting.offices));
  const { zone } = setting.calendar;
  return { found, state: { ...found.state, setting }, viewer, zone, language: edge.language };
}

export function unknownRecommendation(reference: string): Problem {
  return new Problem(
    'unknown-recommendation',
    say`The register has no recommendation ${reference}. GET /api/recommendations lists those it has.`,
  );
}

export type KnownReview = { readonly review: FoundReview; readonly setting: ReviewSetting };

/** The same for a review. @throws Problem `unknown-review` */
export async function knownReview(
  edge: Pick<Edge, 'store'>,
  { mandates }: Pick<Caller, 'mandates'>,
  id: string,
): Promise<KnownReview> {
  const review = await findReview(edge.store, id);
  const { places = [] } = review ?? {};
  const isKnown = knowingOf(mandates, { places, released: [], published: false }) !== null;
  const setting =
    review && isKnown ? await findReviewSetting(edge.store, review.settingHash) : undefined;
  if (review === undefined || setting === undefined)
    throw new Problem(
      'unknown-review',
      say`The register has no review ${id}. GET /api/reviews lists those it has.`,
    );
  return { review: await asKnown(edge, mandates, { review, setting }), setting };
}

/** A review as somebody knows it whom not every one of its members concerns: as if they were all. */
async function asKnown(
  edge: Pick<Edge, 'store'>,
  held: readonly Held[],
  { review, setting }: KnownReview,
): Promise<FoundReview> {
  if (review.state === null || knowsAll(held, setting)) return review;
  const known = await findKnownMembers(edge.store, review.id, held);
  const isKnown = ({ reference }: { readonly reference: string }) => known.has(reference);
  const { phase, members, takenOut = [] } = review.state;
  const state = {
    ...review.state,
    members: members.filter(isKnown),
    takenOut: takenOut.filter(isKnown),
    phase: phase.is === 'summit' ? { ...phase, members: phase.members.filter(isKnown) } : phase,
  };
  const sentence = explainReview({ ...state, setting });
  return { ...review, state, needs: { officer: sentence, public: sentence } };
}

/** Its officers, and who runs the service. */
export function knowsAll(held: readonly Held[], { offices }: ReviewSetting): boolean {
  const isOfficer = viewerOf(held, Object.values(offices)).kind === 'officer';
  return isOfficer || knowerOf(held).runsService;
}
