import { refuse } from '../../domain/decision.ts';
import {
  WorkflowExecutionAlreadyStartedError,
  type WorkflowStartOptions,
} from '@temporalio/client';
import { z } from 'zod';
import type { Refusal } from '../../domain/decision.ts';
import { commitReceipt } from '../../store/receipts.ts';
import type { Edge } from '../edge.ts';
import { answerOf, isRecorded, patience, refused, type Deed, type Done } from './carry-out.ts';
import { acceptanceUnknown, keyReused } from './refusal-problem.ts';
import type { Said } from '../../domain/words/say.ts';

/** What `workflows/starting.ts` gives for a workflow that begins. */
type Start = {
  readonly type: string;
  readonly options: Omit<WorkflowStartOptions, 'taskQueue' | 'args'> & {
    readonly args: readonly unknown[];
  };
};

export type Beginning = Deed & {
  /** What the sweep needs to start it, should we fail between receipt and start. */
  readonly start: { readonly review: string; readonly settingHash: string };
  /** What the register must hold before the workflow starts; safe to repeat. */
  readonly prepare: (receivedAt: number) => Promise<unknown>;
  /** Why it may not begin, as far as that has to be asked once the receipt is committed. */
  readonly forbidden?: () => Promise<Refusal | null>;
  /** The workflow's options once the instant of receipt is certain. */
  readonly starting: (receivedAt: number) => Start;
  /** The sentence where the id is taken by another request. */
  readonly taken: Said;
};

const Memo = z.object({ key: z.string() });

/**
 * Begins a workflow: receipt, start, register. Sent twice it has one effect: a workflow's id starts
 * once, and its memo holds the key that started it.
 *
 * @throws Problem `already-tasked`, `key-reused`, `acceptance-unknown`
 */
export async function begin(edge: Edge, deed: Beginning): Promise<Done> {
  const { starting, prepare, forbidden, taken: _, ...receipt } = deed;
  const committed = await commitReceipt(edge.store, receipt);
  if (committed.is === 'differs') throw keyReused();
  const receivedAt = committed.is === 'known' ? committed.receipt.receivedAt : deed.receivedAt;
  const settled = committed.is === 'known' ? answerOf(committed.receipt) : undefined;
  if (settled) return { answer: settled, receivedAt, isRecorded: true };
  const no = await forbidden?.();
  if (no) return { answer: await refused(edge, deed, no), receivedAt, isRecorded: true };
  await prepare(receivedAt);
  const isOurs = await started(edge, starting(receivedAt), deed.key);
  const answer = isOurs
    ? ({ sequence: 1, status: 'counted' } as const)
    : await refused(edge, deed, refuse('already-tasked', deed.taken));
  return { answer, receivedAt, isRecorded: await isRecorded(edge, deed) };
}

/** Whether the workflow of this id was started by this key, now or by an earlier attempt. */
async function started(edge: Edge, { type, options }: Start, key: string): Promise<boolean> {
  const { workflow } = edge.temporal;
  const within = <T>(ask: () => Promise<T>) =>
    edge.temporal.withDeadline(Date.now() + patience.acceptance, ask);
  try {
    await within(() =>
      workflow.start(type, {
        ...options,
        args: [...options.args],
        taskQueue: edge.configuration.temporal.taskQueue,
        memo: { key },
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowIdConflictPolicy: 'FAIL',
      }),
    );
    return true;
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) {
      edge.log.warn({ err: error }, 'a workflow could not be started');
      throw acceptanceUnknown();
    }
  }
  const { memo } = await within(() => workflow.getHandle(options.workflowId).describe()).catch(
    () => {
      throw acceptanceUnknown();
    },
  );
  return Memo.safeParse(memo).data?.key === key;
}
