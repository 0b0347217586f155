import { heartbeat, log } from '@temporalio/activity';
import { WorkflowNotFoundError } from '@temporalio/client';
import { findPastDue } from '../../store/sweep.ts';
import { messages } from '../../workflows/messages.ts';
import type { Dependencies } from '../dependencies.ts';

/** A workflow that lives acts within a second or two; later than this its timer may be lost. */
const grace = 10_000;

/** Wakes every workflow whose next due item has passed with nothing recorded of it. */
export async function wakePastDue({ store, client }: Dependencies): Promise<void> {
  for (const { workflow, dueAt } of await findPastDue(store, { before: Date.now() - grace })) {
    heartbeat(workflow);
    log.warn('Nothing was recorded of what was due; waking the workflow', { workflow, dueAt });
    await wake(client, workflow);
  }
}

/** A signal without an envelope: look at everything again. A missing workflow is found by others. */
export async function wake(client: Dependencies['client'], workflow: string): Promise<void> {
  try {
    await client.workflow.getHandle(workflow).signal(messages.deliver);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
