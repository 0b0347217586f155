import type { Author, BodyId } from './actor.ts';
import type { CommentKind, FactValue } from './procedure.ts';
import type { Setting } from './setting.ts';
import type { Annex, LanguageVersion, Marking } from './text-version.ts';
import type { Deadline, Instant } from './time.ts';

/** SHA-256, lower-case hexadecimal, of a document kept in the register. */
export type Hash = string;

/** Where one recommendation stands. Built from its events by `evolve` alone. */
export type Recommendation = {
  readonly setting: Setting;
  readonly reference: string;
  readonly review: string;
  readonly workingGroup: BodyId;
  /** Number of the last event applied; the first is 1. */
  readonly sequence: number;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly versions: readonly TextVersion[];
  readonly comments: readonly Comment[];
  /** Open and closed, in the order they were reached; one entry for each round. */
  readonly stages: readonly StageState[];
  readonly item: ImplementationItem | null;
  /** Positions that their bodies let everybody know; a state recorded before this was known has none. */
  readonly released?: readonly ReleasedPosition[];
  /** As it was last marked; left out until then. A version carries its own. */
  readonly marking?: Marking;
  readonly life: Life;
  /** Who tasked it; left out or null: the machine, or nobody knows any more. */
  readonly requestedBy?: Author | null;
  /** Corrections, in their order; left out: none. */
  readonly errata?: readonly Erratum[];
  /** When the summit's withholding was last undone; left out: never. */
  readonly reopenedAt?: Instant;
};

/** A mistake put right beside the event that holds it; both stay on record. */
export type Erratum = {
  /** Its own number on the record. */
  readonly sequence: number;
  /** Number of the event that was mistaken. */
  readonly of: number;
  readonly reason: Hash;
  /** What is true instead; null where nothing is. */
  readonly instead: Hash | null;
  readonly at: Instant;
  /** Whose response it took out of the count; null: it only says what is true. */
  readonly struck: BodyId | null;
};

export type ReleasedPosition = {
  readonly stage: string;
  readonly round: number;
  readonly body: BodyId;
};

export type Life =
  | { readonly is: 'not-tasked' }
  | { readonly is: 'running' }
  /** Outside the route, for example in a meeting; only an act brings it back. */
  | {
      readonly is: 'elsewhere';
      readonly where: 'meeting' | 'chair' | 'council';
      readonly outcome: Outcome;
      readonly since: Instant;
    }
  /** Endorsed and being carried out: the outcome is known, stages still run. */
  | { readonly is: 'endorsed'; readonly at: Instant }
  | { readonly is: 'over'; readonly outcome: Outcome; readonly at: Instant };

export type Outcome =
  | 'agreed'
  | 'broken'
  | 'not-agreed'
  | 'refused'
  | 'never-opened'
  | 'raised'
  | 'returned'
  | 'withdrawn'
  | 'superseded'
  | 'endorsed'
  | 'noted'
  | 'withheld';

export type TextVersion = {
  readonly number: number;
  /** What a decision on it binds: the hash of its text, or of the sheet that names its annexes too. */
  readonly hash: Hash;
  readonly frozenAt: Instant;
  /** Document of the text; left out where it is `hash` itself. */
  readonly text?: Hash;
  /** ISO 639-1 of that text; left out: en. */
  readonly language?: string;
  readonly languageVersions?: readonly LanguageVersion[];
  readonly annexes?: readonly Annex[];
  /** `inherited`: from the version before, until this one is marked itself. */
  readonly marking?: Marking & { readonly inherited: boolean };
  /** Who froze it; left out or null: the machine, or nobody knows any more. */
  readonly by?: Author | null;
  /** Clauses that differ from the version before; left out or null: not known. */
  readonly changedClauses?: readonly string[] | null;
};

export type Comment = {
  readonly id: string;
  readonly body: BodyId;
  readonly kind: CommentKind;
  readonly clause: string;
  readonly document: Hash | null;
  readonly at: Instant;
  readonly version: number;
  readonly disposition: 'accepted' | 'modified' | 'rejected' | 'deferred' | null;
};

export type ImplementationItem = {
  readonly authority: BodyId;
  readonly due: Deadline;
  readonly indicator: Hash;
};

/** One round of one stage. */
export type StageState = {
  readonly stage: string;
  readonly step: string;
  readonly round: number;
  /** Number of the text version it is about; null before one is frozen. */
  readonly version: number | null;
  readonly reachedAt: Instant;
  readonly phase: Phase;
};

/** What the ladder has already told for the wait it belongs to. */
export type Wait = {
  readonly since: Instant;
  /** null: nothing is promised, so nothing slips. */
  readonly due: Deadline | null;
  /** How many rungs of the ladder have been climbed, in the order of their instants. */
  readonly rungs: number;
  /** The highest escalation level told so far. */
  readonly level: number;
};

export type Phase =
  /** A task: somebody's one act is awaited. */
  | { readonly is: 'task'; readonly wait: Wait }
  /** A deciding stage that is not open yet. */
  | { readonly is: 'unopened'; readonly wait: Wait; readonly reason: 'reissue' | 'opening' }
  | ({ readonly is: 'running' } & Round)
  /** Its window is over and a person's finding is awaited. */
  | { readonly is: 'determination'; readonly wait: Wait; readonly round: Round }
  /** Uncertain: only the presiding officer can say what holds. */
  | {
      readonly is: 'held';
      readonly wait: Wait;
      readonly reason: string;
      /** As much of it as everybody may know; left out: all of it. */
      readonly told?: string;
      readonly before: HeldBefore;
    }
  | Closed;

/** What was interrupted by a hold, so that a determination can go on from there. */
export type HeldBefore =
  | { readonly is: 'task'; readonly wait: Wait }
  | { readonly is: 'unopened'; readonly wait: Wait; readonly reason: 'reissue' | 'opening' }
  | ({ readonly is: 'running' } & Round)
  | { readonly is: 'determination'; readonly wait: Wait; readonly round: Round };

export type Round = {
  readonly openedAt: Instant;
  readonly wait: Wait;
  readonly deadline: Deadline;
  readonly electorate: readonly BodyId[];
  readonly recused: readonly BodyId[];
  /** The last position of each body. */
  readonly counted: readonly Response[];
  readonly void: readonly VoidResponse[];
  readonly late: readonly Response[];
  readonly undelivered: readonly BodyId[];
  /** Bodies that never answered and are no longer waited for; left out: none. */
  readonly passedOver?: readonly BodyId[];
  readonly extensions: number;
  /** The deadline has passed and the stage goes on until it is decided. */
  readonly expired: boolean;
  readonly moreTimeAsked: boolean;
};

export type Closed = {
  readonly is: 'closed';
  readonly outcome: StageOutcome;
  readonly closedAt: Instant;
  readonly reason: string;
  readonly next: string | null;
  /** null for a task and for a round that never opened. */
  readonly round: Round | null;
};

export type StageOutcome = Outcome | 'done' | 'passed-over';

export type Response = {
  readonly body: BodyId;
  readonly position: string;
  readonly at: Instant;
  readonly person: string | null;
  /** Receipt key of the letter; one letter may speak for several bodies. */
  readonly letter: string;
  readonly reason: Hash | null;
  readonly statement: Hash | null;
  /** A stand-in answered: in whose place. Left out: in one's own right. */
  readonly principal?: string;
  /** The mandate or authorisation under which another body's letter spoke; left out: its own. */
  readonly under?: string;
  /** What of the text it is about; left out or empty: the whole. */
  readonly clauses?: readonly string[];
  /** Number of the version it was given to, where the procedure carried it on to this one. */
  readonly carriedFrom?: number;
  /** Number of the event that brought it; left out where it is older than this field. */
  readonly sequence?: number;
};

export type VoidResponse = Response & { readonly why: string };
