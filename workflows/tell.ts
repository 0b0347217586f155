import { getExternalWorkflowHandle, log } from '@temporalio/workflow';
import { messages, type Envelope } from './messages.ts';

/**
 * Signals another of our workflows. One that is missing does not harm the teller: false, and the
 * sweep starts it again and wakes those who have something to tell it.
 */
export async function tell<C>(workflowId: string, envelope: Envelope<C>): Promise<boolean> {
  try {
    await getExternalWorkflowHandle(workflowId).signal(messages.deliver, envelope);
    return true;
  } catch (error) {
    // A review that is over needs no news; one that is missing is the sweep's to find.
    const why = error instanceof Error ? error.message : String(error);
    log.info('Not told, because it does not run', { workflowId, why });
    return false;
  }
}
