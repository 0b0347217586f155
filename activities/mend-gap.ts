import { log } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { RegisterGap } from '../store/faults.ts';
import type { Recorded } from '../domain/rules.ts';
import { readAccepted } from './history.ts';

/**
 * The events that a register lacks before a batch, as after a restore from an older backup: every
 * one of them was handed over once, so the workflow's history still has it.
 * @throws the gap itself where history has been deleted; then the register stays visibly behind
 */
export async function findMissing<E>(
  client: Client,
  record: 'record' | 'recordReview',
  gap: RegisterGap,
): Promise<Recorded<E>[]> {
  const known = new Map<number, Recorded<E>>();
  let runId: string | undefined;
  do {
    const run = await readAccepted<unknown, E>(client, gap.workflow, record, runId);
    for (const [sequence, event] of run?.events ?? []) known.set(sequence, event);
    runId = run?.earlierRun ?? undefined;
  } while (runId !== undefined && !known.has(gap.recorded + 1));
  const missing: Recorded<E>[] = [];
  for (let sequence = gap.recorded + 1; sequence < gap.sequence; sequence += 1) {
    const event = known.get(sequence);
    if (!event) throw gap;
    missing.push(event);
  }
  log.warn('The register lacked events; recording them again from history', {
    workflow: gap.workflow,
    from: gap.recorded + 1,
    to: gap.sequence - 1,
  });
  return missing;
}
