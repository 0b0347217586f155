import { seesDeedsOf, viewerOf, type Held } from '../../domain/policy/sees.ts';
import { explainReview } from '../../domain/review/explain.ts';
import type { Language } from '../../domain/words/languages.ts';
import type { Edge } from '../edge.ts';
import type { KnownReview } from '../matter.ts';
import { reviewLinks } from './links.ts';
import { voiceIn } from './said.ts';
import { showTime } from './time.ts';

export function showReview(
  { review, setting }: KnownReview,
  held: readonly Held[],
  { configuration, language }: Pick<Edge, 'configuration' | 'language'>,
) {
  const { zone } = setting.calendar;
  return {
    id: review.id,
    title: review.title,
    procedure: review.procedure,
    summitAt: showTime(zone, review.summitAt),
    sentence: reviewSentence({ review, setting }, held, language),
    sequence: review.sequence,
    phase: review.state?.phase.is ?? 'not-opened',
    over: review.over,
    archive: review.archive
      ? { archivedAt: showTime(zone, review.archive.at), sha256: review.archive.sha256 }
      : null,
    links: reviewLinks(configuration, held, review),
  };
}

function reviewSentence(
  { review, setting }: KnownReview,
  held: readonly Held[],
  language: Language,
): string {
  if (language !== 'en' && review.state !== null)
    return explainReview({ ...review.state, setting }, voiceIn(language, setting.calendar.zone));
  const viewer = viewerOf(held, Object.values(setting.offices));
  return seesDeedsOf(viewer, '') ? review.needs.officer : review.needs.public;
}

/** What is true now of a review, in an act's answer. */
export function reviewNow(known: KnownReview, { language }: Pick<Edge, 'language'>) {
  const { review } = known;
  return {
    sentence: reviewSentence(known, [], language),
    stage: review.state?.phase.is ?? 'not-opened',
    needs: [],
  };
}
