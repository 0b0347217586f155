import { Client, Connection } from '@temporalio/client';
import { keepHistory } from './histories.ts';

// Keeps a workflow's history for the replay test:
// TEMPORAL_ADDRESS=… node test/workflow/keep-history.ts NAME WORKFLOW_ID [RUN_ID]
const [name, workflowId, runId] = process.argv.slice(2);
if (!name || !workflowId) throw new Error('Say: keep-history.ts NAME WORKFLOW_ID [RUN_ID]');
const connection = await Connection.connect({
  address: process.env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233',
});
const namespace = process.env['TEMPORAL_NAMESPACE'] ?? 'default';
const client = new Client({ connection, namespace });
keepHistory(name, await client.workflow.getHandle(workflowId, runId).fetchHistory());
await connection.close();
