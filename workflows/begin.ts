import { ApplicationFailure } from '@temporalio/workflow';
import type { Command } from '../domain/command.ts';
import type { Event } from '../domain/event.ts';
import { initial } from '../domain/evolve.ts';
import type { ReviewCommand } from '../domain/review/command.ts';
import type { ReviewEvent } from '../domain/review/event.ts';
import { initialReview } from '../domain/review/evolve.ts';
import type { Review } from '../domain/review/state.ts';
import type { Recommendation } from '../domain/state.ts';
import { Matter } from './matter.ts';
import type { RecommendationInput, ReviewInput } from './messages.ts';
import { recommendationRules, reviewRules } from '../domain/rules.ts';

/** A recommendation's matter: tasked now, or as the last run left it. */
export function beginRecommendation({
  reference,
  review,
  setting,
  begin,
}: RecommendationInput): Matter<Recommendation, Command, Event> {
  if (begin.is === 'task') {
    const { command } = begin.envelope;
    if (command.type !== 'task') throw notABeginning(command.type);
    const { workingGroup } = command;
    const state = initial({ setting, reference, review, workingGroup });
    const matter = new Matter(recommendationRules, { state, queued: [], keys: [] });
    matter.deliver(begin.envelope);
    return matter;
  }
  const state = { ...begin.state, setting };
  const matter = new Matter(recommendationRules, { ...begin, state });
  for (const envelope of begin.again) matter.deliver(envelope);
  if (begin.hold !== null)
    matter.pass({ by: { is: 'operator' }, type: 'hold', reason: begin.hold }, Date.now());
  return matter;
}

/** A review's matter: opened now, or as the last run left it. */
export function beginReview({
  setting,
  begin,
}: ReviewInput): Matter<Review, ReviewCommand, ReviewEvent> {
  if (begin.is === 'open') {
    const matter = new Matter(reviewRules, { state: initialReview(setting), queued: [], keys: [] });
    matter.deliver(begin.envelope);
    return matter;
  }
  const matter = new Matter(reviewRules, { ...begin, state: { ...begin.state, setting } });
  for (const envelope of begin.again) matter.deliver(envelope);
  return matter;
}

function notABeginning(type: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(
    `A recommendation begins with its tasking, not with ${type}; nothing was started.`,
    'not-tasked',
  );
}
