import type { SearchAttributePair } from '@temporalio/common';
import type { Recommendation } from '../domain/state.ts';
import { attributes } from './attributes.ts';
import {
  recommendationWorkflowId,
  reviewWorkflowId,
  workflowTypes,
  type Envelope,
  type RecommendationInput,
  type ReviewInput,
} from './messages.ts';

/** What a client's `start` is given, beside the task queue. */
export type Start<I> = {
  readonly type: string;
  readonly options: {
    readonly workflowId: string;
    readonly args: [I];
    /** Markdown of one line, in the Temporal UI's list and header. */
    readonly staticSummary: string;
    readonly staticDetails: string;
    readonly typedSearchAttributes: SearchAttributePair[];
  };
};

/**
 * How a recommendation's workflow is started, by the API first and by the sweep again.
 * @param isVeiled where payloads are encrypted, what cannot be shows less
 */
export function startRecommendation(
  unveiled: RecommendationInput,
  isVeiled: boolean,
): Start<RecommendationInput> {
  const input = isVeiled ? { ...unveiled, isVeiled } : unveiled;
  const { reference, review, setting } = input;
  const { id, version } = setting.procedure;
  return {
    type: workflowTypes.recommendation,
    options: {
      workflowId: recommendationWorkflowId(reference),
      args: [input],
      staticSummary: `${reference} of ${review}, by procedure ${id} version ${version}`,
      staticDetails: `The recommendation **${reference}** of the review **${review}**, from its tasking until it has been carried out. Acts are taken by the API; a cancel here holds the running stage, a termination is undone within a minute.`,
      typedSearchAttributes: [
        { key: attributes.review, value: review },
        { key: attributes.reference, value: reference },
      ],
    },
  };
}

/** What is over, from the register's state, with the one act that is still taken then. */
export function takenUpAgain(
  { setting, ...state }: Recommendation,
  settingHash: string,
  envelope: Envelope,
): RecommendationInput {
  const { reference, review } = state;
  const again = [envelope];
  const begin = { is: 'resume', state, queued: [], keys: [], again, hold: null } as const;
  return { reference, review, setting, settingHash, begin };
}

export function startReview(input: ReviewInput): Start<ReviewInput> {
  const { id } = input.setting;
  return {
    type: workflowTypes.review,
    options: {
      workflowId: reviewWorkflowId(id),
      args: [input],
      staticSummary: `Review ${id}`,
      staticDetails: `The review **${id}**: where its recommendations stand, its package and its summit.`,
      typedSearchAttributes: [{ key: attributes.review, value: id }],
    },
  };
}
