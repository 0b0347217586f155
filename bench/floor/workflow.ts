import {
  condition,
  defineUpdate,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { FloorActivities } from './activity.ts';

const { insert } = proxyActivities<FloorActivities>({ startToCloseTimeout: '5 seconds' });

/**
 * The least that a durable decision can cost: one Update, accepted at once, and a main loop that
 * hands what came to one activity with one insert. Its start is its first row.
 */
export async function floor(): Promise<void> {
  const { workflowId: workflow } = workflowInfo();
  let sequence = 1;
  let queued = [{ sequence, position: 'begun' }];
  setHandler(defineUpdate<number, [string]>('decide'), (position) => {
    sequence += 1;
    queued.push({ sequence, position });
    return sequence;
  });
  for (;;) {
    await condition(() => queued.length > 0);
    const rows = queued;
    queued = [];
    await insert(workflow, rows);
  }
}
