import { ActivityFailure, ApplicationFailure, condition, log } from '@temporalio/workflow';
import type { Batch } from './matter.ts';
import type { Recorded } from '../domain/rules.ts';

/** Keeps one activity's input far below the 2 MB of a payload. */
const mostInBatch = 100;

/** Failure type of the record activities: another content is recorded under the same number. */
export const registerDiffers = 'RegisterDiffers';

type Queue<E> = {
  readonly isRecordingDue: boolean;
  takeBatch(most: number): Batch<E>;
};

/** How a batch is recorded, and what follows. */
export type Recorder<E> = {
  /** `few` attempts reject when all failed; the others never end. */
  readonly record: (
    batch: Batch<E>,
    attempts: 'few' | 'without-end',
    summary: string,
  ) => Promise<unknown>;
  readonly whenRecorded: (batch: Batch<E>) => void;
  readonly whenBehind: () => void;
};

/**
 * Hands what was decided to the register, in order, one batch at a time; what is decided meanwhile
 * makes the next batch. Never gives up: a register that can't be had is only behind.
 */
export class Recording<E extends { readonly type: string }> {
  readonly #queue: Queue<E>;
  readonly #recorder: Recorder<E>;
  #inHand: Batch<E> | null = null;
  #isBehind = false;
  #isStopped = false;
  #differsFrom: number | null = null;

  constructor(queue: Queue<E>, recorder: Recorder<E>) {
    this.#queue = queue;
    this.#recorder = recorder;
  }

  /** The register can't be had at the moment. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** Nothing waits to be recorded and nothing is being recorded. */
  get isDone(): boolean {
    return this.#inHand === null && !this.#queue.isRecordingDue;
  }

  /** The first number whose content differs; null while all agrees. */
  get differsFrom(): number | null {
    return this.#differsFrom;
  }

  /** Events that may or may not be on record, because their activity has not ended. */
  get inHand(): readonly Recorded<E>[] {
    return this.#inHand?.events ?? [];
  }

  /** Records until it is stopped or the register differs. */
  async run(): Promise<void> {
    this.#inHand = null;
    this.#differsFrom = null;
    while (this.#differsFrom === null) {
      await condition(() => this.#queue.isRecordingDue || this.#isStopped);
      if (this.#isStopped) return;
      await this.#recordNext();
    }
  }

  /** No further batch; resolves when the one in hand is recorded, or can't be for the moment. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await condition(() => this.#inHand === null || this.#isBehind || this.#differsFrom !== null);
  }

  async #recordNext(): Promise<void> {
    const batch = this.#queue.takeBatch(mostInBatch);
    this.#inHand = batch;
    try {
      await this.#record(batch, summaryOf(batch));
      this.#inHand = null;
      this.#recorder.whenRecorded(batch);
    } catch (error) {
      if (!isDiffering(error)) throw error;
      log.error('ALARM: the register holds other events under the same numbers', { error });
      this.#differsFrom = batch.events[0]?.sequence ?? 1;
    }
  }

  async #record(batch: Batch<E>, summary: string): Promise<void> {
    try {
      await this.#recorder.record(batch, 'few', summary);
    } catch (error) {
      if (isDiffering(error)) throw error;
      log.warn('The register is behind: its record activity keeps failing', { error });
      this.#isBehind = true;
      this.#recorder.whenBehind();
      await this.#recorder.record(batch, 'without-end', `Register behind: ${summary}`);
      this.#isBehind = false;
    }
  }
}

function isDiffering(error: unknown): boolean {
  return (
    error instanceof ActivityFailure &&
    error.cause instanceof ApplicationFailure &&
    error.cause.type === registerDiffers
  );
}

/** `12-14: responded, responded, silence-broken`, for the timeline of the Temporal UI. */
function summaryOf<E extends { readonly type: string }>({ events, settled }: Batch<E>): string {
  const first = events[0];
  const last = events.at(-1);
  if (!first || !last) return `${settled.length} answered before`;
  const numbers = first === last ? `${first.sequence}` : `${first.sequence}-${last.sequence}`;
  return `${numbers}: ${events.map(({ event }) => event.type).join(', ')}`.slice(0, 190);
}
