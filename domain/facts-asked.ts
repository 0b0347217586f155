import type { Condition, FactValue, Procedure, Requirement, Stage } from './procedure.ts';

/** A fact that somebody has to say before the route can go by it. */
export type FactAsked = {
  readonly fact: string;
  /** Yes or no, a number, or one of `values`; anything else fulfils no condition. */
  readonly is: 'yes-or-no' | 'number' | 'one-of';
  readonly values: readonly string[];
  /** What the procedure says where it does not hold; null: it only leads the way. */
  readonly label: string | null;
};

type Asked = { readonly condition: Condition; readonly label: string | null };

/** What acts bring about by themselves. */
const ofActs = ['marked', 'versionNames', 'evidenceSubmitted', 'packageClosed', 'takenOut'];

/** The facts that a procedure goes by and that nothing on its route brings about, each once. */
export function factsAsked({ steps }: Procedure): readonly FactAsked[] {
  const stages = steps.flatMap((step) => step.stages);
  const brought = new Set([...ofActs, ...stages.flatMap(setBy)]);
  const asked = [...steps.flatMap(({ when }) => leading(when)), ...stages.flatMap(askedIn)];
  const found = new Map<string, FactAsked>();
  for (const { condition, label } of asked)
    for (const one of factsOf(condition, label))
      if (!brought.has(one.fact)) found.set(one.fact, joined(found.get(one.fact), one));
  return [...found.values()];
}

function setBy(stage: Stage): readonly string[] {
  if (stage.kind === 'task') return stage.next.sets;
  return [stage.agreed, stage.broken, stage.notAgreed].flatMap(({ sets }) => sets);
}

function askedIn(stage: Stage): readonly Asked[] {
  if (stage.kind === 'task') return required(stage.requires);
  const { opening, window, gate, thresholds } = stage;
  return [
    ...required([...opening.requires, ...gate]),
    ...window.minimum.flatMap(({ when }) => leading(when)),
    ...thresholds.flatMap(({ when }) => leading(when)),
  ];
}

function leading(condition: Condition | null): readonly Asked[] {
  return condition === null ? [] : [{ condition, label: null }];
}

/** What an office brings about by an act of its own is not asked for. */
function required(requirements: readonly Requirement[]): readonly Asked[] {
  return requirements.flatMap((one) =>
    one.is === 'fact' && one.from === null ? [{ condition: one.condition, label: one.label }] : [],
  );
}

function factsOf(condition: Condition, label: string | null): readonly FactAsked[] {
  if ('all' in condition) return condition.all.flatMap((one) => factsOf(one, label));
  if ('any' in condition) return condition.any.flatMap((one) => factsOf(one, label));
  const { fact } = condition;
  if (!('in' in condition)) return [{ fact, is: 'number', values: [], label }];
  const isYesOrNo = condition.in.every((value) => typeof value === 'boolean');
  const values = isYesOrNo ? [] : condition.in.map((value: FactValue) => String(value));
  return [{ fact, is: isYesOrNo ? 'yes-or-no' : 'one-of', values, label }];
}

/** Several conditions may name it: every value that one of them knows, and the first label. */
function joined(before: FactAsked | undefined, one: FactAsked): FactAsked {
  if (before === undefined) return one;
  const values = [...new Set([...before.values, ...one.values])];
  return { ...before, values, label: before.label ?? one.label };
}
