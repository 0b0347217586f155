import { proxyActivities, workflowInfo, type ActivityOptions } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import type { Event } from '../domain/event.ts';
import type { ReviewEvent } from '../domain/review/event.ts';
import type { Recorder } from './recording.ts';

const attempt: ActivityOptions = { startToCloseTimeout: '5 seconds' };

/** Quick at first, because a caller waits; then known to be behind, and patient. */
const retries = {
  few: {
    ...attempt,
    retry: { initialInterval: '100 ms', maximumInterval: '1 second', maximumAttempts: 4 },
  },
  'without-end': {
    ...attempt,
    retry: { initialInterval: '1 second', maximumInterval: '5 seconds' },
  },
} as const satisfies Record<string, ActivityOptions>;

const { record, recordReview } = proxyActivities<Activities>(attempt);

type Then<E> = Pick<Recorder<E>, 'whenRecorded' | 'whenBehind'>;

export function recommendationRecorder(settingHash: string, then: Then<Event>): Recorder<Event> {
  const { workflowId: workflow } = workflowInfo();
  return {
    ...then,
    record: (batch, attempts, summary) =>
      record.executeWithOptions({ ...retries[attempts], summary }, [
        { workflow, settingHash, ...batch },
      ]),
  };
}

export function reviewRecorder(
  settingHash: string,
  then: Then<ReviewEvent>,
): Recorder<ReviewEvent> {
  const { workflowId: workflow } = workflowInfo();
  return {
    ...then,
    record: (batch, attempts, summary) =>
      recordReview.executeWithOptions({ ...retries[attempts], summary }, [
        { workflow, settingHash, ...batch },
      ]),
  };
}
