import { hostname } from 'node:os';
import { createRequire } from 'node:module';
import { Worker } from '@temporalio/worker';
import { z } from 'zod';
import { converting } from '../codec/codec.ts';
import { createActivities } from '../activities/activities.ts';
import type { Store } from '../store/connection.ts';
import { bundleFor } from './bundle.ts';
import type { Heartbeat } from '../store/heartbeat.ts';
import type { Temporal } from './temporal.ts';

const { version } = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)('../package.json'));

/** Store, Temporal and code put together into a worker that has not been started. */
export async function createWorker(
  { connection, client, namespace, codec }: Temporal,
  store: Store,
  options: { taskQueue: string; bundle: string | undefined; heartbeat: Pick<Heartbeat, 'now'> },
): Promise<Worker> {
  const { taskQueue, heartbeat } = options;
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    ...converting(codec),
    workflowBundle: { codePath: await bundleFor(codec, options.bundle) },
    activities: createActivities({ store, client, taskQueue, beat: () => heartbeat.now() }),
    identity: `nemcon-worker ${version} ${process.pid}@${hostname()}`,
    // Reported, and not used for routing: a versioned worker gets no task until its version is made
    // current, and whoever starts us should not have to know that.
    workerDeploymentOptions: {
      version: { deploymentName: 'nemcon', buildId: version },
      useWorkerVersioning: false,
    },
    // About 0.2 MB each; one that is not cached is replayed at its next act.
    maxCachedWorkflows: 400,
    maxConcurrentWorkflowTaskExecutions: 40,
    // The store has ten connections; more at once would only wait for them.
    maxConcurrentActivityTaskExecutions: 20,
    // When a worker dies, its workflows wait this long for it before another worker takes them; with
    // the default of 10 s every caller of the API would be told that acceptance is not known.
    stickyQueueScheduleToStartTimeout: '3 seconds',
    shutdownGraceTime: '20 seconds',
  });
}
