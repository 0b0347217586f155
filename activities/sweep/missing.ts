import { heartbeat, log } from '@temporalio/activity';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { findLive, type LiveWorkflow } from '../../store/sweep.ts';
import { workflowTypes } from '../../workflows/messages.ts';
import type { Dependencies } from '../dependencies.ts';
import { restartRecommendation } from './restart-recommendation.ts';
import { restartReview } from './restart-review.ts';

const pageSize = 1000;

/** Starts again every workflow that should live and does not: terminated, failed, or lost. */
export async function restartMissing(world: Dependencies): Promise<void> {
  const running = await findRunning(world.client);
  for (let after = ''; ;) {
    const live = await findLive(world.store, { after, limit: pageSize });
    for (const one of live) {
      if (running.has(one.workflow) || (await isRunning(world.client, one.workflow))) continue;
      log.warn('A workflow is missing; starting it again from the register', { ...one });
      await restart(world, one);
    }
    heartbeat(after);
    const last = live.at(-1);
    if (!last || live.length < pageSize) return;
    after = last.workflow;
  }
}

/** By visibility, which lags behind: who is not in it is asked for by id. */
async function findRunning(client: Client): Promise<Set<string>> {
  const { recommendation, review } = workflowTypes;
  const query = `ExecutionStatus = "Running" AND WorkflowType IN ("${recommendation}", "${review}")`;
  const running = new Set<string>();
  for await (const { workflowId } of client.workflow.list({ query, pageSize }))
    running.add(workflowId);
  return running;
}

async function isRunning(client: Client, workflow: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflow).describe()).status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

async function restart(world: Dependencies, live: LiveWorkflow): Promise<void> {
  try {
    if (live.kind === 'recommendation') await restartRecommendation(world, live);
    else await restartReview(world, live);
  } catch (error) {
    log.error('It could not be started again; the next sweep tries', { ...live, error });
  }
}
