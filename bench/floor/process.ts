import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** Starts the floor's worker and returns once it polls. @throws when it ends before */
export async function startFloorWorker(
  env: NodeJS.ProcessEnv,
  taskQueue: string,
  log: string,
): Promise<ChildProcess> {
  const output = openSync(log, 'a');
  const child = fork(join(import.meta.dirname, 'worker.ts'), {
    env: { ...process.env, ...env, TEMPORAL_TASK_QUEUE: taskQueue },
    stdio: ['ignore', output, output, 'ipc'],
  });
  closeSync(output);
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The floor's worker could not start: see ${log}.`);
  });
  await Promise.race([once(child, 'message'), ended]);
  // From here on its end is ordered by us.
  ended.catch(() => undefined);
  return child;
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
