import type { Office, OfficeId } from '../actor.ts';
import type { Due, Procedure, TaskAct, TaskStage } from '../procedure.ts';
import { shiftNear, type Calendar, type Deadline, type Instant } from '../time.ts';
import type { ReviewSetting } from './state.ts';

/** What a review is run by, from the procedure that its recommendations follow. */
export function reviewSetting(of: {
  readonly id: string;
  readonly procedure: Procedure;
  readonly calendar: Calendar;
  readonly offices: Readonly<Record<OfficeId, Office>>;
  readonly summitAt: Instant | null;
}): ReviewSetting {
  const { id, procedure, calendar, offices, summitAt } = of;
  const packaging = taskOf(procedure, 'close-package');
  const summit = taskOf(procedure, 'conclude');
  return {
    id,
    calendar,
    offices,
    summitAt,
    packageDue: packaging && summitAt !== null ? dueAt(calendar, summitAt, packaging.due) : null,
    packageLadder: packaging?.ladder ?? [],
    summitLadder: summit?.ladder ?? [],
    packageStep: stepWith(procedure, packaging),
  };
}

function taskOf(procedure: Procedure, act: TaskAct): TaskStage | undefined {
  return procedure.steps
    .flatMap((step) => step.stages)
    .flatMap((stage) => (stage.kind === 'task' && stage.act === act ? [stage] : []))[0];
}

function stepWith(procedure: Procedure, stage: TaskStage | undefined): string | null {
  return procedure.steps.find((step) => step.stages.some((one) => one === stage))?.id ?? null;
}

function dueAt(calendar: Calendar, summitAt: Instant, due: Due): Deadline | null {
  if (due.from !== 'summit') return null;
  const zone = calendar.zone.id;
  return 'before' in due
    ? { at: shiftNear(calendar, summitAt, due.before, 'earlier'), zone }
    : { at: shiftNear(calendar, summitAt, due.after, 'later'), zone };
}
