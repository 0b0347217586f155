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
    log.warn('Could not be told now; the sweep will see to it', { workflowId, error });
    return false;
  }
}
