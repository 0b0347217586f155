import type { Actor, BodyId } from './actor.ts';
import type { CommentKind, Procedure } from './procedure.ts';
import type { Hash, Outcome } from './state.ts';
import type { Paper } from './text-version.ts';
import type { Duration, Instant } from './time.ts';

/** Later expiry: an instant (already resolved at the edge), or a length from where the rules say. */
export type Until = { readonly until: Instant } | Duration;

/** One person's or system's intention. `at` beside it, given to `decide`, is its receipt. */
export type Command = { readonly by: Actor } & Act;

export type Act =
  | {
      readonly type: 'task';
      readonly workingGroup: BodyId;
      readonly title: Hash;
      /** For a first step that decides; left out: the procedure's own window. */
      readonly window?: Until | null;
      /** Where the route drafts nothing: the text it is about, frozen with the tasking; left out: none yet. */
      readonly text?: Hash;
    }
  | { readonly type: 'accept' }
  | {
      readonly type: 'freeze-version';
      readonly text: Hash;
      readonly window: Until | null;
      /** What the gates ask of a version; null where the version names none. */
      readonly names: VersionNames | null;
      readonly paper?: Paper;
      /** Clauses that differ from the version before; left out or null: not known. */
      readonly changedClauses?: readonly string[] | null;
      /** The version in force when they were compared; left out: the one that is. */
      readonly comparedWith?: Hash;
    }
  | {
      readonly type: 'add-language-version';
      /** null: the version in force. */
      readonly version: number | null;
      readonly language: string;
      readonly text: Hash;
    }
  /** `name`: the document that holds the file's name. */
  | { readonly type: 'attach'; readonly attachment: Hash; readonly name: Hash }
  | {
      readonly type: 'respond';
      readonly stage: string | null;
      readonly bodies: readonly BodyId[];
      readonly position: string;
      /** Hash of the text that the position is about. */
      readonly text: Hash;
      readonly reason: Hash | null;
      readonly statement: Hash | null;
      /** What of the text it is about; left out or empty: the whole. */
      readonly clauses?: readonly string[];
      readonly to: 'text' | 'opening';
      /** The receipt's key: one letter for several bodies. */
      readonly letter: string;
      /** What held at receipt for each other body that the letter names; left out: nothing did. */
      readonly authorised?: readonly Authority[];
    }
  | { readonly type: 'lift'; readonly stage: string | null; readonly body: BodyId }
  | { readonly type: 'withdraw-position'; readonly stage: string | null; readonly body: BodyId }
  | { readonly type: 'recuse'; readonly stage: string | null; readonly body: BodyId }
  | {
      readonly type: 'comment';
      readonly id: string;
      readonly body: BodyId;
      readonly kind: CommentKind;
      readonly clause: string;
      readonly document: Hash | null;
      /** Document with the wording that is suggested. */
      readonly proposal?: Hash;
    }
  | {
      readonly type: 'dispose';
      readonly comment: string;
      readonly disposition: 'accepted' | 'modified' | 'rejected' | 'deferred';
      readonly reason: Hash;
    }
  | {
      readonly type: 'advise';
      readonly stage: string | null;
      readonly advice: Hash;
      readonly aligned: boolean;
    }
  | { readonly type: 'mark'; readonly marking: string; readonly releasability: readonly string[] }
  | {
      readonly type: 'circulate';
      readonly languages: readonly string[];
      readonly window: Until | null;
    }
  | { readonly type: 'convene'; readonly stage: string | null; readonly window: Until | null }
  | { readonly type: 'undelivered'; readonly body: BodyId }
  | { readonly type: 'request-more-time'; readonly body: BodyId }
  | {
      readonly type: 'extend';
      readonly stage: string | null;
      readonly window: Until;
      readonly reason: Hash | null;
    }
  /** `text`: null takes the version that was frozen for it. */
  | {
      readonly type: 'reissue';
      readonly text: Hash | null;
      readonly window: Until | null;
      readonly paper?: Paper;
      readonly changedClauses?: readonly string[] | null;
      readonly comparedWith?: Hash;
    }
  | { readonly type: 'raise'; readonly stage: string | null; readonly reason: Hash }
  | {
      readonly type: 'determine';
      readonly stage: string | null;
      readonly outcome: 'agreed' | 'not-agreed' | 'broken' | 'extend' | 'resume';
      readonly window: Until | null;
      readonly reason: Hash;
    }
  | {
      readonly type: 'pass-over';
      readonly stage: string;
      readonly reason: Hash;
      /** The body that never answers, in a stage that decides; left out or null: the whole task. */
      readonly body?: BodyId | null;
    }
  /** `alone`: not with the package of its review: a reopened one has missed it, another was taken out of it. */
  | { readonly type: 'close-package'; readonly manifest: Hash; readonly alone?: boolean }
  | {
      readonly type: 'conclude';
      readonly outcome: 'endorsed' | 'noted' | 'withheld';
      readonly alone?: boolean;
    }
  /** Told by the review: out of its package, before or after that was closed. */
  | { readonly type: 'take-out'; readonly reason: Hash }
  /** `manifest`: of the closed package that it goes back into; null while the package is open. */
  | { readonly type: 'put-back'; readonly reason: Hash; readonly manifest: Hash | null }
  | { readonly type: 'publish'; readonly entry: Hash }
  | { readonly type: 'correct-publication'; readonly entry: Hash; readonly reason: Hash }
  /** A body lets everybody know the position that it gave; null: in the last stage it answered. */
  | { readonly type: 'release-position'; readonly stage: string | null; readonly body: BodyId }
  | { readonly type: 'refuse-evidence'; readonly reason: Hash }
  | { readonly type: 'submit-evidence'; readonly evidence: Hash }
  | { readonly type: 'accept-evidence' }
  | { readonly type: 'withdraw'; readonly reason: Hash }
  | { readonly type: 'return'; readonly to: string | null; readonly reason: Hash }
  | { readonly type: 'supersede'; readonly successor: string }
  /** To another version of its procedure, which comes whole because the rules look nothing up. */
  | {
      readonly type: 'migrate-procedure';
      readonly procedure: Procedure;
      /** The version that it was under when the act was made. */
      readonly from: number;
      /** SHA-256 of the setting with the new version in it. */
      readonly setting: Hash;
      readonly reason: Hash;
    }
  | {
      readonly type: 'erratum';
      /** Number of the mistaken event on the record. */
      readonly event: number;
      readonly reason: Hash;
      /** What is true instead; null where nothing is. */
      readonly instead: Hash | null;
      /** The event is a response that never was given so: it no longer counts. */
      readonly strike: boolean;
    }
  /** Undoes what the summit withheld; `to`: null takes the step that the procedure names. */
  | { readonly type: 'reopen'; readonly to: string | null; readonly reason: Hash }
  /** The service does not know what is true: a cancel in the Temporal UI, a register that differs. */
  | { readonly type: 'hold'; readonly reason: string }
  | { readonly type: 'time-passed'; readonly service: ServiceReport | null };

/** On whose account a letter may speak for a body that is not its author's own. */
export type Authority = {
  readonly body: BodyId;
  /** The mandate (`m-…@1`) or written authorisation (`a-…`) that was in force. */
  readonly under: string;
};

export type VersionNames = {
  readonly benchmark: Hash;
  readonly authority: BodyId;
  readonly dueDate: Instant;
  readonly indicator: Hash;
};

/** What the register knows about the service around a deadline; asked for before a silence closes. */
export type ServiceReport = {
  readonly stage: string;
  readonly deadline: Instant;
  /** Requests could not be received at the deadline itself. */
  readonly downAtDeadline: boolean;
  /** Milliseconds without reception in the span that the procedure looks back. */
  readonly gaps: number;
  /** Receipts stamped before the deadline that no run has answered and that could not be applied. */
  readonly unsettled: number;
  /** Bodies that no mail about the circulation had reached by the deadline; left out: none. */
  readonly undelivered?: readonly BodyId[];
};

export type ConcludedOutcome = Extract<Outcome, 'endorsed' | 'noted' | 'withheld'>;
