import { factsAsked } from '../../domain/facts-asked.ts';
import { rolesAsked, textAtTasking, writersIn } from '../../domain/named-by.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { titleIn, type Language } from '../../domain/words/languages.ts';

/** What whoever sets up a review by this route, or tasks in it, has to say; labels in their language. */
export function showAsked(procedure: Procedure, language: Language) {
  const stages = procedure.steps.flatMap((step) => step.stages);
  const say = (words: string) => titleIn(language, words);
  return {
    electorates: rolesAsked(procedure).map((role) => ({
      role,
      stages: stages
        .filter((stage) => stage.kind === 'decision' && [stage.electorate].flat().includes(role))
        .map(({ title }) => say(title)),
    })),
    facts: factsAsked(procedure).map(({ label, values, ...fact }) => ({
      ...fact,
      values: [...values],
      label: label === null ? null : say(label),
    })),
    text: textAtTasking(procedure),
    writers: writersIn(procedure),
    summit: stages.some((stage) => stage.kind === 'task' && stage.act === 'conclude'),
  };
}
