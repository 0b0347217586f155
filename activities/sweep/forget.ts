import { workflowTypes } from '../../workflows/messages.ts';
import type { Dependencies } from '../dependencies.ts';

const day = 86_400_000;

/** More than one comes each minute, so that a backlog shrinks. */
const mostAtOnce = 20;

/**
 * Deletes the sweep's own runs of more than a day ago. The namespace keeps closed runs for more
 * than a year, for the officials; half a million sweeps among them would be in the way.
 */
export async function forgetOldSweeps({ client }: Pick<Dependencies, 'client'>): Promise<void> {
  const until = new Date(Date.now() - day).toISOString();
  const query = `WorkflowType = "${workflowTypes.sweep}" AND CloseTime < "${until}"`;
  const { namespace } = client.options;
  let left = mostAtOnce;
  for await (const { workflowId, runId } of client.workflow.list({ query, pageSize: mostAtOnce })) {
    const workflowExecution = { workflowId, runId };
    await client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution });
    left -= 1;
    if (left === 0) return;
  }
}
