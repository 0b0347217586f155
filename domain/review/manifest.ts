import type { BodyId } from '../actor.ts';
import { silentBodies } from '../judge.ts';
import type { PositionRule } from '../procedure.ts';
import { roundOf, roundsOf, stageRule } from '../stages.ts';
import type { Hash, ImplementationItem, Recommendation, StageState } from '../state.ts';
import {
  languageOf,
  markingOfVersion,
  textOf,
  type Annex,
  type LanguageVersion,
} from '../text-version.ts';
import type { Instant } from '../time.ts';
import { slipOf, type Slip } from './slip.ts';

/** All that a closed package fixes, as one document: what is shown and printed of it comes from here. */
export type Manifest = {
  readonly form: 'nemcon-package/1';
  readonly review: string;
  readonly title: string;
  readonly procedure: { readonly id: string; readonly version: number };
  readonly summitAt: Instant;
  /** Of when this is: the closing, or the last change of a package that is open. */
  readonly at: Instant;
  readonly members: readonly FrozenMember[];
};

export type FrozenMember = {
  readonly reference: string;
  readonly title: string;
  readonly workingGroup: BodyId;
  readonly version: number;
  /** What the decisions bind: the hash of the text, or of the sheet that names its annexes too. */
  readonly text: Hash;
  /** The document of the authoritative text. */
  readonly document: Hash;
  readonly language: string;
  readonly languageVersions: readonly LanguageVersion[];
  readonly annexes: readonly Annex[];
  readonly marking: string | null;
  readonly releasability: readonly string[];
  readonly item: ImplementationItem | null;
  readonly stages: readonly FrozenStage[];
  readonly slip: Slip;
};

/** The last round of a deciding stage that is closed. */
export type FrozenStage = {
  readonly stage: string;
  readonly title: string;
  readonly round: number;
  readonly version: number | null;
  readonly outcome: string;
  readonly closedAt: Instant;
  readonly positions: readonly FrozenPosition[];
  /** Those whose answer counted and who gave none. */
  readonly silent: readonly BodyId[];
};

export type FrozenPosition = {
  readonly body: BodyId;
  readonly position: string;
  readonly at: Instant;
  readonly reason: Hash | null;
  readonly statement: Hash | null;
  /** What stands beside what was agreed; null: nothing of this body. */
  readonly attached: 'reservation' | 'statement' | null;
};

/** What the register knows of a member beside its state. */
export type ManifestInput = {
  readonly state: Recommendation;
  readonly title: string;
};

/** A member as it stands at `at`; null before a text is frozen. */
export function frozenMember({ state, title }: ManifestInput, at: Instant): FrozenMember | null {
  const version = state.versions.at(-1);
  if (!version) return null;
  const marking = markingOfVersion(state, version.number);
  return {
    reference: state.reference,
    title,
    workingGroup: state.workingGroup,
    version: version.number,
    text: version.hash,
    document: textOf(version),
    language: languageOf(version),
    languageVersions: version.languageVersions ?? [],
    annexes: version.annexes ?? [],
    marking: marking?.marking ?? null,
    releasability: marking?.releasability ?? [],
    item: state.item,
    stages: frozenStages(state),
    slip: slipOf(state, at),
  };
}

/** A reservation is the position's own meaning; a statement may go with any position. */
function attachedAs(
  rule: PositionRule | undefined,
  statement: Hash | null,
): FrozenPosition['attached'] {
  if (rule?.attached === true) return 'reservation';
  return rule?.attached === 'statement' || statement !== null ? 'statement' : null;
}

/** The positions of the last round of each deciding stage that is closed. */
export function frozenStages(state: Recommendation): readonly FrozenStage[] {
  const last = state.stages.filter((one) => roundsOf(state, one.stage).at(-1) === one);
  return last.flatMap((one) => frozenStage(state, one));
}

function frozenStage(state: Recommendation, stage: StageState): readonly FrozenStage[] {
  const { phase, round, version } = stage;
  const rule = stageRule(state.setting.procedure, stage.stage);
  if (phase.is !== 'closed' || rule?.kind !== 'decision') return [];
  const asked = roundOf(phase);
  if (!asked) return [];
  const isAgreed = phase.outcome === 'agreed';
  const positions = asked.counted.map(
    ({ body, position, at, reason, statement }): FrozenPosition => {
      const attached = isAgreed ? attachedAs(rule.positions[position], statement) : null;
      return { body, position, at, reason, statement, attached };
    },
  );
  return [
    {
      stage: stage.stage,
      title: rule.title,
      round,
      version,
      outcome: phase.outcome,
      closedAt: phase.closedAt,
      positions: positions.toSorted(byBody),
      silent: silentBodies(asked).toSorted(),
    },
  ];
}

function byBody(a: { readonly body: BodyId }, b: { readonly body: BodyId }): number {
  return a.body < b.body ? -1 : a.body > b.body ? 1 : 0;
}
