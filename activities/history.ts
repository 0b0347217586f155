import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow/index.js';
import type { Payload } from '@temporalio/common';
import { z } from 'zod';
import { messages, type Answer, type Envelope } from '../workflows/messages.ts';
import type { Recorded } from '../domain/rules.ts';

/** What the history of one run of a workflow, the last by default, holds of decisions. */
export type Accepted<C, E> = {
  /** Events that were decided and handed to the register, by their number. */
  readonly events: ReadonlyMap<number, Recorded<E>>;
  /** Acts in the order of their acceptance; null: a signal, which is answered nothing. */
  readonly acts: readonly { readonly envelope: Envelope<C>; readonly answer: Answer | null }[];
  /** The run that continued as this one; null for the first. */
  readonly earlierRun: string | null;
};

/**
 * undefined: no history is left, so nobody can know what it held.
 * @throws PayloadUnreadable where its key is missing: what it held is then not known, and not lost
 */
export async function readAccepted<C, E>(
  client: Client,
  workflow: string,
  record: 'record' | 'recordReview',
  runId?: string,
): Promise<Accepted<C, E> | undefined> {
  const reading = new Reading<C, E>(client, workflow, record);
  try {
    const { events } = await client.workflow.getHandle(workflow, runId).fetchHistory();
    for (const event of events ?? []) await reading.take(event);
    return reading;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

type HistoryEvent = NonNullable<
  Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>['events']
>[number];

class Reading<C, E> {
  readonly events = new Map<number, Recorded<E>>();
  readonly acts: { envelope: Envelope<C>; answer: Answer | null }[] = [];
  earlierRun: string | null = null;
  readonly #client: Client;
  readonly #workflow: string;
  readonly #record: string;

  constructor(client: Client, workflow: string, record: string) {
    this.#client = client;
    this.#workflow = workflow;
    this.#record = record;
  }

  async take(event: HistoryEvent): Promise<void> {
    const started = event.workflowExecutionStartedEventAttributes;
    const scheduled = event.activityTaskScheduledEventAttributes;
    const accepted = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest;
    const completed = event.workflowExecutionUpdateCompletedEventAttributes;
    const signaled = event.workflowExecutionSignaledEventAttributes;
    if (started) {
      this.earlierRun = started.continuedExecutionRunId || null;
      this.#takeEvents(begun, await this.#decode(started.input?.payloads));
    } else if (scheduled?.activityType?.name === this.#record)
      this.#takeEvents(batch, await this.#decode(scheduled.input?.payloads));
    else if (accepted) this.#takeAct(await this.#decode(accepted.input?.args?.payloads));
    else if (completed) {
      const answer = await this.#decode(completed.outcome?.success?.payloads);
      this.#takeAnswer(completed.meta?.updateId, answer);
    } else if (signaled?.signalName === messages.deliver)
      this.#takeAct(await this.#decode(signaled.input?.payloads));
  }

  #takeEvents(within: z.ZodType<readonly unknown[]>, input: unknown): void {
    for (const event of within.safeParse(input).data ?? [])
      if (isRecorded<E>(event)) this.events.set(event.sequence, event);
  }

  #takeAct(input: unknown): void {
    if (isEnvelope<C>(input)) this.acts.push({ envelope: input, answer: null });
  }

  #takeAnswer(updateId: string | null | undefined, outcome: unknown): void {
    const act = this.acts.find(({ envelope }) => envelope.key === updateId);
    if (act) act.answer = answerSchema.safeParse(outcome).data ?? null;
  }

  async #decode(payloads: Payload[] | null | undefined): Promise<unknown> {
    const { loadedDataConverter, namespace } = this.#client.options;
    // A payload that was moved here from another workflow is not read.
    const context = { type: 'workflow', namespace, workflowId: this.#workflow } as const;
    return (await decodeArrayFromPayloads(loadedDataConverter, payloads, context))[0];
  }
}

/** Written by this very code, so only what tells them from other payloads is looked at. */
function isRecorded<E>(event: unknown): event is Recorded<E> {
  return recordedSchema.safeParse(event).success;
}

function isEnvelope<C>(input: unknown): input is Envelope<C> {
  return envelopeSchema.safeParse(input).success;
}

const kind = z.looseObject({ type: z.string() });
const recordedSchema = z.object({ sequence: z.int(), at: z.number(), event: kind });
const envelopeSchema = z.object({
  key: z.string(),
  hash: z.string(),
  receivedAt: z.number(),
  command: kind,
});
const answerSchema = z.object({
  sequence: z.int(),
  status: z.enum(['counted', 'late', 'void']),
  refused: z.custom<NonNullable<Answer['refused']>>(Array.isArray).exactOptional(),
});
const batch = z.object({ events: z.array(z.unknown()) }).transform(({ events }) => events);
const begun = z
  .object({ begin: z.object({ queued: z.array(z.unknown()) }) })
  .transform(({ begin }) => begin.queued);
