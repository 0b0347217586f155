import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { encrypts } from '../../codec/codec.ts';
import type { Command } from '../../domain/command.ts';
import { decide } from '../../domain/decide.ts';
import { findReceipt } from '../../store/receipts.ts';
import { wholeStatesForRules } from '../../store/whole-states.ts';
import { startRecommendation, takenUpAgain } from '../../workflows/starting.ts';
import type { Edge } from '../edge.ts';
import type { Matter } from '../matter.ts';
import {
  answerOf,
  carryOut,
  isRecorded,
  patience,
  refused,
  type Deed,
  type Done,
} from './carry-out.ts';
import { acceptanceUnknown } from './refusal-problem.ts';

/**
 * Takes an act on what is over: a new run begins from the register's state with this act, and ends
 * again by itself where that leaves the matter over. The receipt is committed by then, so the sweep
 * does the same where we fail between the two.
 *
 * @throws Problem of a refusal, `acceptance-unknown`
 */
export async function revive(
  edge: Edge,
  deed: Deed & { readonly command: Command },
  { found, state: { setting } }: Matter,
): Promise<Done> {
  const { workflow, key, hash, command } = deed;
  const receipt = await findReceipt(edge.store, workflow, key);
  const receivedAt = receipt?.receivedAt ?? deed.receivedAt;
  const stored = (await wholeStatesForRules(edge.store, [workflow])).get(workflow);
  if (!stored) throw acceptanceUnknown();
  const state = { ...stored, setting };
  const decision = decide(state, command, receivedAt);
  if (!decision.ok) {
    const answer = await refused(edge, deed, decision);
    return { answer, receivedAt, isRecorded: true };
  }
  const envelope = { key, hash, receivedAt, command };
  const isOurs = await started(edge, takenUpAgain(state, found.settingHash, envelope));
  // Somebody else was faster: what runs now takes this act like any other.
  if (!isOurs) return await carryOut(edge, deed);
  if (!(await isRecorded(edge, deed))) throw acceptanceUnknown();
  const settled = await findReceipt(edge.store, workflow, key);
  const answer = settled && answerOf(settled);
  if (!answer) throw acceptanceUnknown();
  return { answer, receivedAt, isRecorded: true };
}

async function started(edge: Edge, input: ReturnType<typeof takenUpAgain>): Promise<boolean> {
  const { type, options } = startRecommendation(input, encrypts(edge.temporal));
  try {
    await edge.temporal.withDeadline(Date.now() + patience.acceptance, () =>
      edge.temporal.workflow.start(type, {
        ...options,
        taskQueue: edge.configuration.temporal.taskQueue,
        workflowIdConflictPolicy: 'FAIL',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    edge.log.warn({ err: error }, 'a workflow could not be started again');
    throw acceptanceUnknown();
  }
}
