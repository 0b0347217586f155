import { heartbeat } from '@temporalio/activity';
import { encrypts } from '../../codec/codec.ts';
import { archived } from '../../domain/archive.ts';
import { decide } from '../../domain/decide.ts';
import { refuse } from '../../domain/decision.ts';
import { revives } from '../../domain/revives.ts';
import { isArchived } from '../../store/archives.ts';
import { settleRefusal } from '../../store/receipts.ts';
import { loadRecommendation } from '../../store/recommendations.ts';
import { findReviewSetting, findSetting } from '../../store/settings.ts';
import {
  findUnsettled,
  findUnsettledReviews,
  type Unsettled,
  type UnsettledReview,
} from '../../store/unsettled.ts';
import { subjectOf } from '../../workflows/messages.ts';
import { startRecommendation, startReview, takenUpAgain } from '../../workflows/starting.ts';
import type { Dependencies } from '../dependencies.ts';
import { sendAgain } from './send-again.ts';
import { startUnlessRunning } from './start-again.ts';
import { say } from '../../domain/words/say.ts';

/** Younger receipts are still in the hands of the API that committed them. */
const age = 5000;

/**
 * Sends again every act whose receipt nobody has answered, the oldest first and those of one
 * workflow in order. A second effect is impossible: the receipt's key is the Update's id and is
 * carried by the workflow.
 */
export async function sendUnsettled(world: Dependencies): Promise<void> {
  const before = Date.now() - age;
  for (const receipts of byWorkflow(await findUnsettledReviews(world.store, { before })))
    for (const receipt of receipts) if (!(await sendToReview(world, receipt))) break;
  for (const receipts of byWorkflow(await findUnsettled(world.store, { before })))
    for (const receipt of receipts) if (!(await sendToRecommendation(world, receipt))) break;
}

function byWorkflow<R extends { readonly workflow: string }>(receipts: readonly R[]): R[][] {
  return [...Map.groupBy(receipts, ({ workflow }) => workflow).values()];
}

/** false: the workflow can't be reached now, so its other receipts need not be tried. */
async function sendToRecommendation(world: Dependencies, receipt: Unsettled): Promise<boolean> {
  heartbeat(receipt.workflow);
  if (await beginRecommendation(world, receipt)) return true;
  const sent = await sendAgain(world, receipt);
  if (sent === 'ended') await settleEnded(world, receipt);
  return sent === 'answered';
}

async function sendToReview(world: Dependencies, receipt: UnsettledReview): Promise<boolean> {
  heartbeat(receipt.workflow);
  if (await beginReview(world, receipt)) return true;
  return (await sendAgain(world, receipt)) === 'answered';
}

/** Starts the workflow that a tasking begins; false where it runs, or where nothing begins. */
async function beginRecommendation(
  world: Dependencies,
  { workflow, envelope, start }: Unsettled,
): Promise<boolean> {
  const reference = subjectOf(workflow)?.id;
  if (!start || reference === undefined || envelope.command.type !== 'task') return false;
  const { review, settingHash } = start;
  if (await isArchived(world.store, review)) {
    await settleRefusal(world.store, workflow, envelope.key, archived(review));
    return true;
  }
  const setting = await findSetting(world.store, settingHash);
  if (!setting) return false;
  const begin = { is: 'task', envelope } as const;
  const input = { reference, review, setting, settingHash, begin };
  return startUnlessRunning(world, startRecommendation(input, encrypts(world.client)));
}

async function beginReview(
  world: Dependencies,
  { envelope, start }: UnsettledReview,
): Promise<boolean> {
  if (!start || envelope.command.type !== 'open-review') return false;
  const { settingHash } = start;
  const setting = await findReviewSetting(world.store, settingHash);
  if (!setting) return false;
  return startUnlessRunning(
    world,
    startReview({ setting, settingHash, begin: { is: 'open', envelope } }),
  );
}

/** Its workflow has ended: the domain says what that means for the act. */
async function settleEnded(world: Dependencies, receipt: Unsettled): Promise<void> {
  const { store } = world;
  const { workflow, envelope } = receipt;
  const reference = subjectOf(workflow)?.id;
  const loaded = reference === undefined ? undefined : await loadRecommendation(store, reference);
  if (!loaded?.found.over) return;
  const { state } = loaded;
  const isKept = await isArchived(store, state.review);
  const decision = isKept
    ? archived(state.review)
    : decide(state, envelope.command, envelope.receivedAt);
  if (decision.ok && revives(state, envelope.command, isKept)) {
    const input = takenUpAgain(state, loaded.found.settingHash, envelope);
    await startUnlessRunning(world, startRecommendation(input, encrypts(world.client)));
    return;
  }
  const refusal = decision.ok
    ? refuse('over', say`It ended before this could be taken.`)
    : decision;
  await settleRefusal(store, workflow, envelope.key, refusal);
}
