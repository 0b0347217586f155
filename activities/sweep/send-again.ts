import { log } from '@temporalio/activity';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import type { Refusal, RefusalCode } from '../../domain/decision.ts';
import { settleRefusal } from '../../store/receipts.ts';
import { messages, type Answer, type Envelope } from '../../workflows/messages.ts';
import type { Dependencies } from '../dependencies.ts';
import { isSaid } from '../../domain/words/carried.ts';
import type { Said } from '../../domain/words/say.ts';

/** Long enough for a busy workflow, short enough that one does not eat the sweep's minute. */
const patience = 5000;

/** What became of an act that was sent again. */
export type Sent = 'answered' | 'ended' | 'unreachable';

/** Sends one act again, under its key as the Update's id; a refusal is final for the key. */
export async function sendAgain<C>(
  { client, store }: Pick<Dependencies, 'client' | 'store'>,
  { workflow, envelope }: { readonly workflow: string; readonly envelope: Envelope<C> },
): Promise<Sent> {
  try {
    const handle = client.workflow.getHandle(workflow);
    await client.withDeadline(Date.now() + patience, () =>
      handle.executeUpdate<Answer, [Envelope<C>]>(messages.act, {
        args: [envelope],
        updateId: envelope.key,
      }),
    );
    log.info('Sent again what nobody had answered', { workflow, key: envelope.key });
    return 'answered';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'ended';
    log.warn('An unanswered act was sent again and failed', { workflow, error });
    if (!(error instanceof WorkflowUpdateFailedError)) return 'unreachable';
    const refusal = refusalIn(error);
    if (refusal) await settleRefusal(store, workflow, envelope.key, refusal);
    return 'answered';
  }
}

/** The refusal that the validator put into its failure. */
function refusalIn(error: WorkflowUpdateFailedError): Refusal | undefined {
  if (!(error.cause instanceof ApplicationFailure)) return undefined;
  const refused = refusalSchema.safeParse(error.cause.details?.[0]).data;
  if (refused === undefined) return undefined;
  const { said, ...refusal } = refused;
  return said === undefined ? refusal : { ...refusal, said };
}

const refusalSchema = z.object({
  ok: z.literal(false),
  code: z.custom<RefusalCode>((code) => typeof code === 'string'),
  message: z.string(),
  said: z.custom<Said>(isSaid).optional().catch(undefined),
});
