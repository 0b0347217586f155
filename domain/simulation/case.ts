import type { BodyId } from '../actor.ts';
import type { Until } from '../command.ts';
import type { CommentKind } from '../procedure.ts';
import type { Setting } from '../setting.ts';
import type { Instant } from '../time.ts';
import type { Span } from './outages.ts';

/** A case to be played, parsed: who is asked under which procedure, and what happens when. */
export type Case = {
  readonly setting: Setting;
  /** When the first stage is asked to open. */
  readonly start: Instant;
  /** For the stages of the first step; null: the procedure's own. */
  readonly window: Until | null;
  readonly events: readonly CaseEvent[];
  readonly outages: readonly Span[];
};

/** Something that somebody does, at the instant of its receipt. */
export type CaseEvent = {
  /** Its place in the file, so that a fault can name it. */
  readonly index: number;
  readonly at: Instant;
  readonly stage: string | null;
  /** An office or a body; null: whoever the procedure names for the act. */
  readonly by: string | null;
  readonly does: Deed;
};

export type Deed =
  | {
      readonly act: 'respond';
      /** Whose letter it is. */
      readonly author: BodyId;
      readonly bodies: readonly BodyId[];
      readonly position: string;
      readonly isReasoned: boolean;
      /** Number of the text it answers; null: the current one. */
      readonly version: number | null;
      readonly to: 'text' | 'opening';
      readonly clauses: readonly string[];
    }
  | {
      readonly act: 'lift' | 'withdraw-position' | 'recuse' | 'request-more-time' | 'undelivered';
      readonly body: BodyId;
    }
  | {
      readonly act: 'comment';
      readonly body: BodyId;
      readonly kind: CommentKind;
      readonly id: string;
      readonly clause: string;
    }
  | {
      readonly act: 'dispose';
      readonly comment: string;
      readonly disposition: 'accepted' | 'modified' | 'rejected' | 'deferred';
    }
  | {
      readonly act: 'freeze-version';
      readonly window: Until | null;
      readonly item: Item | null;
      readonly changed: readonly string[] | null;
    }
  | {
      readonly act: 'reissue';
      readonly window: Until | null;
      readonly changed: readonly string[] | null;
    }
  | { readonly act: 'pass-over'; readonly without: BodyId | null }
  | {
      readonly act: 'erratum';
      /** A number on the record, or the body whose counted response is meant. */
      readonly of: number | BodyId;
      readonly strike: boolean;
    }
  | { readonly act: 'reopen'; readonly to: string | null }
  | { readonly act: 'extend'; readonly window: Until }
  | {
      readonly act: 'determine';
      readonly outcome: 'agreed' | 'not-agreed' | 'broken' | 'extend' | 'resume';
      readonly window: Until | null;
      readonly isReasoned: boolean;
    }
  | { readonly act: 'advise'; readonly aligned: boolean }
  | {
      readonly act: 'mark';
      readonly marking: string;
      readonly releasability: readonly string[];
    }
  | {
      readonly act: 'circulate';
      readonly window: Until | null;
      readonly languages: readonly string[];
    }
  | { readonly act: 'convene'; readonly window: Until | null }
  | { readonly act: 'return'; readonly to: string | null }
  | {
      readonly act:
        | 'accept'
        | 'close-package'
        | 'endorse'
        | 'note'
        | 'withhold'
        | 'publish'
        | 'submit-evidence'
        | 'accept-evidence'
        | 'raise'
        | 'withdraw';
    };

/** What a version names of the item that its endorsement begins. */
export type Item = { readonly authority: BodyId; readonly dueDate: Instant };
