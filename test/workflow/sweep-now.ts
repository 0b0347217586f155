import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { workflowTypes } from '../../workflows/messages.ts';
import type { Harness } from './harness.ts';

/** What the Schedule starts each minute, at once. */
export async function sweepNow({ client, taskQueue }: Harness): Promise<void> {
  const workflowId = `sweep-${randomUUID()}`;
  await client.workflow.execute(workflowTypes.sweep, { workflowId, taskQueue, args: [] });
}

/** The register takes no event until the answer is called; receipts it still takes. */
export async function breakRegister({ store }: Harness): Promise<() => Promise<void>> {
  await sql`alter table nemcon.events rename to events_away`.execute(store.db);
  return async () => {
    await sql`alter table nemcon.events_away rename to events`.execute(store.db);
  };
}
