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
