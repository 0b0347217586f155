import type { OfficeId } from './actor.ts';
import type { Procedure, Stage } from './procedure.ts';

/** The roles whose bodies a procedure asks, each once. */
export function rolesAsked({ steps }: Procedure): readonly string[] {
  const asked = steps.flatMap(({ stages }) =>
    stages.flatMap((stage) => (stage.kind === 'decision' ? [stage.electorate] : [])),
  );
  return [...new Set(asked.flat())];
}

/** The offices that a procedure's stages and acts name, each once. */
export function officesNamed({ acts, steps }: Procedure): readonly OfficeId[] {
  const ids = [
    ...Object.values(acts).flat(),
    ...steps.flatMap(({ stages }) => stages.flatMap(namedBy)),
  ];
  return [...new Set(ids)].filter((id) => id !== 'holder');
}

function namedBy(stage: Stage): readonly OfficeId[] {
  const told = stage.ladder.flatMap(({ to }) => to);
  if (stage.kind === 'task')
    return [...told, stage.holder, ...(stage.passedOverBy ? [stage.passedOverBy] : [])];
  const { opening, extension, determination, newText, passOver } = stage;
  const named = [opening.by, newText.by, extension?.by, determination?.by, passOver?.by];
  return [...told, ...named.filter((id) => id !== undefined)];
}

/** The offices that freeze a text, in a step of its own or at any time. */
export function writersIn({ acts, steps }: Procedure): OfficeId[] {
  const drafting = steps.flatMap(({ stages }) =>
    stages.flatMap((stage) =>
      stage.kind === 'task' && stage.act === 'freeze-version' ? [stage.holder] : [],
    ),
  );
  return [...new Set([...(acts['freeze-version'] ?? []), ...drafting])];
}

/**
 * Where its first text comes from: a step drafts it; a stage asks about it as soon as it is tasked,
 * so it comes with the tasking; or it may come with it or be frozen before the first stage is opened.
 */
export function textAtTasking({ steps }: Procedure): 'drafted' | 'needed' | 'possible' {
  const drafts = (stage: Stage) => stage.kind === 'task' && stage.act === 'freeze-version';
  if (steps.some(({ stages }) => stages.some(drafts))) return 'drafted';
  const first = steps.find(({ detour }) => !detour)?.stages ?? [];
  const opens = (stage: Stage) => stage.kind === 'decision' && stage.opening.act === null;
  return first.some(opens) ? 'needed' : 'possible';
}
