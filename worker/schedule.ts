import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleOptions,
} from '@temporalio/client';
import { workflowTypes } from '../workflows/messages.ts';

/** Two Nemcons in one namespace, with a task queue each, have a sweep each. */
export function sweepIdOf(taskQueue: string): string {
  return `${taskQueue}-sweep`;
}

/** The sweep of the task queue that is the default. */
export const sweepScheduleId = sweepIdOf('nemcon');

/**
 * Has the sweep run each minute. Its runs carry none of our search attributes, so the officials'
 * lists, which filter by Review, do not show them; the sweep deletes its own runs after a day.
 */
export async function scheduleSweep(client: Client, taskQueue: string): Promise<void> {
  const wanted = sweepSchedule(taskQueue);
  try {
    await client.schedule.create(wanted);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = wanted;
    // A pause that an operator ordered stays.
    await client.schedule
      .getHandle(wanted.scheduleId)
      .update(({ state }) => ({ spec, action, policies, state }));
  }
}

function sweepSchedule(taskQueue: string) {
  return {
    scheduleId: sweepIdOf(taskQueue),
    spec: { intervals: [{ every: '1 minute' }] },
    policies: {
      overlap: ScheduleOverlapPolicy.SKIP,
      // After an outage one sweep finds everything.
      catchupWindow: '1 minute',
    },
    action: {
      type: 'startWorkflow',
      workflowType: workflowTypes.sweep,
      workflowId: sweepIdOf(taskQueue),
      taskQueue,
      workflowRunTimeout: '2 minutes',
    },
  } as const satisfies ScheduleOptions;
}
