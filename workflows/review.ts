import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
} from '@temporalio/workflow';
import { nextDueReview } from '../domain/review/next-due.ts';
import { spokenTime } from '../domain/time.ts';
import { yieldReviewToRegister } from './alarm.ts';
import { beginReview } from './begin.ts';
import { describeReview } from './describe.ts';
import { DueTimer } from './due.ts';
import { takeActs } from './handlers.ts';
import type { ReviewInput } from './messages.ts';
import { watchCancel } from './operator.ts';
import { reviewRecorder } from './record.ts';
import { Recording } from './recording.ts';
import { isLong } from './run-length.ts';
import { Telling } from './telling.ts';

/**
 * The life of a review: hears from its recommendations where they stand, closes the package, tells
 * each what the summit concluded, and watches its two dates.
 */
export async function review(input: ReviewInput): Promise<void> {
  // State
  const matter = beginReview(input);
  const telling = new Telling(
    input.setting.id,
    input.begin.is === 'resume' ? input.begin.untold : [],
  );
  const recording = new Recording(
    matter,
    reviewRecorder(input.settingHash, {
      whenRecorded: ({ events }) => {
        show();
        void telling.tell(events);
      },
      whenBehind: show,
    }),
  );
  const timer = new DueTimer();
  const cancel = watchCancel();

  // Handlers
  const taken = takeActs(matter, lookAgain);

  // Story
  await CancellationScope.nonCancellable(async () => {
    void recording.run();
    show();
    while (matter.state.phase.is !== 'ended' || !recording.isDone) {
      letTimePass();
      await somethingHappens();
      const differs = recording.differsFrom !== null;
      if (differs) await yieldReviewToRegister(matter, recording);
      // A cancel stops nothing here: only its recommendations decide, and each is held by its own.
      // An Update's id is answered once in a run, and what this one answered may no longer hold.
      if (differs || cancel.isRequested || isLong(taken.updates)) await goOnInNewRun();
    }
    await telling.tell([]);
  });

  async function somethingHappens(): Promise<void> {
    timer.arm(dueSummary());
    const seen = matter.changes;
    await condition(
      () =>
        matter.changes !== seen ||
        timer.hasRung ||
        recording.differsFrom !== null ||
        cancel.isRequested ||
        (matter.state.phase.is === 'ended' && recording.isDone),
    );
  }

  function letTimePass(): void {
    const by = { is: 'machine', rule: 'time-passed' } as const;
    for (let due = nextDueReview(matter.state); due && timer.isPast(due);) {
      if (!matter.pass({ by, type: 'time-passed' }, Date.now())) return timer.rest('review');
      due = nextDueReview(matter.state);
    }
  }

  async function goOnInNewRun(): Promise<never> {
    await recording.stop();
    await telling.tell([]);
    // Whoever was answered in this very task must find its key in the next run.
    await condition(allHandlersFinished);
    const { state, queued, keys } = matter.toCarry(recording.inHand);
    const { setting, ...carried } = state;
    const { untold } = telling;
    const begin = { is: 'resume', state: carried, queued, keys, again: [], untold } as const;
    return continueAsNew<typeof review>({ ...input, setting, begin });
  }

  function dueSummary() {
    const due = nextDueReview(matter.state);
    const { zone } = matter.state.setting.calendar;
    return due && { at: due.at, summary: `next on ${spokenTime(zone, due.at)}` };
  }

  function show(): void {
    describeReview(matter.state, recording.isBehind);
  }

  function lookAgain(): void {
    void telling.tell([]);
    matter.wake();
  }
}
