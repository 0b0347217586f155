import type { Actor, OfficeId } from '../actor.ts';
import type { ConcludedOutcome } from '../command.ts';
import type { Outlook } from '../plan/outlook.ts';
import type { Hash } from '../state.ts';
import type { Instant } from '../time.ts';

export type PackageMember = { readonly reference: string; readonly text: Hash };

export type ReviewEvent =
  | { readonly type: 'review-opened'; readonly review: string }
  | {
      readonly type: 'member-reported';
      readonly reference: string;
      readonly memberSequence: number;
      readonly step: string | null;
      readonly text: Hash | null;
      readonly over: boolean;
      /** News from before plans were told has none. */
      readonly outlook?: Outlook | null;
    }
  /** The least periods of what it has before it no longer fit before the summit. */
  | {
      readonly type: 'plan-infeasible';
      readonly reference: string;
      /** Title of the stage that it hangs on. */
      readonly stage: string;
      /** The soonest that the summit could take it up. */
      readonly earliest: Instant;
    }
  | { readonly type: 'plan-feasible-again'; readonly reference: string }
  | {
      readonly type: 'package-closed';
      readonly members: readonly PackageMember[];
      readonly manifest: Hash;
    }
  | {
      readonly type: 'member-concluded';
      readonly reference: string;
      readonly outcome: ConcludedOutcome;
    }
  | { readonly type: 'member-taken-out'; readonly reference: string; readonly reason: Hash }
  | {
      readonly type: 'member-put-back';
      readonly reference: string;
      readonly reason: Hash;
      /** Of the closed package that it goes back into; null while the package is open. */
      readonly manifest: Hash | null;
    }
  | { readonly type: 'review-reminded'; readonly to: readonly OfficeId[]; readonly rung: number }
  | {
      readonly type: 'review-escalated';
      readonly to: readonly OfficeId[];
      readonly level: number;
      readonly rung: number;
    }
  | { readonly type: 'review-ended' };

export type RecordedReviewEvent = {
  readonly sequence: number;
  readonly at: Instant;
  readonly by: Actor;
  readonly event: ReviewEvent;
};
