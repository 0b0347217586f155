import { outlookOf } from '../plan/outlook.ts';
import type { Recommendation } from '../state.ts';
import { isOver } from '../is-over.ts';
import { summary } from '../projection.ts';
import type { ReviewCommand } from './command.ts';
import type { Instant } from '../time.ts';
import type { ReviewEnvelope } from '../envelope.ts';

/** What a review wants to know of its recommendations. */
export function newsOf(
  state: Recommendation,
  at: Instant,
): Extract<ReviewCommand, { readonly type: 'report-member' }> {
  return {
    by: { is: 'machine', rule: 'report-member' },
    type: 'report-member',
    reference: state.reference,
    memberSequence: state.sequence,
    step: summary(state).step,
    text: state.versions.at(-1)?.hash ?? null,
    over: isOver(state),
    outlook: outlookOf(state, at),
  };
}

/** The news as a message; the review takes each state of the recommendation once. */
export function newsEnvelope(state: Recommendation, at: Instant): ReviewEnvelope {
  const key = `news:${state.reference}:${state.sequence}`;
  return { key, hash: key, receivedAt: at, command: newsOf(state, at) };
}
