import type { Viewer } from '../../domain/explain.ts';
import { awaited } from '../../domain/awaited.ts';
import { knowingOf, viewerKnowing } from '../../domain/policy/knows.ts';
import { isPublicMarking } from '../../domain/publication.ts';
import type { Held } from '../../domain/policy/sees.ts';
import { seesDeedsOf } from '../../domain/policy/sees.ts';
import type { Awaited } from '../../domain/awaited.ts';
import type { Recommendation } from '../../domain/state.ts';
import type { Zone } from '../../domain/time.ts';
import type { RecommendationLine } from '../../store/recommendations.ts';
import type { Configuration } from '../configuration.ts';
import { recommendationLinks } from './links.ts';
import type { Say } from './said.ts';
import { showTime, showTimeIfAny } from './time.ts';

/** One recommendation as a list shows it to somebody who knows of it. */
export function showLine(
  line: RecommendationLine,
  as: { zone: Zone; now: number; held: readonly Held[]; say: Say },
  configuration: Configuration,
) {
  const { zone, now, held, say } = as;
  const viewer = viewerOfLine(line, held);
  const isOfficer = viewer.kind === 'officer';
  const states = viewer.kind !== 'public' || viewer.runs === true;
  const { reference, review, workingGroup, stage, step, outcome, round, over, marking } = line;
  return {
    reference,
    review,
    // As in the register: a title is public only with its text.
    title: viewer.kind !== 'public' || isPublicMarking(marking) ? line.title : reference,
    workingGroup,
    stage,
    step,
    outcome,
    round,
    sentence: say(line, viewer, zone),
    waitingOn: line.waitingOn.filter((who) => isOfficer || mayKnow(viewer, who)),
    due: states ? showTimeIfAny(zone, line.dueAt) : null,
    overdue: states && line.dueAt !== null && line.dueAt < now && !over,
    escalation: states ? line.escalation : 0,
    held: states && line.held,
    over,
    // Somebody's act on its way, and how many there were, tell who has answered.
    behind: line.behind && (isOfficer || (states && viewer.kind === 'public')),
    sequence: isOfficer ? line.sequence : null,
    marking,
    releasability: line.releasability,
    links: recommendationLinks(configuration, held, line),
  };
}

function viewerOfLine({ concern, workingGroup }: RecommendationLine, held: readonly Held[]) {
  const knowing = knowingOf(held, concern) ?? 'published';
  const isDesk = ({ body, role }: Held) =>
    concern.desks.includes(`${body}/${role}`) || (body === workingGroup && role === 'chair');
  return viewerKnowing(knowing, held, held.filter(isDesk));
}

/** Offices are lower case; that a body is silent is for officers and itself. */
function mayKnow(viewer: Viewer, who: string): boolean {
  return viewer.kind === 'body' && (viewer.bodies.includes(who) || /^[a-z][a-z-]*$/.test(who));
}

/** Who is awaited, as far as the viewer may know. */
export function showAwaited(state: Recommendation, viewer: Viewer) {
  const { zone } = state.setting.calendar;
  return awaited(state)
    .filter((one) => mayKnowOf(viewer, one))
    .map((one) => ({
      stage: one.stage,
      round: one.round,
      body: 'body' in one.who ? one.who.body : null,
      office: 'office' in one.who ? one.who.office : null,
      act: one.act,
      since: showTime(zone, one.since),
      due: one.due && showTime(zone, one.due.at),
      level: one.level,
    }));
}

function mayKnowOf(viewer: Viewer, { who }: Awaited): boolean {
  if ('body' in who) return seesDeedsOf(viewer, who.body);
  return viewer.kind !== 'public';
}
