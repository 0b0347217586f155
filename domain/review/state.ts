import type { Office, OfficeId } from '../actor.ts';
import type { ConcludedOutcome } from '../command.ts';
import type { Ladder } from '../procedure.ts';
import type { Outlook } from '../plan/outlook.ts';
import type { Hash } from '../state.ts';
import type { Calendar, Deadline, Instant } from '../time.ts';
import type { PackageMember } from './event.ts';

/** What a review is run by; made at the edge when it is set up. */
export type ReviewSetting = {
  readonly id: string;
  readonly calendar: Calendar;
  readonly offices: Readonly<Record<OfficeId, Office>>;
  /** The date that cannot move; null where the procedure knows none. */
  readonly summitAt: Instant | null;
  readonly packageDue: Deadline | null;
  readonly packageLadder: Ladder;
  readonly summitLadder: Ladder;
  /** The step in which a recommendation waits for the package to close; null: there is none. */
  readonly packageStep: string | null;
};

export type Member = {
  readonly reference: string;
  readonly memberSequence: number;
  readonly step: string | null;
  readonly text: Hash | null;
  readonly over: boolean;
  readonly concluded: ConcludedOutcome | null;
  /** Of its plan; one that reported before plans were told has none. */
  readonly outlook?: Outlook | null;
  /** Flagged: the summit cannot take it up in time. */
  readonly isEndangered?: boolean;
};

export type Review = {
  readonly setting: ReviewSetting;
  readonly sequence: number;
  readonly members: readonly Member[];
  readonly phase: ReviewPhase;
  /** Members kept out of the package; a state recorded before this was known has none. */
  readonly takenOut?: readonly TakenOut[];
};

export type TakenOut = {
  readonly reference: string;
  readonly reason: Hash;
  readonly at: Instant;
  /** Before: it never was in the closed package; after: it left it. */
  readonly closing: 'before' | 'after';
};

export type ReviewWait = {
  readonly due: Deadline | null;
  readonly rungs: number;
  readonly level: number;
};

export type ReviewPhase =
  | { readonly is: 'not-opened' }
  | { readonly is: 'collecting'; readonly since: Instant; readonly wait: ReviewWait }
  | {
      readonly is: 'summit';
      readonly closedAt: Instant;
      readonly manifest: Hash;
      readonly members: readonly PackageMember[];
      readonly wait: ReviewWait;
    }
  | { readonly is: 'ended'; readonly at: Instant; readonly manifest: Hash };
