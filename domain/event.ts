import type { Actor, BodyId, OfficeId } from './actor.ts';
import type { CommentKind, Procedure } from './procedure.ts';
import type { VersionNames } from './command.ts';
import type { Hash, Outcome, StageOutcome, Response } from './state.ts';
import type { Paper } from './text-version.ts';
import type { Deadline, Instant } from './time.ts';

/** What happened, in order; the register's timeline. `at` is when it counts as having happened. */
export type RecordedEvent = {
  readonly sequence: number;
  readonly at: Instant;
  readonly by: Actor;
  readonly event: Event;
};

/** A stage's round, as every event about it names it. */
export type At = { readonly stage: string; readonly round: number };

export type Event =
  | {
      readonly type: 'tasked';
      readonly reference: string;
      readonly review: string;
      readonly workingGroup: BodyId;
      /** Document that holds the title. */
      readonly title: Hash;
    }
  | {
      readonly type: 'stage-reached';
      readonly stage: string;
      readonly step: string;
      readonly round: number;
      readonly version: number | null;
      readonly opens: 'task' | 'opening' | 'reissue';
      readonly due: Deadline | null;
    }
  | { readonly type: 'step-skipped'; readonly step: string; readonly reason: string }
  | ({
      readonly type: 'round-opened';
      readonly electorate: readonly BodyId[];
      readonly deadline: Deadline;
      readonly languages: readonly string[];
    } & At)
  | {
      readonly type: 'version-frozen';
      readonly number: number;
      readonly text: Hash;
      readonly names: VersionNames | null;
      readonly paper?: Paper;
      readonly changedClauses?: readonly string[];
    }
  | {
      readonly type: 'language-version-added';
      readonly version: number;
      readonly language: string;
      readonly text: Hash;
    }
  | {
      readonly type: 'attached';
      /** 0 before a version is frozen. */
      readonly version: number;
      readonly attachment: Hash;
      readonly name: Hash;
    }
  | ({ readonly type: 'responded'; readonly response: Response; readonly status: 'counted' } & At)
  | ({ readonly type: 'responded'; readonly response: Response; readonly status: 'late' } & At)
  | ({
      readonly type: 'responded';
      readonly response: Response;
      readonly status: 'void';
      readonly why: string;
    } & At)
  | ({ readonly type: 'lifted'; readonly body: BodyId } & At)
  | ({ readonly type: 'position-withdrawn'; readonly body: BodyId } & At)
  | ({ readonly type: 'recused'; readonly body: BodyId } & At)
  | ({ readonly type: 'passed-over'; readonly body: BodyId; readonly reason: Hash } & At)
  | ({ readonly type: 'silence-broken'; readonly body: BodyId } & At)
  | ({ readonly type: 'silence-restored' } & At)
  | {
      readonly type: 'commented';
      readonly id: string;
      readonly body: BodyId;
      readonly kind: CommentKind;
      readonly clause: string;
      readonly document: Hash | null;
      readonly proposal?: Hash;
      readonly version: number;
    }
  | {
      readonly type: 'disposed';
      readonly comment: string;
      readonly disposition: 'accepted' | 'modified' | 'rejected' | 'deferred';
      readonly reason: Hash;
    }
  | ({ readonly type: 'advised'; readonly advice: Hash; readonly aligned: boolean } & At)
  | { readonly type: 'marked'; readonly marking: string; readonly releasability: readonly string[] }
  | ({ readonly type: 'undelivered'; readonly body: BodyId } & At)
  | ({ readonly type: 'more-time-asked'; readonly body: BodyId } & At)
  | ({ readonly type: 'extended'; readonly deadline: Deadline; readonly reason: Hash | null } & At)
  | ({ readonly type: 'determination-awaited'; readonly due: Deadline | null } & At)
  | ({
      readonly type: 'determined';
      readonly outcome: 'agreed' | 'not-agreed' | 'broken' | 'extend' | 'resume';
      readonly reason: Hash;
    } & At)
  | ({
      readonly type: 'held';
      readonly reason: string;
      /** As much of the reason as everybody may know; left out: all of it. */
      readonly told?: string;
      readonly due: Deadline | null;
    } & At)
  | ({ readonly type: 'resumed' } & At)
  | ({
      readonly type: 'reminded';
      readonly to: readonly OfficeId[];
      readonly awaited: readonly BodyId[];
      readonly rung: number;
    } & At)
  | ({
      readonly type: 'escalated';
      readonly to: readonly OfficeId[];
      readonly awaited: readonly BodyId[];
      readonly level: number;
      readonly rung: number;
    } & At)
  | ({
      readonly type: 'stage-closed';
      readonly outcome: StageOutcome;
      readonly reason: string;
      readonly next: string | null;
      readonly sets: readonly string[];
      /** Why what was answered counts no more; left out: the text changed. */
      readonly voids?: string;
    } & At)
  /** The deadline of a stage that only slips has passed; from here on it is judged on every act. */
  | ({ readonly type: 'expired' } & At)
  | ({ readonly type: 'reissued'; readonly version: number; readonly due: Deadline | null } & At)
  /** From here on it follows another version, with the setting of this hash. */
  | {
      readonly type: 'procedure-migrated';
      readonly from: number;
      readonly procedure: Procedure;
      readonly setting: Hash;
      readonly reason: Hash;
    }
  | { readonly type: 'package-closed'; readonly manifest: Hash }
  | { readonly type: 'concluded'; readonly outcome: 'endorsed' | 'noted' | 'withheld' }
  | { readonly type: 'taken-out'; readonly reason: Hash }
  | { readonly type: 'put-back'; readonly reason: Hash }
  | { readonly type: 'published'; readonly entry: Hash }
  | { readonly type: 'publication-corrected'; readonly entry: Hash; readonly reason: Hash }
  | ({ readonly type: 'position-released'; readonly body: BodyId } & At)
  | { readonly type: 'evidence-refused'; readonly reason: Hash }
  | { readonly type: 'evidence-submitted'; readonly evidence: Hash }
  | { readonly type: 'evidence-accepted' }
  | {
      readonly type: 'moved';
      readonly where: 'meeting' | 'chair' | 'council';
      readonly outcome: Outcome;
    }
  | {
      readonly type: 'corrected';
      /** Number of the mistaken event. */
      readonly of: number;
      readonly reason: Hash;
      readonly instead: Hash | null;
      /** The response that it takes out of the count. */
      readonly struck: (At & { readonly body: BodyId }) | null;
    }
  | { readonly type: 'reopened'; readonly to: string; readonly reason: Hash }
  | {
      readonly type: 'ended';
      readonly outcome: Outcome;
      readonly document: Hash | null;
      readonly successor: string | null;
    };

export type EventType = Event['type'];
export type EventOf<T extends EventType> = Extract<Event, { readonly type: T }>;
export type { Instant };
