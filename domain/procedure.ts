import type { OfficeId } from './actor.ts';
import type { Duration } from './time.ts';

/** A versioned route, as data: steps in order, each of one or more parallel stages. */
export type Procedure = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly source: readonly { readonly instrument: string; readonly article: string }[];
  readonly service: ServiceRule;
  /** Which offices may do the acts that belong to no single stage: `withdraw`, `mark`, `dispose`, … */
  readonly acts: Readonly<Record<string, readonly OfficeId[]>>;
  /** What whoever wrote the text leaves to others; left out (an older setting): nothing. */
  readonly separation?: readonly SeparatedAct[];
  /** Where a withheld recommendation begins again; left out or null: its first drafting. */
  readonly reopensAt?: string | null;
  readonly steps: readonly Step[];
};

/** Acts that the author of a text does not do on it: finding its outcome, answering for a body. */
export type SeparatedAct = 'determine' | 'respond';

/** When the service's own failures forbid reading silence as consent. */
export type ServiceRule = {
  /** How long after a deadline the stage is closed; what is stamped is the deadline. */
  readonly drain: Duration;
  /** Waking later than this after the drain holds the stage. */
  readonly lateWake: Duration;
  /** More gaps than this in all, within `within` before the deadline, hold the stage. */
  readonly gaps: Duration;
  readonly within: Duration;
};

export type Step = {
  readonly id: string;
  readonly title: string;
  /** The step is skipped where this does not hold. */
  readonly when: Condition | null;
  /** Reached only when another stage names it, never by simply coming next. */
  readonly detour: boolean;
  readonly stages: readonly Stage[];
};

export type Stage = TaskStage | DecisionStage;

/** What an official's act brings about; the wire name and the name in docs/procedures.md. */
export type TaskAct =
  | 'accept'
  | 'freeze-version'
  | 'advise'
  | 'close-package'
  | 'conclude'
  | 'publish'
  | 'accept-evidence';

/** A stage that waits for one act by one office. */
export type TaskStage = {
  readonly kind: 'task';
  readonly id: string;
  readonly title: string;
  readonly act: TaskAct;
  readonly holder: OfficeId;
  /** Facts that the act itself must bring or that must hold before it. */
  readonly requires: readonly Requirement[];
  readonly due: Due;
  /** Who may go on without it, by a reasoned act; null: nobody. */
  readonly passedOverBy: OfficeId | null;
  readonly next: Destination;
  readonly ladder: Ladder;
};

/** A stage that an electorate decides, judged by the one rule engine (judge.ts). */
export type DecisionStage = {
  readonly kind: 'decision';
  readonly id: string;
  readonly title: string;
  /** Roles of the setting, one or several together; their bodies are frozen when the stage opens. */
  readonly electorate: string | readonly string[];
  /** Whether a body may leave the electorate; `none`: the members of a council stay or fall together. */
  readonly recusal: 'allowed' | 'none';
  readonly opening: Opening;
  readonly window: Window;
  /** What a body that says nothing by the expiry has done. */
  readonly silence: 'assent' | 'abstention' | 'missing';
  readonly positions: Readonly<Record<string, PositionRule>>;
  readonly comments: CommentRule | null;
  /** What else must hold before the outcome can be agreed. */
  readonly gate: readonly Requirement[];
  /** A break closes the stage at once (final), or stays for its authors to lift (standing). */
  readonly breaks: 'final' | 'standing';
  /** Least time that must remain when a break is lifted; with less the stage is held. */
  readonly leastAfterRestore: Duration;
  readonly thresholds: readonly Threshold[];
  readonly judged: {
    readonly from: 'opening' | 'expiry' | 'all-answered';
    /** `expiry`: closes then at the latest; `decided`: the deadline only slips and escalates. */
    readonly until: 'expiry' | 'decided';
  };
  readonly determination: Determination | null;
  readonly extension: Extension | null;
  /** Going on without a body that never answers; left out or null: nobody may. */
  readonly passOver?: PassOver | null;
  /** Asking for more time lengthens the window to this in all; null: nobody may ask. */
  readonly moreTime: Duration | null;
  /** How many rounds a text may have; null: no limit. */
  readonly rounds: number | null;
  readonly newText: NewText;
  readonly agreed: Destination;
  readonly broken: Destination;
  readonly notAgreed: Destination;
  readonly ladder: Ladder;
};

export type Opening = {
  readonly by: OfficeId;
  /** The act that opens it; null: it opens as soon as it is reached. */
  readonly act: 'circulate' | 'convene' | null;
  readonly requires: readonly Requirement[];
  /** What happens while a requirement is unmet. */
  readonly unmet: 'refuse' | 'wait';
  /** A body may object in the meeting to using the procedure at all. */
  readonly objectable: boolean;
  /** By when it ought to be open; past it the ladder climbs. */
  readonly due: Due;
};

export type Window = {
  readonly default: Duration;
  /** Where the plan has a later instant for the stage than the default gives, that one is the deadline. */
  readonly planned: Due;
  readonly minimum: readonly { readonly when: Condition | null; readonly is: Duration }[];
  readonly maximum: Duration | null;
  /** Whether a response at the very instant of the expiry is in time. */
  readonly atExpiry: 'late' | 'counts';
};

/** When something is due: relative to the summit, or to the moment it began, or as the item says. */
export type Due =
  | { readonly from: 'summit'; readonly before: Duration }
  | { readonly from: 'summit'; readonly after: Duration }
  | { readonly from: 'start'; readonly after: Duration }
  | { readonly from: 'item' }
  | { readonly from: 'never' };

export type PositionRule = {
  readonly needsReason: boolean;
  /** `void`: a response without its reason is on record but not counted; `refuse`: it is refused. */
  readonly withoutReason: 'refuse' | 'void';
  /**
   * `breaks`: closes or suspends the silence; `blocks`: forbids agreement while it stands;
   * `rejects`: ends the stage as not agreed as soon as it is judged.
   */
  readonly effect: 'none' | 'breaks' | 'blocks' | 'rejects' | 'recuses';
  /** Attached to the outcome where it stands when the stage is agreed; true: as a reservation. */
  readonly attached: boolean | 'statement';
  /** An abstention: left out of "votes cast less abstentions". */
  readonly abstains: boolean;
};

export type CommentKind = 'editorial' | 'substantive' | 'critical';

export type CommentRule = {
  readonly by: 'anyone' | 'electorate';
  readonly breaks: readonly CommentKind[];
};

export type Threshold = {
  readonly when: Condition | null;
  readonly positions: readonly string[];
  readonly bound: 'at-least' | 'more-than' | 'at-most' | 'less-than';
  readonly share: { readonly count: number } | { readonly of: readonly [number, number] };
  readonly base:
    'electorate' | 'electorate-less-recused' | 'votes-cast' | 'votes-cast-less-abstentions';
  /** Count only bodies that hold this role; null: all. */
  readonly role: string | null;
  /** The sentence told when it is not reached, for example "a Yes is missing". */
  readonly label: string;
};

export type Determination = {
  readonly by: OfficeId;
  readonly outcomes: readonly ('agreed' | 'not-agreed' | 'broken')[];
  readonly due: Duration;
  /** Left to the person only where as many hold the first position as the second; null: always. */
  readonly onTie: readonly [string, string] | null;
  /** Where standing blocks lead instead of to the determination; null: they do not stop it. */
  readonly blocked: Destination | null;
};

export type Extension = {
  readonly by: OfficeId;
  readonly times: number | null;
  readonly longest: Duration | null;
};

/** Whose reasoned act it is, and whether the body must have let the deadline slip first. */
export type PassOver = { readonly by: OfficeId; readonly from: 'opening' | 'deadline' };

export type NewText = {
  /** `at-once`: the next round opens at that instant; `ordered`: an office re-issues first. */
  readonly reissue: 'at-once' | 'ordered';
  readonly by: OfficeId;
  /** The step whose earlier consent falls with the text and must be given again. */
  readonly reaffirm: string | null;
  /** Whether a position on clauses that did not change goes on to the new text; left out: no. */
  readonly carry?: 'none' | 'unchanged-clauses';
};

/** Where a stage leads. `meeting`, `chair` and `council` are outside the route: the matter waits there. */
export type Destination = {
  readonly to: 'next' | 'end' | 'meeting' | 'chair' | 'council' | { readonly step: string };
  /** Facts that hold from then on. */
  readonly sets: readonly string[];
};

export type FactValue = boolean | string | number;

export type Condition =
  | { readonly fact: string; readonly in: readonly FactValue[] }
  | { readonly fact: string; readonly atLeast: number }
  | { readonly fact: string; readonly below: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** Something that must hold, and how it is told when it does not. */
export type Requirement =
  | {
      readonly is: 'fact';
      readonly condition: Condition;
      readonly label: string;
      /** Who can bring it about, and by which act; null where another stage does. */
      readonly from: OfficeId | null;
      readonly act: string;
    }
  | {
      /** The version in force is there in all of these (ISO 639-1). */
      readonly is: 'languages';
      readonly languages: readonly string[];
      readonly label: string;
      readonly from: OfficeId | null;
      readonly act: string;
    }
  | { readonly is: 'comments-disposed'; readonly label: string }
  | { readonly is: 'no-critical-comment'; readonly label: string };

/** Reminders before a deadline, escalation at and after it; a rung never decides anything. */
export type Ladder = readonly Rung[];

export type Rung = {
  readonly kind: 'reminder' | 'escalation';
  /** Before or after the deadline; `begun`: after the wait began, while that is before the deadline. */
  readonly when: 'before' | 'after' | 'begun';
  readonly offset: Duration;
  /** Offices told; `holder` is exactly those who are awaited. */
  readonly to: readonly (OfficeId | 'holder')[];
  /** 0 for reminders; 1, 2, … up the ladder. */
  readonly level: number;
};
