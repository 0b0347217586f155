import type { Command } from '../../domain/command.ts';
import type { ReviewCommand } from '../../domain/review/command.ts';
import { messages, type Envelope, type Preview } from '../../workflows/messages.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { patience } from './carry-out.ts';
import { refusalSaid } from './refusal-problem.ts';
import { WorkflowNotFoundError } from '@temporalio/common';
import { say } from '../../domain/words/say.ts';

/**
 * What an act would do on the live state; stores nothing.
 * @throws Problem with the code that the act itself would be refused with
 */
export async function preview(
  edge: Edge,
  workflow: string,
  { key, hash, receivedAt, command }: Envelope<Command | ReviewCommand>,
): Promise<Extract<Preview, { ok: true }>> {
  const envelope = { key, hash, receivedAt, command };
  const handle = edge.temporal.workflow.getHandle(workflow);
  const would = await edge.temporal
    .withDeadline(Date.now() + patience.acceptance, () =>
      handle.query<Preview, [typeof envelope]>(messages.preview, envelope),
    )
    .catch((error: unknown) => {
      throw error instanceof WorkflowNotFoundError ? notRunning() : unavailable(edge, error);
    });
  if (would.ok) return would;
  throw new Problem(
    would.code,
    say`${refusalSaid(would)} Nothing was changed: this was a dry run.`,
    {
      more: { dryRun: true },
    },
  );
}

function notRunning(): Problem {
  return new Problem(
    'over',
    say`It does not run any more. Nothing was changed: this was a dry run.`,
    {
      more: { dryRun: true },
    },
  );
}

function unavailable(edge: Edge, error: unknown): Problem {
  edge.log.warn({ err: error }, 'a preview could not be asked');
  return new Problem(
    'service-unavailable',
    say`The live state cannot be asked at present. Nothing has happened; ask again shortly.`,
    { retryAfterSeconds: 2 },
  );
}
