import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { closeStore, openStore } from '../../store/connection.ts';
import type { Target } from '../target.ts';
import { createFloorTable, findFloorSequences } from './activity.ts';

export type FloorClient = Target & { readonly close: () => Promise<void> };

type Waiting = { readonly workflow: string; readonly sequence: number; readonly done: () => void };

/** As often as the API asks (`api/write/register-poller.ts`). */
const betweenQueries = 4;

/** The caller of the floor: sends the Update itself and waits for the row. */
export async function openFloor(at: {
  database: string;
  temporal: string;
  taskQueue: string;
}): Promise<FloorClient> {
  const { taskQueue } = at;
  const store = await openStore({ url: at.database, poolSize: 1 });
  await createFloorTable(store);
  const connection = await Connection.connect({ address: at.temporal });
  const { workflow: workflows } = new Client({ connection });
  const recorded = rowsAwaited((asked) => findFloorSequences(store, asked));
  const begun: string[] = [];
  return {
    name: 'floor',
    decide: async (matter, delegation) => {
      const args: [string] = [`agree ${delegation}`];
      const options = { updateId: randomUUID(), args };
      const sequence = await workflows
        .getHandle(matter)
        .executeUpdate<number, [string]>('decide', options);
      await recorded(matter, sequence);
      return true;
    },
    begin: async () => {
      const workflowId = `bench-floor:${randomUUID()}`;
      await workflows.start('floor', { workflowId, taskQueue });
      begun.push(workflowId);
      await recorded(workflowId, 1);
      return workflowId;
    },
    close: async () => {
      await Promise.all(begun.map((id) => workflows.getHandle(id).terminate('measured')));
      await connection.close();
      await closeStore(store);
    },
  };
}

/** One loop asks for all who wait at once, and only while somebody waits. */
function rowsAwaited(ask: (workflows: readonly string[]) => Promise<Map<string, number>>) {
  let waiting: Waiting[] = [];
  let isPolling = false;
  async function poll(): Promise<void> {
    isPolling = true;
    while (waiting.length > 0) {
      const sequences = await ask([...new Set(waiting.map(({ workflow }) => workflow))]);
      const isThere = ({ workflow, sequence }: Waiting) =>
        (sequences.get(workflow) ?? 0) >= sequence;
      const there = waiting.filter(isThere);
      waiting = waiting.filter((one) => !isThere(one));
      for (const { done } of there) done();
      if (waiting.length > 0) await pause(betweenQueries);
    }
    isPolling = false;
  }
  return (workflow: string, sequence: number): Promise<void> =>
    new Promise((done, failed) => {
      waiting.push({ workflow, sequence, done });
      if (!isPolling) poll().catch(failed);
    });
}
