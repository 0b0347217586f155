import type { Procedure, Stage, Step } from '../../domain/procedure.ts';
import { placeOf, spokenDue, spokenLength } from './lengths.ts';
import { nextOf, outcomesOf } from './text.ts';

/** The route as a Mermaid flowchart: windows in the boxes, outcomes on the arrows. */
export function diagramOf({ steps }: Procedure): string {
  const arrows = new Set(steps.flatMap((step, at) => arrowsFrom(steps, step, at)));
  return [
    'flowchart TD',
    ...steps.map((step) => `  ${name(step.id)}["${boxOf(step)}"]`),
    ...[...arrows].map((arrow) => `  ${arrow}`),
  ].join('\n');
}

/** `end` and others are words of Mermaid's own. */
function name(id: string): string {
  return `s_${id.replaceAll('-', '_')}`;
}

function boxOf({ title, stages }: Step): string {
  return [title, ...stages.map(lineOf)].join('<br/>').replaceAll('"', "'");
}

function lineOf(stage: Stage): string {
  return stage.kind === 'task'
    ? `${stage.title}: ${stage.act}${spokenDue(stage.due)}`
    : `${stage.title}: ${spokenLength(stage.window.default)}`;
}

function arrowsFrom(steps: readonly Step[], step: Step, at: number): string[] {
  const next = nextOf(steps, at);
  const known = new Set(steps.map(({ id }) => id));
  const arrow = (label: string, place: string) =>
    `${name(step.id)} -->|${label}| ${known.has(place) ? name(place) : `${name(place)}(["${place}"])`}`;
  const skipped = step.when ? [arrow('skipped', next)] : [];
  const led = step.stages.flatMap((stage) =>
    stage.kind === 'task'
      ? [arrow(stage.act, placeOf(stage.next, next))]
      : outcomesOf(stage, next).map(([outcome, place]) => arrow(outcome, place)),
  );
  return [...led, ...skipped];
}
