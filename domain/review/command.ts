import type { Actor } from '../actor.ts';
import type { ConcludedOutcome } from '../command.ts';
import type { Outlook } from '../plan/outlook.ts';
import type { Hash } from '../state.ts';
import type { PackageMember } from './event.ts';

export type ReviewCommand = { readonly by: Actor } & ReviewAct;

export type ReviewAct =
  | { readonly type: 'open-review' }
  /** A recommendation says where it stands; older news than the last is ignored. */
  | {
      readonly type: 'report-member';
      readonly reference: string;
      readonly memberSequence: number;
      readonly step: string | null;
      readonly text: Hash | null;
      readonly over: boolean;
      /** News from before plans were told has none. */
      readonly outlook?: Outlook | null;
    }
  /** `members` is what the secretary saw; if the review knows better the package stays open. */
  | {
      readonly type: 'close-package';
      readonly members: readonly PackageMember[];
      readonly manifest: Hash;
    }
  | {
      readonly type: 'conclude-member';
      readonly reference: string;
      readonly outcome: ConcludedOutcome;
    }
  /** All that is still open gets `outcome`, less those that are named with another. */
  | {
      readonly type: 'conclude-all';
      readonly outcome: ConcludedOutcome;
      readonly except: readonly Concluded[];
    }
  | { readonly type: 'take-out'; readonly reference: string; readonly reason: Hash }
  /** Undoes a taking out: the text that goes back is the one that was taken out. */
  | { readonly type: 'put-back'; readonly reference: string; readonly reason: Hash }
  | { readonly type: 'time-passed' };

export type Concluded = { readonly reference: string; readonly outcome: ConcludedOutcome };
