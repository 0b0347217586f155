import type { OfficeId } from './actor.ts';
import type { TaskStage } from './procedure.ts';
import type { Recommendation, ReleasedPosition } from './state.ts';

/** Markings with which a text is for everybody; to be unclassified is not enough. */
const publicMarkings: ReadonlySet<string> = new Set([
  'PUBLIC',
  'NON SENSITIVE INFORMATION RELEASABLE TO THE PUBLIC',
]);

/** Whether a text with this marking may be shown to everybody. Unmarked: not certain, so no. */
export function isPublicMarking(marking: string | null): boolean {
  return marking !== null && publicMarkings.has(marking.trim().toUpperCase());
}

/** The marking in force; null before the registrar has set one. */
export function markingOf({ facts }: Recommendation): string | null {
  const marking = facts['marking'];
  return typeof marking === 'string' ? marking : null;
}

/** Who published it in the public register; null while it is not there. */
export function publishedBy({ stages, setting }: Recommendation): OfficeId | null {
  const rules = setting.procedure.steps.flatMap((step) => step.stages);
  const publications = rules.filter(
    (rule): rule is TaskStage => rule.kind === 'task' && rule.act === 'publish',
  );
  const done = stages.find(
    ({ stage, phase }) =>
      phase.is === 'closed' &&
      phase.outcome === 'done' &&
      publications.some(({ id }) => id === stage),
  );
  return publications.find(({ id }) => id === done?.stage)?.holder ?? null;
}

/** Whether this body lets everybody know what it said in this round. */
export function hasReleased(
  { released = [] }: Pick<Recommendation, 'released'>,
  { stage, round, body }: ReleasedPosition,
): boolean {
  return released.some((one) => one.stage === stage && one.round === round && one.body === body);
}
