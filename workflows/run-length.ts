import { workflowInfo } from '@temporalio/workflow';

const mostEvents = 2000;
const mostUpdates = 500;

/** Whether this run has become long enough to continue as new; `updates` counts those it took. */
export function isLong(updates: number): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return continueAsNewSuggested || historyLength >= mostEvents || updates >= mostUpdates;
}
