import type { At } from './event.ts';
import { currentStage, openStages, roundOf, stageRule } from './stages.ts';
import type { Recommendation } from './state.ts';

/** What a move to another version of the procedure changes. */
export type Migration = {
  readonly from: number;
  readonly to: number;
  /** Open stages that go on as they are. */
  readonly kept: readonly At[];
  /** Open stages that are closed, because their rule is another one or is there no more. */
  readonly superseded: readonly At[];
  /** Stages that were reached, now or earlier, and do not exist any more; they stay on record. */
  readonly gone: readonly string[];
  /** Stages that are reached by the move. */
  readonly reached: readonly At[];
  /** Responses that counted and count no more. */
  readonly void: readonly (At & { readonly body: string; readonly position: string })[];
};

/** The difference between a recommendation before such a move and after it. */
export function migrationOf(before: Recommendation, after: Recommendation): Migration {
  const at = ({ stage, round }: At): At => ({ stage, round });
  const open = openStages(before).map(({ state }) => state);
  const isOpen = (one: At) => currentStage(after, one.stage, one.round)?.phase.is !== 'closed';
  const reached = after.stages.filter((one) => !currentStage(before, one.stage, one.round));
  const ids = [...new Set(before.stages.map(({ stage }) => stage))];
  return {
    from: before.setting.procedure.version,
    to: after.setting.procedure.version,
    kept: open.filter(isOpen).map(at),
    superseded: open.filter((one) => !isOpen(one)).map(at),
    gone: ids.filter((id) => stageRule(after.setting.procedure, id) === undefined),
    reached: reached.map(at),
    void: open.flatMap((one) => {
      const phase = currentStage(after, one.stage, one.round)?.phase;
      const counted = (phase && roundOf(phase)?.counted) ?? [];
      const gone = (roundOf(one.phase)?.counted ?? []).filter(
        ({ body }) => !counted.some((other) => other.body === body),
      );
      return gone.map(({ body, position }) => ({ ...at(one), body, position }));
    }),
  };
}
