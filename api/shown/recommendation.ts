import type { Viewer } from '../../domain/explain.ts';
import { awaited } from '../../domain/awaited.ts';
import type { Held } from '../../domain/policy/sees.ts';
import { seesDeedsOf } from '../../domain/policy/sees.ts';
import type { Awaited } from '../../domain/awaited.ts';
import type { Recommendation } from '../../domain/state.ts';
import type { Zone } from '../../domain/time.ts';
import type { RecommendationLine } from '../../store/recommendations.ts';
import type { Configuration } from '../configuration.ts';
import { recommendationLinks } from './links.ts';
import { showTime, showTimeIfAny } from './time.ts';

/** "What this needs to pass", with no more than the viewer may know. */
export function sentenceFor(needs: RecommendationLine['needs'], viewer: Viewer): string {
  return needs[viewer.kind];
}

/** One recommendation as a list shows it. */
export function showLine(
  line: RecommendationLine,
  as: { viewer: Viewer; zone: Zone; now: number; held: readonly Held[] },
  configuration: Configuration,
) {
  const { viewer, zone, now } = as;
  return {
    reference: line.reference,
    review: line.review,
    title: line.title,
    workingGroup: line.workingGroup,
    stage: line.stage,
    step: line.step,
    outcome: line.outcome,
    round: line.round,
    sentence: sentenceFor(line.needs, viewer),
    waitingOn: line.waitingOn.filter((who) => viewer.kind === 'officer' || mayKnow(viewer, who)),
    due: showTimeIfAny(zone, line.dueAt),
    overdue: line.dueAt !== null && line.dueAt < now && !line.over,
    escalation: line.escalation,
    held: line.held,
    over: line.over,
    behind: line.behind,
    marking: line.marking,
    releasability: line.releasability,
    sequence: line.sequence,
    links: recommendationLinks(configuration, as.held, line),
  };
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
