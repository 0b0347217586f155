import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Start } from '../../workflows/starting.ts';
import type { Dependencies } from '../dependencies.ts';

/** Starts a workflow unless it runs: false. A closed one of the same id is no hindrance. */
export async function startUnlessRunning<I>(
  { client, taskQueue }: Pick<Dependencies, 'client' | 'taskQueue'>,
  { type, options }: Start<I>,
): Promise<boolean> {
  try {
    await client.workflow.start<(input: I) => Promise<void>>(type, { ...options, taskQueue });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
