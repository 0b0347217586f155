import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasEnded, launch, whyEnded } from './launch.ts';
import type { Launch, PartEvents, PartState, Preparing } from './launch.ts';
import { lastWords, rotate, sizeOf, tailOf } from './logs.ts';
import { end, identify, send } from './processes.ts';
import type { ProcessIdentity } from './processes.ts';
import { Trouble, sentenceOf } from './trouble.ts';

/** What a part is, apart from running. */
export interface PartPlan {
  name: string;
  /** Its log file. */
  log: string;
  /** Makes ready what it needs (files, a build) and says how to start it; before every start. */
  prepare(preparing: Preparing): Promise<Launch>;
  /** Asked every 30 ms until it is true; a rejection counts as not yet. */
  isReady(): Promise<boolean>;
  /** The signal that it answers with a clean end, and how long that may take, in ms. */
  stop: { signal: NodeJS.Signals; within: number };
}

const READY_WITHIN = 60_000;
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;
/** A part that ran this long before it crashed gets its shortest pause back. */
const STABLE_AFTER = 30_000;

/**
 * One supervised process: started until it is ready, restarted after growing pauses when it ends by
 * itself, stopped when asked.
 */
export class Part {
  readonly plan: PartPlan;
  readonly #events: PartEvents;
  #state: PartState = 'waiting';
  #child: ChildProcess | undefined;
  #identity: ProcessIdentity | undefined;
  /** Aborted by `stop`: ends every wait on the way up. */
  #wish = new AbortController();
  #since = Date.now();
  #pause = FIRST_PAUSE;
  #revival = Promise.resolve();

  constructor(plan: PartPlan, events: PartEvents) {
    this.plan = plan;
    this.#events = events;
  }

  get state(): PartState {
    return this.#state;
  }

  get pid(): number | undefined {
    return this.#identity?.pid;
  }

  /** @throws Trouble when it ends or is not ready in time; it is then stopped again */
  async start(): Promise<void> {
    const wish = new AbortController();
    this.#wish = wish;
    this.#since = Date.now();
    try {
      await this.#launch(wish.signal);
    } catch (error) {
      const { signal, within } = this.plan.stop;
      if (this.#identity) await end(this.#identity, signal, within);
      if (!wish.signal.aborted) this.#become('failed');
      throw error;
    }
  }

  /** Ends it and keeps it ended. `hurry` leaves one second for a clean end. */
  async stop(hurry = false): Promise<void> {
    this.#wish.abort();
    const { signal, within } = this.plan.stop;
    const child = this.#child;
    if (this.#identity) {
      this.#since = Date.now();
      this.#become('stopping');
      await end(this.#identity, signal, hurry ? Math.min(within, 1_000) : within);
      this.#forget(child);
    }
    await this.#revival;
    const wasAway = ['waiting', 'failed', 'stopped'].includes(this.#state);
    if (!wasAway) this.#become('stopped');
  }

  /** Sends a signal as a fault would; a part that ends by it is restarted. Returns once it ended. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child?.pid) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    send(child.pid, signal);
    await ended;
  }

  async #launch(wish: AbortSignal): Promise<void> {
    this.#become('preparing');
    const say = (detail: string): void => this.#become('preparing', detail);
    const how = await this.plan.prepare({ say, signal: wish });
    wish.throwIfAborted();
    this.#become('starting');
    rotate(this.plan.log);
    const from = sizeOf(this.plan.log);
    const child = launch(how, this.plan.log);
    this.#watch(child);
    await this.#untilReady(child, from);
    wish.throwIfAborted();
    this.#become('up');
    if (hasEnded(child)) this.#crashed(child, wish, from);
    else child.once('exit', () => this.#crashed(child, wish, from));
  }

  #watch(child: ChildProcess): void {
    this.#child = child;
    this.#identity = child.pid === undefined ? undefined : identify(child.pid);
    this.#events.onProcess(this.#identity);
    child.once('exit', () => this.#forget(child));
  }

  /** Its end is told a moment after it was seen, when the next one may run already. */
  #forget(child: ChildProcess | undefined): void {
    if (!child || this.#child !== child) return;
    this.#child = undefined;
    this.#identity = undefined;
    this.#events.onProcess(undefined);
  }

  async #untilReady(child: ChildProcess, from: number): Promise<void> {
    const { name, log } = this.plan;
    let unstartable: Error | undefined;
    child.once('error', (error) => (unstartable = error));
    const until = Date.now() + READY_WITHIN;
    while (Date.now() < until) {
      if (unstartable) throw new Trouble(`${name} cannot run: ${unstartable.message}`);
      if (hasEnded(child)) throw whyEnded(`${name} could not start`, log, from);
      if (await this.plan.isReady().catch(() => false)) return;
      await sleep(30);
    }
    throw new Trouble(
      `${name} runs but was not ready within ${READY_WITHIN / 1000} s: see its log ${log}.`,
    );
  }

  #crashed(child: ChildProcess, wish: AbortSignal, from: number): void {
    if (wish.aborted) return;
    if (Date.now() - this.#since > STABLE_AFTER) this.#pause = FIRST_PAUSE;
    const words = lastWords(tailOf(this.plan.log, from));
    const how = child.signalCode
      ? `ended by ${child.signalCode}`
      : `ended with code ${child.exitCode}${words ? `: ${words}` : ''}`;
    this.#become('crashed', how);
    this.#revival = this.#revive(wish);
  }

  async #revive(wish: AbortSignal): Promise<void> {
    while (!wish.aborted) {
      await sleep(this.#pause, undefined, { signal: wish }).catch(() => undefined);
      if (wish.aborted) return;
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
      this.#since = Date.now();
      try {
        return await this.#launch(wish);
      } catch (error) {
        if (this.#identity) await end(this.#identity, 'SIGKILL', 0);
        if (!wish.aborted) this.#become('crashed', sentenceOf(error));
      }
    }
  }

  #become(state: PartState, detail = ''): void {
    this.#state = state;
    this.#events.onProgress({ part: this.plan.name, state, detail, ms: Date.now() - this.#since });
  }
}
