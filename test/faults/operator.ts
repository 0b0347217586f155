import { sweepScheduleId } from '../../worker/schedule.ts';
import type { Silence } from './silence.ts';
import type { FaultStack } from './stack.ts';
import { until } from './until.ts';

/** Has the sweep run now, as an operator may in the Temporal UI, instead of within the minute. */
export async function sweepNow({ temporal }: FaultStack): Promise<void> {
  await temporal.schedule.getHandle(sweepScheduleId).trigger();
}

/** Number of the last workflow task that was completed, once nothing is under way. */
export async function lastTaskOf(silence: Silence): Promise<EventId> {
  await until('nothing is under way', async () => {
    const { raw } = await silence.handle.describe();
    return !raw.pendingWorkflowTask && (raw.pendingActivities ?? []).length === 0;
  });
  const { events } = await silence.handle.fetchHistory();
  const last = events?.findLast((event) => event.workflowTaskCompletedEventAttributes);
  if (!last?.eventId) throw new Error('No workflow task was completed.');
  return last.eventId;
}

type HistoryEvent = NonNullable<
  Awaited<ReturnType<Silence['handle']['fetchHistory']>>['events']
>[number];
type EventId = NonNullable<HistoryEvent['eventId']>;

/** Resets as the Temporal UI does where an operator wants the Updates since then gone. */
export async function resetTo(silence: Silence, task: EventId): Promise<void> {
  const { runId } = await silence.handle.describe();
  await silence.world.temporal.workflowService.resetWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId: silence.workflow, runId },
    reason: 'by mistake',
    workflowTaskFinishEventId: task,
    requestId: silence.reference,
    // RESET_REAPPLY_EXCLUDE_TYPE_UPDATE
    resetReapplyExcludeTypes: [2],
  });
}
