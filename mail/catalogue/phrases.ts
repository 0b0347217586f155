import type { Outcome } from '../../domain/state.ts';
import type { NoticeKind } from '../../domain/projection.ts';
import type { Situation } from '../situation.ts';

/** `settled`: nothing new was told, only a calendar entry has had its day. */
export type Subject = NoticeKind | 'settled';

/** What becomes of the matter if the reader does nothing. */
export type Inaction =
  | 'silence-agrees'
  | 'counts-as-abstained'
  | 'answer-missing'
  | 'objection-stands'
  | 'goes-up'
  | 'nothing-asked';

/** Everything that a mail says in one language; times are put in by the caller. */
export type Phrases = {
  /** BCP 47, for Intl. */
  readonly locale: string;
  readonly subject: Readonly<Record<Subject, string>>;
  /** Of several notices in one mail. */
  readonly several: (count: number) => string;
  /** What happened, as one sentence; `stage` is a title of the procedure's own. */
  readonly told: (kind: Subject, stage: string | null) => string;
  /** What it needs to pass. */
  readonly needs: (situation: Situation, when: (at: number) => string) => string;
  readonly inaction: Readonly<Record<Inaction, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** Acts as a short imperative: `answer`, `circulate`. */
  readonly acts: Readonly<Record<string, string>>;
  readonly offices: Readonly<Record<string, string>>;
  readonly labels: {
    readonly deadline: string;
    readonly promised: string;
    readonly yours: string;
    readonly inaction: string;
    readonly record: string;
    readonly link: string;
    readonly linkOnly: string;
    readonly machine: string;
  };
};
