import {
  isGrpcServiceError,
  ServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';
import type { Actor } from '../../domain/actor.ts';
import type { Command } from '../../domain/command.ts';
import type { Refusal } from '../../domain/decision.ts';
import type { ReviewCommand } from '../../domain/review/command.ts';
import type { Instant } from '../../domain/time.ts';
import type { NewDocument } from '../../store/documents.ts';
import { commitReceipt, settleRefusal, type Receipt } from '../../store/receipts.ts';
import { messages, type Answer, type Envelope } from '../../workflows/messages.ts';
import type { Edge } from '../edge.ts';
import { acceptanceUnknown, keyReused, refusalOf, refusalProblem } from './refusal-problem.ts';

/** How long a caller is kept waiting for each: acceptance in history, then the register. */
export const patience = { acceptance: 5000, register: 5000 } as const;

export type Deed = {
  readonly workflow: string;
  readonly key: string;
  readonly hash: string;
  readonly person: string;
  readonly receivedAt: Instant;
  readonly command: Command | ReviewCommand;
  readonly documents: readonly NewDocument[];
};

/** `isRecorded` false: accepted in history, the register is slow. */
export type Done = {
  readonly answer: Answer;
  /** As whom it was first received, where that is known from the receipt. */
  readonly by?: Actor;
  readonly receivedAt: Instant;
  readonly isRecorded: boolean;
};

/**
 * One decision: its receipt is committed, then one Update asks the workflow, then the register is
 * waited for. Sent twice it has one effect: the receipt and the workflow both know the key.
 *
 * @throws Problem of a refusal, `key-reused`, `acceptance-unknown`
 */
export async function carryOut(edge: Edge, deed: Deed): Promise<Done> {
  const committed = await commitReceipt(edge.store, { ...deed, start: null });
  if (committed.is === 'differs') throw keyReused();
  // Asked again: the first receipt's instant is the one that counts.
  const receivedAt = committed.is === 'known' ? committed.receipt.receivedAt : deed.receivedAt;
  // And so do the mandates and authorisations that held then.
  const { command } = committed.is === 'known' ? committed.receipt : deed;
  const { by } = command;
  const settled = committed.is === 'known' ? answerOf(committed.receipt) : undefined;
  if (settled) return { answer: settled, by, receivedAt, isRecorded: true };
  const { key, hash } = deed;
  const asked = await ask(edge, deed.workflow, { key, hash, receivedAt, command });
  const answer = 'ok' in asked ? await refused(edge, deed, asked) : asked;
  return { answer, by, receivedAt, isRecorded: await isRecorded(edge, deed) };
}

/** Whether the register has the decision, within the time that a caller is kept waiting. */
export function isRecorded(edge: Edge, { workflow, key }: Deed): Promise<boolean> {
  return edge.poller.recorded({ workflow, key }, patience.register);
}

/** The answer that a receipt holds. @throws Problem where that is a refusal */
export function answerOf({ settled }: Receipt): Answer | undefined {
  if (settled === null) return undefined;
  if ('ok' in settled.answer) throw refusalProblem(settled.answer);
  return settled.answer;
}

/** A refusal is final for its key, unless another attempt with it was accepted in the meantime. */
export async function refused(edge: Edge, deed: Deed, refusal: Refusal): Promise<Answer> {
  const final = await settleRefusal(edge.store, deed.workflow, deed.key, refusal);
  if (final !== undefined && !('ok' in final)) return final;
  throw refusalProblem(final ?? refusal);
}

async function ask(
  edge: Edge,
  workflow: string,
  envelope: Envelope<Command | ReviewCommand>,
): Promise<Answer | Refusal> {
  const handle = edge.temporal.workflow.getHandle(workflow);
  try {
    return await edge.temporal.withDeadline(Date.now() + patience.acceptance, () =>
      handle.executeUpdate<Answer, [typeof envelope]>(messages.act, {
        updateId: envelope.key,
        args: [envelope],
      }),
    );
  } catch (error) {
    return failedUpdate(edge, workflow, error);
  }
}

function failedUpdate(edge: Edge, workflow: string, error: unknown): Refusal {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    if (error.cause.type === 'key-reused') throw keyReused();
    const refusal = refusalOf(error.cause);
    if (refusal) return refusal;
  }
  if (error instanceof WorkflowNotFoundError) throw new WorkflowGone();
  if (!isOutage(error)) edge.log.error({ err: error, workflow }, 'an update failed unexpectedly');
  throw acceptanceUnknown();
}

/** Temporal does not run it: it is over, or someone terminated it and the sweep will restart it. */
export class WorkflowGone extends Error {}

export function isOutage(error: unknown): boolean {
  // The server's own "not now" comes wrapped: too many Updates in flight, a workflow task that failed.
  const cause = error instanceof ServiceError ? error.cause : error;
  return cause instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcServiceError(cause);
}
