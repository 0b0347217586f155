import { once } from 'node:events';
import { launch, whyEnded } from './launch.ts';
import type { Launch, PartEvents, PartState } from './launch.ts';
import { rotate, sizeOf, tailOf } from './logs.ts';
import { end, identify } from './processes.ts';
import type { ProcessIdentity } from './processes.ts';

/** What a task is: a process that does one thing and ends with code 0. */
export interface TaskPlan {
  name: string;
  log: string;
  launch: Launch;
}

/** One run of something that has to be done before other parts may start. */
export class Task {
  readonly plan: TaskPlan;
  readonly #events: PartEvents;
  #identity: ProcessIdentity | undefined;
  #stopped = false;
  #since = Date.now();

  constructor(plan: TaskPlan, events: PartEvents) {
    this.plan = plan;
    this.#events = events;
  }

  /**
   * Runs it to its end and returns what it printed (at most the last 8 KiB).
   * @throws Trouble with its last words when it does not end with code 0
   */
  async start(): Promise<string> {
    const { name, log } = this.plan;
    this.#since = Date.now();
    this.#become('starting');
    rotate(log);
    const from = sizeOf(log);
    const child = launch(this.plan.launch, log);
    this.#identity = child.pid === undefined ? undefined : identify(child.pid);
    this.#events.onProcess(this.#identity);
    // `once` rejects on 'error', which is how a file that cannot be run shows.
    const ended: unknown[] = await once(child, 'exit');
    this.#identity = undefined;
    this.#events.onProcess(undefined);
    if (ended[0] !== 0) {
      this.#become(this.#stopped ? 'stopped' : 'failed');
      throw whyEnded(`${name} failed`, log, from);
    }
    this.#become('done');
    return tailOf(log, from);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#identity) await end(this.#identity, 'SIGTERM', 2_000);
  }

  #become(state: PartState, detail = ''): void {
    this.#events.onProgress({ part: this.plan.name, state, detail, ms: Date.now() - this.#since });
  }
}
