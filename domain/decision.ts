import type { Actor, BodyId } from './actor.ts';
import type { Event } from './event.ts';
import type { ReviewEvent } from './review/event.ts';
import type { Instant } from './time.ts';
import type { Said } from './words/say.ts';

/** Why a command changes nothing; api/problem.ts maps each code to an HTTP status. */
export type RefusalCode =
  | 'not-tasked'
  | 'already-tasked'
  | 'over'
  | 'held'
  | 'elsewhere'
  | 'not-your-office'
  | 'not-in-electorate'
  | 'not-your-body'
  | 'no-letter'
  | 'unknown-position'
  | 'reason-needed'
  | 'unknown-stage'
  | 'stage-not-open'
  | 'stage-closed'
  | 'ambiguous-stage'
  | 'text-changed'
  | 'nothing-to-lift'
  | 'nothing-to-withdraw'
  | 'nothing-broken'
  | 'nothing-to-extend'
  | 'extension-too-late'
  | 'extension-not-later'
  | 'extension-too-long'
  | 'extensions-used-up'
  | 'rounds-used-up'
  | 'window-out-of-bounds'
  | 'time-skipped'
  | 'time-repeated'
  | 'calendar-ends'
  | 'not-permitted-now'
  | 'not-asked-for'
  | 'unknown-comment'
  | 'unknown-version'
  | 'language-twice'
  | 'already-disposed'
  | 'comments-closed'
  | 'requirement-unmet'
  | 'determination-forbidden'
  | 'same-text'
  | 'unknown-step'
  | 'unknown-event'
  | 'service-report-needed'
  | 'not-received'
  | 'unknown-recommendation'
  | 'package-changed'
  | 'package-closed'
  | 'package-open'
  | 'already-concluded'
  | 'separation-of-duties';

export type Refusal = {
  readonly ok: false;
  readonly code: RefusalCode;
  /** A sentence for a person: what is true now and what to do. */
  readonly message: string;
  /** The same for readers of other languages; what was refused before 0.1.0 lacks it. */
  readonly said?: Said;
};

/** An event that was decided but has no number yet. */
export type Draft = { readonly at: Instant; readonly by: Actor; readonly event: Event };
export type ReviewDraft = { readonly at: Instant; readonly by: Actor; readonly event: ReviewEvent };

/** Part of a letter that could not count: the rest of it stands. */
export type RefusedBody = {
  readonly body: BodyId;
  readonly code: RefusalCode;
  readonly message: string;
  readonly said?: Said;
};

export type Decision =
  | {
      readonly ok: true;
      readonly events: readonly Draft[];
      readonly refused: readonly RefusedBody[];
    }
  | Refusal;
export type ReviewDecision =
  { readonly ok: true; readonly events: readonly ReviewDraft[] } | Refusal;

export function refuse(code: RefusalCode, said: Said): Refusal {
  return { ok: false, code, message: said.text, said };
}
