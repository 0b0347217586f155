import { awaited } from './awaited.ts';
import { openStages } from './stages.ts';
import type { Recommendation } from './state.ts';
import type { BodyId, OfficeId } from './actor.ts';
import type { Instant } from './time.ts';

export type NoticeKind =
  | 'opened'
  | 'awaited'
  | 'reminder'
  | 'escalation'
  | 'broken'
  | 'restored'
  | 'extended'
  | 'closed'
  /** Taken out of the package, or put back. */
  | 'package'
  | 'held'
  | 'recused'
  | 'passed-over'
  | 'corrected'
  | 'reopened'
  /** Whether the summit can still be held with what it concerns. */
  | 'plan'
  /** An act is on record whose mandate did not hold; written where the register finds that out. */
  | 'mandate'
  /** About a mail that did not arrive; written by the register's outbox, never derived from an event. */
  | 'undelivered';

/** A message to a body or an office, derived from an event. */
export type Notice = {
  readonly kind: NoticeKind;
  readonly to: { readonly body: BodyId } | { readonly office: OfficeId };
  readonly stage: string | null;
  readonly at: Instant;
  /** The sentence, with no more than the recipient may know. */
  readonly why: string;
};

/** What a list, a search attribute or the board shows of one recommendation. */
export type Summary = {
  readonly reference: string;
  readonly review: string;
  readonly workingGroup: BodyId;
  readonly sequence: number;
  /** Ids of the open stages, or of the life outside them (`meeting`, `over`). */
  readonly stage: string;
  readonly step: string | null;
  readonly outcome: string | null;
  readonly round: number;
  readonly waitingOn: readonly string[];
  readonly dueAt: Instant | null;
  readonly escalation: number;
  readonly held: boolean;
};

/** The line of a list for this recommendation. */
export function summary(state: Recommendation): Summary {
  const open = openStages(state);
  const lines = awaited(state);
  const dues = lines.flatMap(({ due }) => (due ? [due.at] : []));
  return {
    reference: state.reference,
    review: state.review,
    workingGroup: state.workingGroup,
    sequence: state.sequence,
    stage: stageName(
      state,
      open.map(({ state: stage }) => stage.stage),
    ),
    step: open[0]?.state.step ?? null,
    outcome: outcomeOf(state),
    round: Math.max(0, ...open.map(({ state: stage }) => stage.round)),
    waitingOn: [...new Set(lines.map(({ who }) => ('body' in who ? who.body : who.office)))],
    dueAt: dues.length > 0 ? Math.min(...dues) : null,
    escalation: Math.max(0, ...lines.map(({ level }) => level)),
    held: open.some(({ state: stage }) => stage.phase.is === 'held'),
  };
}

/** Who is awaited, for a place that everybody reads: offices by name, bodies only as `bodies`. */
export function withoutBodies(waitingOn: Summary['waitingOn']): string[] {
  return [...new Set(waitingOn.map((who) => (/^[a-z][a-z-]*$/.test(who) ? who : 'bodies')))];
}

function stageName(state: Recommendation, open: readonly string[]): string {
  if (state.life.is === 'over') return 'over';
  if (state.life.is === 'elsewhere') return state.life.where;
  return open.join(' ');
}

function outcomeOf(state: Recommendation): string | null {
  switch (state.life.is) {
    case 'over':
    case 'elsewhere':
      return state.life.outcome;
    case 'endorsed':
      return 'endorsed';
    case 'running':
    case 'not-tasked':
      return null;
  }
}
