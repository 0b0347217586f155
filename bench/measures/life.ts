import { randomUUID } from 'node:crypto';
import proto from '@temporalio/proto';
import { Client as TemporalClient, Connection } from '@temporalio/client';
import { carriedOut } from '../../tools/demo/carried-out.ts';
import { Paper } from '../../tools/demo/paper.ts';
import { DemoReview } from '../../tools/demo/review.ts';
import { reissued } from '../../tools/demo/stories/reissued.ts';
import { Client } from '../../tools/sample/client.ts';
import { recommendationWorkflowId } from '../../workflows/messages.ts';
import { budgets } from '../budgets.ts';
import type { Line } from '../line.ts';
import type { World } from '../world.ts';

/**
 * What one whole life leaves in Temporal: drafted, reviewed, broken, re-issued, answered by 32,
 * endorsed, published and carried out, by the route of `sdpr` with windows of seconds.
 */
export async function measureLife({ addresses }: World): Promise<Line[]> {
  const reference = `LIFE-${randomUUID().slice(0, 8)}`;
  await playLife(new Client(addresses), reference);
  const { runs, events, bytes } = await historyOf(addresses.temporal, reference);
  const line = { floor: null, spread: null };
  return [
    {
      ...line,
      id: 'life-events',
      what: 'history of one whole life with 32 answers and a re-issue',
      unit: 'events',
      nemcon: events,
      budget: budgets['life-events'] ?? null,
    },
    {
      ...line,
      id: 'life-size',
      what: '… its size',
      unit: 'KiB',
      nemcon: bytes / 1024,
      budget: budgets['life-size'] ?? null,
    },
    { ...line, id: 'life-runs', what: '… its runs', unit: '', nemcon: runs, budget: null },
  ];
}

async function playLife(client: Client, reference: string): Promise<void> {
  const review = new DemoReview(client, `${reference}-REVIEW`);
  const { letter, title, group } = reissued;
  const paper = new Paper(client, () => undefined, { letter, reference, title, group });
  await review.isSetUp();
  await paper.isTasked(review.id);
  await reissued.play(paper);
  await review.packageIsClosed([paper]);
  await review.isConcluded(paper, reissued.concluded);
  await carriedOut(paper);
}

type Kept = { readonly runs: number; readonly events: number; readonly bytes: number };

/** Every run of the workflow, backwards from the last: each names the one that it continues. */
async function historyOf(address: string, reference: string): Promise<Kept> {
  const connection = await Connection.connect({ address });
  const { workflow } = new TemporalClient({ connection });
  const kept = { runs: 0, events: 0, bytes: 0 };
  const id = recommendationWorkflowId(reference);
  await workflow.getHandle(id).result();
  let runId: string | undefined;
  for (let isMore = true; isMore;) {
    const history = await workflow.getHandle(id, runId).fetchHistory();
    kept.runs += 1;
    kept.events += history.events?.length ?? 0;
    kept.bytes += proto.temporal.api.history.v1.History.encode(history).finish().length;
    const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
    runId = started?.continuedExecutionRunId ?? undefined;
    isMore = runId !== undefined && runId !== '';
  }
  await connection.close();
  return kept;
}
