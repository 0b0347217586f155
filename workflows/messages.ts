import type { Answer, Envelope, NotCounted, ReviewEnvelope } from '../domain/envelope.ts';
import type { Draft, Refusal, ReviewDraft } from '../domain/decision.ts';
import type { RecordedEvent } from '../domain/event.ts';
import type { RecordedReviewEvent } from '../domain/review/event.ts';
import type { Review, ReviewSetting } from '../domain/review/state.ts';
import type { Instant } from '../domain/time.ts';
import type { Setting } from '../domain/setting.ts';
import type { Recommendation } from '../domain/state.ts';

/** The names of all messages, on the wire and in the docs; the API sends them by name alone. */
export const messages = {
  /** Update: one decision. Answers `Answer`; a refusal rejects it with the code as failure type. */
  act: 'act',
  /** Query: what an act would do now (`Preview`); changes nothing. */
  preview: 'preview',
  /** Query: the live state. */
  state: 'state',
  /** Signal: envelopes from the review or from the sweep; a carried key has no second effect. */
  deliver: 'deliver',
} as const;

export const workflowTypes = {
  recommendation: 'recommendation',
  review: 'review',
  sweep: 'sweep',
} as const;

export function recommendationWorkflowId(reference: string): string {
  return `recommendation:${reference}`;
}

export function reviewWorkflowId(review: string): string {
  return `review:${review}`;
}

/** The inverse of both: `{ kind: 'recommendation', id: 'SDPR-07' }`; undefined for other workflows. */
export function subjectOf(
  workflowId: string,
): { kind: 'recommendation' | 'review'; id: string } | undefined {
  const at = workflowId.indexOf(':');
  const kind = workflowId.slice(0, at);
  if (at < 0 || (kind !== 'recommendation' && kind !== 'review')) return undefined;
  return { kind, id: workflowId.slice(at + 1) };
}

export type { Answer, Envelope, ReviewEnvelope };

/** What an act would do on the live state. */
export type Preview =
  | {
      readonly ok: true;
      readonly events: readonly (Draft | ReviewDraft)[];
      readonly status: Answer['status'];
      readonly refused?: readonly NotCounted[];
    }
  | Refusal;

/** A carried key with its first answer, kept for seven days. */
export type CarriedKey = {
  readonly key: string;
  readonly hash: string;
  readonly at: Instant;
  readonly result: Answer | Refusal;
};

export type RecommendationInput = {
  readonly reference: string;
  readonly review: string;
  readonly setting: Setting;
  /** SHA-256 of the setting, as the register knows it. */
  readonly settingHash: string;
  /** Its search attributes, which Temporal keeps in clear, name no body that is awaited. */
  readonly isVeiled?: boolean;
  /** First start: the tasking. Later runs: where the last one stopped. */
  readonly begin:
    | { readonly is: 'task'; readonly envelope: Envelope }
    | {
        readonly is: 'resume';
        readonly state: Omit<Recommendation, 'setting'>;
        /** Decided but not recorded when the last run ended. */
        readonly queued: readonly RecordedEvent[];
        readonly keys: readonly CarriedKey[];
        /** Acts that a lost run had accepted beyond `queued`; decided again, in this order. */
        readonly again: readonly Envelope[];
        /** Why the stage is to be held first of all, because what is true is not known. */
        readonly hold: string | null;
      };
};

export type ReviewInput = {
  readonly setting: ReviewSetting;
  readonly settingHash: string;
  readonly begin:
    | { readonly is: 'open'; readonly envelope: ReviewEnvelope }
    | {
        readonly is: 'resume';
        readonly state: Omit<Review, 'setting'>;
        readonly queued: readonly RecordedReviewEvent[];
        readonly keys: readonly CarriedKey[];
        /** Acts that a lost run had accepted beyond `queued`; decided again, in this order. */
        readonly again: readonly ReviewEnvelope[];
        /** What members must perhaps still be told of; hearing it twice has no effect. */
        readonly untold: readonly RecordedReviewEvent[];
      };
};
