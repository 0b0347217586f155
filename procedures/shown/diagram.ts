import type { Procedure, Stage, Step } from '../../domain/procedure.ts';
import { placeOf, spokenDue, spokenLength } from './lengths.ts';
import { nextOf, outcomesOf } from './text.ts';

/** The route as boxes and arrows, for whoever draws it. */
export type Route = {
  readonly boxes: readonly { readonly id: string; readonly lines: readonly string[] }[];
  /** `to` is a step, or a place outside the route such as `meeting` and `end`. */
  readonly arrows: readonly {
    readonly from: string;
    readonly label: string;
    readonly to: string;
  }[];
};

/** Windows stand in the boxes, outcomes on the arrows. */
export function routeOf({ steps }: Procedure): Route {
  const arrows = steps.flatMap((step, at) => arrowsFrom(steps, step, at));
  const different = new Map(arrows.map((arrow) => [JSON.stringify(arrow), arrow]));
  return {
    boxes: steps.map(({ id, title, stages }) => ({ id, lines: [title, ...stages.map(lineOf)] })),
    arrows: [...different.values()],
  };
}

/** The route as a Mermaid flowchart. */
export function diagramOf(procedure: Procedure): string {
  const { boxes, arrows } = routeOf(procedure);
  const known = new Set(boxes.map(({ id }) => id));
  const place = (id: string) => (known.has(id) ? name(id) : `${name(id)}(["${id}"])`);
  return [
    'flowchart TD',
    ...boxes.map(({ id, lines }) => `  ${name(id)}["${lines.join('<br/>').replaceAll('"', "'")}"]`),
    ...arrows.map(({ from, label, to }) => `  ${name(from)} -->|${label}| ${place(to)}`),
  ].join('\n');
}

/** `end` and others are words of Mermaid's own. */
function name(id: string): string {
  return `s_${id.replaceAll('-', '_')}`;
}

function lineOf(stage: Stage): string {
  return stage.kind === 'task'
    ? `${stage.title}: ${stage.act}${spokenDue(stage.due)}`
    : `${stage.title}: ${spokenLength(stage.window.default)}`;
}

function arrowsFrom(steps: readonly Step[], step: Step, at: number): Route['arrows'] {
  const next = nextOf(steps, at);
  const led = step.stages.flatMap((stage): [string, string][] =>
    stage.kind === 'task'
      ? [[stage.act, placeOf(stage.next, next)]]
      : outcomesOf(stage, next).map(([outcome, place]) => [outcome, place]),
  );
  const all: [string, string][] = step.when ? [...led, ['skipped', next]] : led;
  return all.map(([label, to]) => ({ from: step.id, label, to }));
}
