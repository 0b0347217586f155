import type { Actor } from '../actor.ts';
import type { ConcludedOutcome } from '../command.ts';
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
  | { readonly type: 'time-passed' };
