import type { OfficeId } from '../actor.ts';
import type { Notice, NoticeKind } from '../projection.ts';
import type { RecordedReviewEvent } from './event.ts';
import { explainReview } from './explain.ts';
import { planSentence } from './plans.ts';
import type { Review } from './state.ts';

/** Whom an event of the review is told to. */
export function reviewNotices(
  _before: Review,
  after: Review,
  recorded: RecordedReviewEvent,
): readonly Notice[] {
  const { event, at } = recorded;
  const why = explainReview(after);
  const write = (kind: NoticeKind, to: readonly OfficeId[]): Notice[] =>
    to.map((office) => ({ kind, to: { office }, stage: null, at, why }));
  const holder: OfficeId = after.phase.is === 'collecting' ? 'secretary' : 'presiding-officer';
  const named = (to: readonly OfficeId[]) => to.map((one) => (one === 'holder' ? holder : one));
  switch (event.type) {
    case 'review-reminded':
      return write('reminder', named(event.to));
    case 'review-escalated':
      return write('escalation', named(event.to));
    case 'plan-infeasible':
    case 'plan-feasible-again': {
      const told = ['presiding-officer', 'secretary', 'champion'].filter(
        (office) => after.setting.offices[office],
      );
      const sentence = planSentence(after.setting, event);
      return told.map((office) => ({
        kind: 'plan',
        to: { office },
        stage: null,
        at,
        why: sentence,
      }));
    }
    case 'package-closed':
      return write('closed', ['presiding-officer']);
    case 'member-taken-out':
    case 'member-put-back':
      return write('package', ['presiding-officer', 'secretary']);
    default:
      return [];
  }
}
