import { freshReviewWait } from './wait.ts';
import type { RecordedReviewEvent, ReviewEvent } from './event.ts';
import type { Member, Review, ReviewPhase, ReviewSetting } from './state.ts';
import type { Instant } from '../time.ts';

export function initialReview(setting: ReviewSetting): Review {
  return { setting, sequence: 0, members: [], phase: { is: 'not-opened' } };
}

/** The review after one more event. Total: a recorded event always applies. */
export function evolveReview(state: Review, recorded: RecordedReviewEvent): Review {
  return { ...apply(state, recorded.event, recorded.at), sequence: recorded.sequence };
}

function apply(state: Review, event: ReviewEvent, at: Instant): Review {
  const { setting } = state;
  switch (event.type) {
    case 'review-opened':
      return {
        ...state,
        phase: { is: 'collecting', since: at, wait: freshReviewWait(setting.packageDue) },
      };
    case 'member-reported': {
      const { type: _, ...told } = event;
      const known = state.members.find(({ reference }) => reference === event.reference);
      const { concluded = null, isEndangered } = known ?? {};
      const flag = isEndangered === undefined ? {} : { isEndangered };
      const member: Member = { ...told, concluded, ...flag };
      return { ...state, members: withMember(state.members, member) };
    }
    case 'plan-infeasible':
      return endangered(state, event.reference, true);
    case 'plan-feasible-again':
      return endangered(state, event.reference, false);
    case 'package-closed': {
      const { members, manifest } = event;
      const { summitAt, calendar } = setting;
      const due = summitAt === null ? null : { at: summitAt, zone: calendar.zone.id };
      const wait = freshReviewWait(due);
      return { ...state, phase: { is: 'summit', closedAt: at, manifest, members, wait } };
    }
    case 'member-concluded':
      return {
        ...state,
        members: state.members.map((member) =>
          member.reference === event.reference ? { ...member, concluded: event.outcome } : member,
        ),
      };
    case 'member-taken-out': {
      const { reference, reason } = event;
      const closing = state.phase.is === 'collecting' ? 'before' : 'after';
      return {
        ...state,
        takenOut: [...others(state, reference), { reference, reason, at, closing }],
      };
    }
    case 'member-put-back':
      return { ...state, takenOut: others(state, event.reference) };
    case 'review-reminded':
    case 'review-escalated':
      return { ...state, phase: climbed(state.phase, event) };
    case 'review-ended': {
      const manifest = state.phase.is === 'summit' ? state.phase.manifest : '';
      return { ...state, phase: { is: 'ended', at, manifest } };
    }
  }
}

function others({ takenOut = [] }: Review, reference: string) {
  return takenOut.filter((one) => one.reference !== reference);
}

function endangered(state: Review, reference: string, isEndangered: boolean): Review {
  const members = state.members.map((member) =>
    member.reference === reference ? { ...member, isEndangered } : member,
  );
  return { ...state, members };
}

function climbed(
  phase: ReviewPhase,
  event: Extract<ReviewEvent, { type: 'review-reminded' | 'review-escalated' }>,
): ReviewPhase {
  if (phase.is !== 'collecting' && phase.is !== 'summit') return phase;
  const level = event.type === 'review-escalated' ? event.level : phase.wait.level;
  return { ...phase, wait: { ...phase.wait, rungs: event.rung, level } };
}

function withMember(members: readonly Member[], member: Member): readonly Member[] {
  const known = members.some(({ reference }) => reference === member.reference);
  if (!known) return [...members, member];
  return members.map((one) => (one.reference === member.reference ? member : one));
}
