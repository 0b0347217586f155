import { expect, test } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { buildBundle } from '../../worker/bundle.ts';
import { keptHistories } from './histories.ts';

test('every kept history runs through the present code as it ran then', async () => {
  const codePath = process.env['NEMCON_BUNDLE'] ?? (await buildBundle());
  const kept = keptHistories();
  expect(kept.length).toBeGreaterThan(0);
  const failed: string[] = [];
  for (const { name, history } of kept) {
    const replay = Worker.runReplayHistory({ workflowBundle: { codePath } }, history);
    await replay.catch((error: unknown) => failed.push(`${name}: ${String(error)}`));
  }
  expect(failed).toEqual([]);
}, 60_000);
