import type { DecisionStage, Destination, Procedure, Stage } from '../domain/procedure.ts';

export type Misreference = { readonly path: (string | number)[]; readonly message: string };

/** What a well-formed procedure names but does not have: steps, positions, an id used twice. */
export function misreferences(procedure: Procedure): Misreference[] {
  const inPositions = (stage: Stage) => (stage.kind === 'task' ? [] : positionFaults(stage));
  return [...missingSteps(procedure), ...inStages(procedure, inPositions)];
}

/** Of these, what leaves the route itself unknown: steps that are not there, or there twice. */
export function missingSteps(procedure: Procedure): Misreference[] {
  const steps = new Set(procedure.steps.map(({ id }) => id));
  return [
    ...repeated(procedure),
    ...reopening(procedure, steps),
    ...inStages(procedure, (stage) => stageFaults(stage, steps)),
  ];
}

function inStages({ steps }: Procedure, find: (stage: Stage) => Misreference[]): Misreference[] {
  return steps.flatMap((step, at) =>
    step.stages.flatMap((stage, index) =>
      find(stage).map(({ path, message }) => ({
        path: ['steps', at, 'stages', index, ...path],
        message,
      })),
    ),
  );
}

function reopening({ reopensAt }: Procedure, steps: ReadonlySet<string>): Misreference[] {
  if (!reopensAt || steps.has(reopensAt)) return [];
  return [{ path: ['reopensAt'], message: `there is no step ${reopensAt}` }];
}

function repeated(procedure: Procedure): Misreference[] {
  const faults: Misreference[] = [];
  const steps = new Set<string>();
  const stages = new Set<string>();
  for (const [at, step] of procedure.steps.entries()) {
    if (steps.has(step.id))
      faults.push({ path: ['steps', at, 'id'], message: `step ${step.id} stands twice` });
    steps.add(step.id);
    for (const [index, stage] of step.stages.entries()) {
      if (stages.has(stage.id)) {
        const path = ['steps', at, 'stages', index, 'id'];
        faults.push({ path, message: `stage ${stage.id} stands twice` });
      }
      stages.add(stage.id);
    }
  }
  return faults;
}

function stageFaults(stage: Stage, steps: ReadonlySet<string>): Misreference[] {
  if (stage.kind === 'task') return leads('next', stage.next, steps);
  const blocked = stage.determination?.blocked;
  const { reaffirm } = stage.newText;
  return [
    ...leads('agreed', stage.agreed, steps),
    ...leads('broken', stage.broken, steps),
    ...leads('notAgreed', stage.notAgreed, steps),
    ...(blocked ? leads('determination', blocked, steps) : []),
    ...(reaffirm === null || steps.has(reaffirm)
      ? []
      : [{ path: ['newText', 'reaffirm'], message: `there is no step ${reaffirm}` }]),
  ];
}

function leads(field: string, { to }: Destination, steps: ReadonlySet<string>): Misreference[] {
  if (typeof to === 'string' || steps.has(to.step)) return [];
  return [{ path: [field], message: `there is no step ${to.step}` }];
}

function positionFaults(stage: DecisionStage): Misreference[] {
  const tied = (stage.determination?.onTie ?? [])
    .filter((position) => !Object.hasOwn(stage.positions, position))
    .map((position) => ({
      path: ['determination', 'onTie'],
      message: `there is no position ${position}`,
    }));
  const counted = stage.thresholds.flatMap((threshold, index) =>
    threshold.positions
      .filter((position) => !Object.hasOwn(stage.positions, position))
      .map((position) => ({
        path: ['thresholds', index, 'positions'],
        message: `there is no position ${position}`,
      })),
  );
  return [...tied, ...counted];
}
