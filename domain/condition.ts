import type { Condition, FactValue, Requirement } from './procedure.ts';
import type { Comment, Recommendation } from './state.ts';
import { missingLanguages } from './text-version.ts';
import { asRow, asTitle, say, type Said } from './words/say.ts';

type Facts = Readonly<Record<string, FactValue>>;

/** Whether a condition holds on the facts; a missing fact fulfils nothing. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, facts));
  if ('any' in condition) return condition.any.some((one) => holds(one, facts));
  const fact = facts[condition.fact];
  if (fact === undefined) return false;
  if ('in' in condition) return condition.in.includes(fact);
  if (typeof fact !== 'number') return false;
  return 'atLeast' in condition ? fact >= condition.atLeast : fact < condition.below;
}

export function isMet(requirement: Requirement, state: Recommendation): boolean {
  switch (requirement.is) {
    case 'fact':
      return holds(requirement.condition, state.facts);
    case 'languages':
      return missingLanguages(state, requirement.languages).length === 0;
    case 'comments-disposed':
    case 'no-critical-comment':
      return openComments(requirement, state).length === 0;
  }
}

function openComments({ is }: Requirement, { comments }: Recommendation): readonly Comment[] {
  return comments.filter(
    ({ disposition, kind }) =>
      disposition === null && (is !== 'no-critical-comment' || kind === 'critical'),
  );
}

/** What is not met, and how much of it; the label is the procedure's own. */
export type Lack = {
  readonly label: string;
  /** Languages that a version lacks. */
  readonly missing?: readonly string[];
  /** How many comments are open. */
  readonly open?: number;
};

/** What of it is lacking. */
export function lackOf(requirement: Requirement, state: Recommendation, counts: boolean): Lack {
  const { label } = requirement;
  switch (requirement.is) {
    case 'fact':
      return { label };
    case 'languages':
      return { label, missing: missingLanguages(state, requirement.languages) };
    case 'comments-disposed':
    case 'no-critical-comment':
      return counts ? { label, open: openComments(requirement, state).length } : { label };
  }
}

/** `amount is at least 10000`, as a person would be told. */
export function spokenCondition(condition: Condition): string {
  if ('all' in condition) return condition.all.map(spokenCondition).join(' and ');
  if ('any' in condition) return condition.any.map(spokenCondition).join(' or ');
  const { fact } = condition;
  if ('atLeast' in condition) return say`${fact} is at least ${condition.atLeast}`.text;
  if ('below' in condition) return say`${fact} is below ${condition.below}`.text;
  return say`${fact} is ${condition.in.join(' or ')}`.text;
}

/** What the facts that a condition asks for are: `amount is 500`. */
export function spokenFacts(condition: Condition, facts: Facts): string {
  const names = [...new Set(factsOf(condition))];
  return names.map((fact) => `${fact} is ${String(facts[fact] ?? 'not known')}`).join(' and ');
}

function factsOf(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  return [condition.fact];
}

/** What is lacking, as a person would be told: the label, and how much of it. */
export function spokenLack(lacks: Lack): string {
  return asLack(lacks).text;
}

/** The same for readers of other languages. */
export function asLack({ label, missing, open }: Lack): Said {
  if (missing !== undefined) return say`${asTitle(label)} (missing: ${asRow(missing)})`;
  if (open === undefined) return say`${asTitle(label)}`;
  return open === 1
    ? say`${asTitle(label)} (${open} is open)`
    : say`${asTitle(label)} (${open} are open)`;
}

/** What of it is lacking, as a person would be told. */
export function lack(requirement: Requirement, state: Recommendation): string {
  return spokenLack(lackOf(requirement, state, true));
}

/**
 * What is not met, in the order of the procedure.
 * @param counts whether comments are counted: not for those to whom some may not be released
 */
export function lacking(
  requirements: readonly Requirement[],
  state: Recommendation,
  counts = true,
): readonly Lack[] {
  return requirements.filter((one) => !isMet(one, state)).map((one) => lackOf(one, state, counts));
}

/** The same as a person would be told. */
export function unmet(
  requirements: readonly Requirement[],
  state: Recommendation,
  counts = true,
): readonly string[] {
  return lacking(requirements, state, counts).map(spokenLack);
}
