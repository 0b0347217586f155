import type { RecordedEvent } from '../../domain/event.ts';
import type { Envelope } from '../../workflows/messages.ts';
import type { Silence } from './silence.ts';

type Batch = { readonly events: readonly RecordedEvent[] };

/**
 * The events that a recommendation handed to the register, by their number, as the histories of all
 * its runs hold them: what Temporal knows, independent of our own reading of it.
 */
export async function readAcceptedRuns(silence: Silence): Promise<ReadonlyMap<number, string>> {
  const { workflow } = silence.world.temporal;
  const found = new Map<number, string>();
  const query = `WorkflowId = "${silence.workflow}"`;
  for await (const { runId } of workflow.list({ query })) {
    const { events } = await workflow.getHandle(silence.workflow, runId).fetchHistory();
    for (const { activityTaskScheduledEventAttributes: scheduled } of events ?? []) {
      if (scheduled?.activityType?.name !== 'record') continue;
      const data = scheduled.input?.payloads?.[0]?.data;
      const batch: Batch = JSON.parse(Buffer.from(data ?? []).toString());
      for (const event of batch.events) found.set(event.sequence, contentOf(event));
    }
  }
  return found;
}

/** What the API sent under a key, as the workflow's present run accepted it. */
export async function acceptedAct(silence: Silence, key: string): Promise<Envelope> {
  const { events } = await silence.handle.fetchHistory();
  for (const event of events ?? []) {
    const request = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest;
    if (request?.meta?.updateId !== key) continue;
    return JSON.parse(Buffer.from(request.input?.args?.payloads?.[0]?.data ?? []).toString());
  }
  throw new Error(`No Update ${key} was accepted.`);
}

/** An event without the order of its fields, which a database does not keep. */
export function contentOf({ sequence, at, by, event }: RecordedEvent): string {
  return JSON.stringify(sorted({ sequence, at, by, event }));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
