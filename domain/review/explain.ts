import { inEnglish } from '../words/english-plan.ts';
import type { PlanVoice } from '../words/plan-said.ts';
import { candidates, takenOutOf } from './membership.ts';
import { endangeredMembers } from './plans.ts';
import type { Review } from './state.ts';

/**
 * What the review waits for, in one sentence; nothing in it is a nation's own.
 *
 * @param voice in which it is told
 */
export function explainReview(
  state: Review,
  voice: PlanVoice = inEnglish(state.setting.calendar.zone),
): string {
  const { phase, members } = state;
  const said = voice.said.review;
  switch (phase.is) {
    case 'not-opened':
      return said.notOpened();
    case 'collecting':
      return collecting(state, voice);
    case 'summit':
      return said.closed({
        size: phase.members.length,
        takenOut: phase.members.filter(({ reference }) => takenOutOf(state, reference)).length,
        concluded: members.filter(({ concluded }) => concluded !== null).length,
        summit: summitOf(state, voice),
      });
    case 'ended':
      return said.ended(voice.when(phase.at));
  }
}

function collecting(state: Review, voice: PlanVoice): string {
  const { packageStep, packageDue } = state.setting;
  const total = state.members.length;
  const said = voice.said.review;
  if (packageStep === null)
    return said.open(state.members.filter(({ over }) => !over).length, total);
  return said.collecting({
    ready: candidates(state).length,
    total,
    due: packageDue ? voice.when(packageDue.at) : null,
    summit: summitOf(state, voice),
    late: endangeredMembers(state),
  });
}

function summitOf({ setting: { summitAt } }: Review, { when }: PlanVoice): string | null {
  return summitAt === null ? null : when(summitAt);
}
