import { ApplicationFailure } from '@temporalio/common';
import type { Refusal } from '../domain/decision.ts';
import type { Event } from '../domain/event.ts';
import type { ReviewEvent } from '../domain/review/event.ts';
import { RegisterDiffers, RegisterGap } from '../store/faults.ts';
import { settleRefusal } from '../store/receipts.ts';
import { recordReview } from '../store/record-review.ts';
import { recordRecommendation } from '../store/record.ts';
import type { Answer } from '../workflows/messages.ts';
import type { Recorded } from '../domain/rules.ts';
import type { Dependencies } from './dependencies.ts';
import { findMissing } from './mend-gap.ts';

/** Events in order, and what the keys that brought them were answered. */
export type RecordBatch<E> = {
  readonly workflow: string;
  readonly settingHash: string;
  readonly events: readonly Recorded<E>[];
  readonly settled: readonly { readonly key: string; readonly result: Answer | Refusal }[];
};

type Write<E> = (input: {
  readonly workflow: string;
  readonly settingHash: string;
  readonly events: readonly Recorded<E>[];
  readonly settled: readonly { readonly key: string; readonly answer: Answer }[];
}) => Promise<unknown>;

/**
 * The one way into the register for what a workflow decided. May run twice, also at once: the
 * register compares and skips what it has.
 * @throws ApplicationFailure `RegisterDiffers`, never retried; everything else is
 */
export function recordActivities({ store, client }: Pick<Dependencies, 'store' | 'client'>) {
  async function recordAll<E>(
    name: 'record' | 'recordReview',
    write: Write<E>,
    { settled, ...batch }: RecordBatch<E>,
  ): Promise<void> {
    const answers = settled.flatMap(({ key, result }) =>
      'sequence' in result ? [{ key, answer: result }] : [],
    );
    const input = { ...batch, settled: answers };
    if (batch.events.length > 0 || answers.length > 0)
      await write(input).catch((error: unknown) => again(name, write, input, error));
    for (const { key, result } of settled)
      if ('code' in result) await settleRefusal(store, batch.workflow, key, result);
  }

  async function again<E>(
    name: 'record' | 'recordReview',
    write: Write<E>,
    input: Parameters<Write<E>>[0],
    error: unknown,
  ): Promise<void> {
    if (error instanceof RegisterDiffers)
      throw ApplicationFailure.nonRetryable(error.message, error.name);
    if (!(error instanceof RegisterGap)) throw error;
    const events = [...(await findMissing<E>(client, name, error)), ...input.events];
    await write({ ...input, events });
  }

  return {
    record: (batch: RecordBatch<Event>) =>
      recordAll('record', (input) => recordRecommendation(store, input), batch),
    recordReview: (batch: RecordBatch<ReviewEvent>) =>
      recordAll('recordReview', (input) => recordReview(store, input), batch),
  };
}
