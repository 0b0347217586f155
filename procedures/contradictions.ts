import type { DecisionStage, Destination, Procedure, Stage, Step } from '../domain/procedure.ts';
import type { Duration } from '../domain/time.ts';
import { missingSteps, type Misreference } from './references.ts';
import { thresholdFaults } from './thresholds.ts';

/** What is well-formed, names only what is there, and still cannot be meant. */
export function contradictions(procedure: Procedure): Misreference[] {
  // A way to a step that is not there leads nowhere: the route is looked at once all of these are right.
  const isWhole = missingSteps(procedure).length === 0;
  return [...(isWhole ? routeFaults(procedure) : []), ...stageFaults(procedure)];
}

function stageFaults({ steps }: Procedure): Misreference[] {
  return steps.flatMap((step, at) =>
    step.stages.flatMap((stage, index) => {
      if (stage.kind !== 'decision') return [];
      const path = ['steps', at, 'stages', index];
      const faults = windowFaults(stage).map(({ field, message }) => ({
        path: [...path, 'window', field],
        message,
      }));
      return [
        ...faults,
        ...passOverFaults(stage, path),
        ...thresholdFaults(stage, path),
        ...recusalFaults(stage, path),
        ...moreTimeFaults(stage, path),
      ];
    }),
  );
}

/** At its deadline a stage that closes there waits for nobody any more. */
function passOverFaults({ passOver, judged }: DecisionStage, path: (string | number)[]) {
  if (passOver?.from !== 'deadline' || judged.until === 'decided') return [];
  const message = 'can never be: the stage closes at its deadline; write opening';
  return [{ path: [...path, 'passOver', 'from'], message }];
}

function recusalFaults({ recusal, positions }: DecisionStage, path: (string | number)[]) {
  if (recusal === 'allowed') return [];
  return Object.entries(positions)
    .filter(([, { effect }]) => effect === 'recuses')
    .map(([position]) => ({
      path: [...path, 'positions', position, 'effect'],
      message: 'can never be: nobody leaves this electorate',
    }));
}

function moreTimeFaults({ moreTime, window }: DecisionStage, path: (string | number)[]) {
  if (!moreTime || !window.maximum || !isLess(window.maximum, moreTime)) return [];
  return [{ path: [...path, 'moreTime'], message: 'is more than the maximum of the window' }];
}

function windowFaults({ window }: DecisionStage): { field: string; message: string }[] {
  const faults: { field: string; message: string }[] = [];
  const { default: usual, minimum, maximum } = window;
  if (lengthOf(usual) === 0) faults.push({ field: 'default', message: 'is no time at all' });
  if (minimum.length > 0 && minimum.every(({ is }) => isLess(usual, is)))
    faults.push({ field: 'default', message: 'is less than the minimum' });
  if (maximum && isLess(maximum, usual))
    faults.push({ field: 'default', message: 'is more than the maximum' });
  if (maximum && minimum.some(({ is }) => isLess(maximum, is)))
    faults.push({ field: 'maximum', message: 'is less than the minimum' });
  return faults;
}

/** Hours and calendar days compare as 24 hours a day; working days only with their like. */
function isLess(one: Duration, other: Duration): boolean {
  if ('workingDays' in one !== 'workingDays' in other) return false;
  return lengthOf(one) < lengthOf(other);
}

function lengthOf(duration: Duration): number {
  if ('seconds' in duration) return duration.seconds;
  if ('minutes' in duration) return duration.minutes * 60;
  if ('hours' in duration) return duration.hours * 3600;
  return ('calendarDays' in duration ? duration.calendarDays : duration.workingDays) * 86_400;
}

/** Steps that nothing leads to, and steps from which no way leads to an end. */
function routeFaults({ steps }: Procedure): Misreference[] {
  const first = steps.findIndex(({ detour }) => !detour);
  if (first < 0) return [{ path: ['steps'], message: 'are all detours; none begins' }];
  const ways = steps.map((step, at) => waysFrom(steps, step, at));
  const reached = closure([first], (at) => ways[at] ?? []);
  const ending = steps.flatMap((_, at) => (ways[at]?.includes(steps.length) ? [at] : []));
  const leaving = closure(ending, (at) =>
    steps.flatMap((_, from) => (ways[from]?.includes(at) ? [from] : [])),
  );
  return steps.flatMap(({ id }, at): Misreference[] => {
    const path = ['steps', at];
    if (!reached.has(at)) return [{ path, message: `nothing leads to the step ${id}` }];
    if (!leaving.has(at)) return [{ path, message: `no way leads from the step ${id} to an end` }];
    return [];
  });
}

function closure(from: readonly number[], onward: (at: number) => readonly number[]): Set<number> {
  const found = new Set(from);
  for (const at of found) for (const next of onward(at)) found.add(next);
  return found;
}

/** The indices of the steps that may come after this one; the number of steps is the end. */
function waysFrom(steps: readonly Step[], step: Step, at: number): number[] {
  const after = steps.findIndex((one, index) => index > at && !one.detour);
  const next = after < 0 ? steps.length : after;
  const skipped = step.when ? [next] : [];
  const led = step.stages.flatMap(destinations).map(({ to }) => {
    if (typeof to !== 'string') return steps.findIndex(({ id }) => id === to.step);
    return to === 'next' ? next : steps.length;
  });
  return [...new Set([...skipped, ...led])];
}

function destinations(stage: Stage): readonly Destination[] {
  if (stage.kind === 'task') return [stage.next];
  const blocked = stage.determination?.blocked;
  const reaffirmed = stage.newText.reaffirm;
  return [
    stage.agreed,
    stage.notAgreed,
    ...(canBreak(stage) ? [stage.broken] : []),
    ...(blocked ? [blocked] : []),
    ...(reaffirmed === null ? [] : [{ to: { step: reaffirmed }, sets: [] }]),
  ];
}

function canBreak({ positions, comments, determination }: DecisionStage): boolean {
  return (
    Object.values(positions).some(({ effect }) => effect === 'breaks') ||
    (comments?.breaks.length ?? 0) > 0 ||
    (determination?.outcomes.includes('broken') ?? false)
  );
}
