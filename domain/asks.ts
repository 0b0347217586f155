import type { BodyId } from './actor.ts';
import { ifSilent, type IfSilent } from './if-silent.ts';
import type { DecisionStage, PositionRule } from './procedure.ts';
import { runningStages } from './stages.ts';
import type { Recommendation } from './state.ts';
import type { Deadline } from './time.ts';

/** A position that may be taken in a stage, and what it comes to there. */
export type Choice = {
  readonly position: string;
  readonly needsReason: boolean;
  readonly effect: PositionRule['effect'];
};

/** What a body is asked in a stage that is open, and what it may answer there. */
export type Ask = {
  readonly stage: string;
  readonly title: string;
  readonly round: number;
  readonly body: BodyId;
  readonly deadline: Deadline;
  readonly positions: readonly Choice[];
  readonly ifSilent: IfSilent | null;
};

/** What these bodies are asked now, whether they have answered already or not: an answer may be changed. */
export function asks(state: Recommendation, bodies: readonly BodyId[]): readonly Ask[] {
  return runningStages(state).flatMap(({ rule, state: { stage, round: number }, round }) =>
    round.electorate
      .filter((body) => bodies.includes(body))
      .map((body) => ({
        stage,
        title: rule.title,
        round: number,
        body,
        deadline: round.deadline,
        positions: choices(rule),
        ifSilent: ifSilent(state, { act: 'respond', stage, round: number }),
      })),
  );
}

/** The positions that a stage knows, in the procedure's order. */
export function choices({ positions }: DecisionStage): readonly Choice[] {
  return Object.entries(positions).map(([position, { needsReason, effect }]) => ({
    position,
    needsReason,
    effect,
  }));
}
