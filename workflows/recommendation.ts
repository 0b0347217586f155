import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  workflowInfo,
} from '@temporalio/workflow';
import { isOver } from '../domain/is-over.ts';
import { yieldToRegister } from './alarm.ts';
import { beginRecommendation } from './begin.ts';
import { describe } from './describe.ts';
import { DueTimer } from './due.ts';
import { takeActs } from './handlers.ts';
import type { RecommendationInput } from './messages.ts';
import { watchCancel } from './operator.ts';
import { recommendationRecorder } from './record.ts';
import { Recording } from './recording.ts';
import { isLong } from './run-length.ts';
import { ServiceInquiry } from './service-inquiry.ts';
import { NewsForReview } from './telling-review.ts';
import { dueSummary, letTimePass } from './time-passing.ts';

/**
 * The life of one recommendation, from its tasking until what it asks for has been carried out. It
 * takes acts, lets time pass, and has all of it recorded in order.
 */
export async function recommendation(input: RecommendationInput): Promise<void> {
  // State
  const matter = beginRecommendation(input);
  const recording = new Recording(
    matter,
    recommendationRecorder(input.settingHash, { whenRecorded: showAndTell, whenBehind: show }),
  );
  const news = new NewsForReview(input.review, () => matter.state);
  const timer = new DueTimer();
  const inquiry = new ServiceInquiry(workflowInfo().workflowId);
  const cancel = watchCancel();

  // Handlers
  const taken = takeActs(matter, lookAgain);

  // Story
  await CancellationScope.nonCancellable(async () => {
    void recording.run();
    show();
    if (matter.state.sequence === 0) return refuseToBegin();
    while (!isOver(matter.state) || !recording.isDone) {
      letTimePass(matter, timer, inquiry);
      await somethingHappens();
      const differs = recording.differsFrom !== null;
      if (differs) await yieldToRegister(matter, recording);
      if (cancel.isRequested) holdForOperator();
      // An Update's id is answered once in a run, and what this one answered may no longer hold.
      if (differs || cancel.isRequested || isLong(taken.updates)) await goOnInNewRun();
    }
    await news.tell();
  });

  async function somethingHappens(): Promise<void> {
    timer.arm(dueSummary(matter.state));
    const seen = matter.changes;
    await condition(
      () =>
        matter.changes !== seen ||
        timer.hasRung ||
        inquiry.hasAnswered ||
        recording.differsFrom !== null ||
        cancel.isRequested ||
        (isOver(matter.state) && recording.isDone),
    );
  }

  function holdForOperator(): void {
    const reason = 'Cancelled from outside the procedure, by an operator of the workflow service.';
    matter.pass({ by: { is: 'operator' }, type: 'hold', reason }, Date.now());
  }

  async function goOnInNewRun(): Promise<never> {
    await recording.stop();
    // Whoever was answered in this very task must find its key in the next run.
    await condition(allHandlersFinished);
    const { state, queued, keys } = matter.toCarry(recording.inHand);
    const { setting, ...carried } = state;
    const begin = { is: 'resume', state: carried, queued, keys, again: [], hold: null } as const;
    return continueAsNew<typeof recommendation>({ ...input, setting, begin });
  }

  function showAndTell(): void {
    show();
    void news.tell();
  }

  function show(): void {
    describe(matter.state, recording.isBehind, input.isVeiled ?? false);
  }

  function lookAgain(): void {
    news.forget();
    void news.tell();
    matter.wake();
  }

  async function refuseToBegin(): Promise<never> {
    await condition(() => recording.isDone);
    throw ApplicationFailure.nonRetryable('The tasking was refused; nothing began.', 'not-tasked');
  }
}
