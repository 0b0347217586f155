import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';

const { sweep: sweepOnce } = proxyActivities<Activities>({
  startToCloseTimeout: '50 seconds',
  heartbeatTimeout: '20 seconds',
  // The next one comes in a minute anyway.
  retry: { maximumAttempts: 1 },
});

/**
 * Looks, each minute and outside all timers, for what was left lying: unanswered receipts, lost
 * timers, missing workflows. Started by the Schedule of worker/schedule.ts.
 */
export async function sweep(): Promise<void> {
  await sweepOnce();
}
