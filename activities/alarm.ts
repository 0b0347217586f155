import { log } from '@temporalio/activity';
import type { RecordedEvent } from '../domain/event.ts';
import type { RecordedReviewEvent } from '../domain/review/event.ts';
import { NotInRegister } from '../store/faults.ts';
import type { Recommendation } from '../domain/state.ts';
import { loadRecommendation } from '../store/recommendations.ts';
import { findReview } from '../store/reviews.ts';
import type { StoredReview } from '../store/stored-state.ts';
import type { Dependencies } from './dependencies.ts';

type Differing<E> = { readonly differsFrom: number; readonly events: readonly E[] };

/**
 * Says loudly that history and register differ, with the events that the register did not take, and
 * answers the register's state, which stands. Changes nothing; may run twice.
 */
export function alarmActivities({ store }: Pick<Dependencies, 'store'>) {
  return {
    async raiseAlarm(
      alarm: { reference: string } & Differing<RecordedEvent>,
    ): Promise<Recommendation> {
      log.error('ALARM: the register holds other events than the workflow brings', alarm);
      const found = await loadRecommendation(store, alarm.reference);
      if (!found) throw new NotInRegister('recommendation', alarm.reference);
      return found.state;
    },
    async raiseReviewAlarm(
      alarm: { review: string } & Differing<RecordedReviewEvent>,
    ): Promise<StoredReview> {
      log.error('ALARM: the register holds other events than the workflow brings', alarm);
      const state = (await findReview(store, alarm.review))?.state;
      if (!state) throw new NotInRegister('review', alarm.review);
      return state;
    },
  };
}
