import { seesDeedsOf, viewerOf, type Held } from '../../domain/policy/sees.ts';
import type { Configuration } from '../configuration.ts';
import type { KnownReview } from '../matter.ts';
import { reviewLinks } from './links.ts';
import { showTime } from './time.ts';

export function showReview(
  { review, setting }: KnownReview,
  held: readonly Held[],
  configuration: Configuration,
) {
  const { zone } = setting.calendar;
  return {
    id: review.id,
    title: review.title,
    procedure: review.procedure,
    summitAt: showTime(zone, review.summitAt),
    sentence: reviewSentence({ review, setting }, held),
    sequence: review.sequence,
    phase: review.state?.phase.is ?? 'not-opened',
    over: review.over,
    archive: review.archive
      ? { archivedAt: showTime(zone, review.archive.at), sha256: review.archive.sha256 }
      : null,
    links: reviewLinks(configuration, held, review),
  };
}

function reviewSentence({ review, setting }: KnownReview, held: readonly Held[]): string {
  const viewer = viewerOf(held, Object.values(setting.offices));
  return seesDeedsOf(viewer, '') ? review.needs.officer : review.needs.public;
}

/** What is true now of a review, in an act's answer. */
export function reviewNow({ review }: KnownReview) {
  return {
    sentence: review.needs.public,
    stage: review.state?.phase.is ?? 'not-opened',
    needs: [],
  };
}
