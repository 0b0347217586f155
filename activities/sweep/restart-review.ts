import type { ReviewCommand } from '../../domain/review/command.ts';
import type { ReviewEvent } from '../../domain/review/event.ts';
import { evolveReview } from '../../domain/review/evolve.ts';
import { NotInRegister } from '../../store/faults.ts';
import { listRecommendations, type RecommendationLine } from '../../store/recommendations.ts';
import { findReview } from '../../store/reviews.ts';
import { findReviewSetting } from '../../store/settings.ts';
import type { LiveWorkflow } from '../../store/sweep.ts';
import { findReviewEvents } from '../../store/timeline.ts';
import { messages, type ReviewEnvelope } from '../../workflows/messages.ts';
import { startReview } from '../../workflows/starting.ts';
import type { Dependencies } from '../dependencies.ts';
import { readAccepted } from '../history.ts';
import { wake } from './past-due.ts';
import { recover } from './recover.ts';
import { startUnlessRunning } from './start-again.ts';

/** Starts a review's workflow again; it tells its members, and they tell it, what is true now. */
export async function restartReview(
  world: Dependencies,
  { workflow, id, settingHash }: LiveWorkflow,
): Promise<void> {
  const { store, client } = world;
  const found = await findReview(store, id);
  const setting = await findReviewSetting(store, settingHash);
  if (!found?.state || !setting) throw new NotInRegister('review', id);
  const accepted = await readAccepted<ReviewCommand, ReviewEvent>(client, workflow, 'recordReview');
  const nothing = { events: new Map(), acts: [], earlierRun: null };
  const registered = { ...found.state, setting };
  const recovered = recover(evolveReview, registered, accepted ?? nothing, Date.now());
  const { setting: _, ...state } = recovered.state;
  const untold = await findReviewEvents(store, workflow);
  const begin = { ...recovered, is: 'resume', state, untold } as const;
  await startUnlessRunning(world, startReview({ setting, settingHash, begin }));
  await hearMembers(world, workflow, id);
}

/** What its members told while it was gone found nobody. */
async function hearMembers(world: Dependencies, workflow: string, review: string): Promise<void> {
  for (let cursor: string | null = ''; cursor !== null;) {
    const where = { review, limit: 200, ...(cursor === '' ? {} : { cursor }) };
    const page = await listRecommendations(world.store, where);
    for (const line of page.items) await hearMember(world, workflow, line);
    cursor = page.next;
  }
}

/** One that runs tells it itself; one that has ended has nobody left to do so. */
async function hearMember(
  { client }: Dependencies,
  workflow: string,
  line: RecommendationLine,
): Promise<void> {
  if (line.over) await client.workflow.getHandle(workflow).signal(messages.deliver, ending(line));
  else await wake(client, line.workflow);
}

function ending({ reference, sequence }: RecommendationLine): ReviewEnvelope {
  const key = `news:${reference}:${sequence}`;
  return {
    key,
    hash: key,
    receivedAt: Date.now(),
    command: {
      by: { is: 'machine', rule: 'report-member' },
      type: 'report-member',
      reference,
      memberSequence: sequence,
      step: null,
      text: null,
      over: true,
    },
  };
}
