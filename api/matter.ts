import type { Viewer } from '../domain/explain.ts';
import { viewerOf } from '../domain/policy/sees.ts';
import type { Recommendation } from '../domain/state.ts';
import type { Zone } from '../domain/time.ts';
import { loadRecommendation, type FoundRecommendation } from '../store/recommendations.ts';
import { findReview, type FoundReview } from '../store/reviews.ts';
import { findReviewSetting } from '../store/settings.ts';
import type { ReviewSetting } from '../domain/review/state.ts';
import type { Caller } from './auth/caller.ts';
import type { Edge } from './edge.ts';
import { Problem } from './problem.ts';

/** A recommendation as the register has it, and as whom the caller looks at it. */
export type Matter = {
  readonly found: FoundRecommendation;
  readonly state: Recommendation;
  readonly viewer: Viewer;
  readonly zone: Zone;
};

/** @throws Problem `unknown-recommendation` */
export async function findMatter(edge: Edge, caller: Caller, reference: string): Promise<Matter> {
  const loaded = await loadRecommendation(edge.store, reference);
  if (loaded === undefined) throw unknownRecommendation(reference);
  const { found, state } = loaded;
  edge.known.add(reference);
  const { offices, calendar } = state.setting;
  const viewer = viewerOf(caller.mandates, Object.values(offices));
  return { found, state, viewer, zone: calendar.zone };
}

export function unknownRecommendation(reference: string): Problem {
  return new Problem(
    'unknown-recommendation',
    `The register has no recommendation ${reference}. GET /api/recommendations lists those it has.`,
  );
}

export type KnownReview = { readonly review: FoundReview; readonly setting: ReviewSetting };

/** @throws Problem `unknown-review` */
export async function knownReview(edge: Edge, id: string): Promise<KnownReview> {
  const review = await findReview(edge.store, id);
  const setting = review && (await findReviewSetting(edge.store, review.settingHash));
  if (review === undefined || setting === undefined)
    throw new Problem(
      'unknown-review',
      `The register has no review ${id}. GET /api/reviews lists those it has.`,
    );
  return { review, setting };
}
