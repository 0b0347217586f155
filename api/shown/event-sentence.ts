import type { Event } from '../../domain/event.ts';
import type { ReviewEvent } from '../../domain/review/event.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { Response } from '../../domain/state.ts';
import { spokenTime, type Zone } from '../../domain/time.ts';
import { eventIn, reasonIn, type Language } from '../../domain/words/languages.ts';
import { retold, whenIn } from './said.ts';
import { told as toldIn } from './told.ts';
import { ruleIn } from '../../domain/words/rules-named.ts';
import { asOutcome, say, type Said } from '../../domain/words/say.ts';

/** How the words of an event are found: titles of stages, times in the promised zone. */
export type Words = {
  readonly procedure: Pick<Procedure, 'steps'>;
  readonly zone: Zone;
  /** The reader's. */
  readonly language: Language;
};

/** What an event of a preview is, told without its number. */
export function tellEvent(event: Event | ReviewEvent, words: Words) {
  if (isOfReview(event))
    return {
      type: event.type,
      stage: null,
      sentence: toldIn(words.language, reviewSentence(event)),
    };
  const stage = 'stage' in event ? event.stage : null;
  return { type: event.type, stage, sentence: eventSentence(event, words) };
}

/** A review's events and a recommendation's never share a type. */
export function isOfReview(event: Event | ReviewEvent): event is ReviewEvent {
  return /^(review|member|plan)-/.test(event.type) || 'members' in event;
}

function reviewSentence(event: ReviewEvent): Said {
  switch (event.type) {
    case 'package-closed':
      return say`The package of ${event.members.length} is closed.`;
    case 'member-taken-out':
      return say`${event.reference} is taken out of the package.`;
    case 'member-put-back':
      return say`${event.reference} is put back into the package.`;
    case 'plan-infeasible':
      return say`${event.reference} no longer fits before the summit.`;
    case 'plan-feasible-again':
      return say`${event.reference} fits before the summit again.`;
    case 'member-concluded':
      return say`${event.reference}: ${asOutcome(event.outcome)}.`;
    case 'review-opened':
      return say`review opened.`;
    case 'review-ended':
      return say`review ended.`;
    case 'review-reminded':
      return say`review reminded.`;
    case 'review-escalated':
      return say`review escalated.`;
    case 'member-reported':
      return say`member reported.`;
  }
}

/** What made the machine act. */
export function ruleSentence(rule: string, { language, procedure }: Words): string {
  return ruleIn(language, rule, (stage) => titleOf(stage, procedure));
}

/** One line of a timeline as a person would read it. */
export function eventSentence(event: Event, words: Words): string {
  const { language, zone, procedure } = words;
  if (language !== 'en')
    return eventIn(language, event, {
      when: whenIn(language, zone),
      title: (stage) => titleOf(stage, procedure),
      reason: (english) => reasonIn(language, english, retold(language)),
    });
  if ('stage' in event && 'round' in event) return inStage(event, words);
  switch (event.type) {
    case 'tasked':
      return `Tasked to ${event.workingGroup}.`;
    case 'step-skipped':
      return `Step ${event.step} skipped: ${event.reason}`;
    case 'version-frozen':
      return `Version ${event.number} frozen.`;
    case 'language-version-added':
      return `Version ${event.version} is there in ${event.language}.`;
    case 'attached':
      return `A file was put beside ${event.version === 0 ? 'the text' : `version ${event.version}`}.`;
    case 'commented':
      return `${event.body} made a comment (${event.kind})${event.clause ? ` on ${event.clause}` : ''}.`;
    case 'disposed':
      return `Comment ${event.comment} was ${event.disposition}.`;
    case 'marked':
      return `Marked ${event.marking}${event.releasability.length > 0 ? `, releasable to ${event.releasability.join(', ')}` : ''}.`;
    case 'procedure-migrated':
      return `Moved from version ${event.from} to version ${event.procedure.version} of its procedure.`;
    case 'package-closed':
      return 'The package was closed with it.';
    case 'concluded':
      return `The summit: ${event.outcome}.`;
    case 'taken-out':
      return 'Taken out of the package.';
    case 'put-back':
      return 'Put back into the package.';
    case 'publication-corrected':
      return 'The entry in the public register was corrected.';
    case 'evidence-refused':
      return 'The evidence was refused.';
    case 'published':
      return 'Published in the public register.';
    case 'evidence-submitted':
      return 'Evidence of implementation was submitted.';
    case 'evidence-accepted':
      return 'The evidence was accepted.';
    case 'moved':
      return `It goes to the ${event.where} (${event.outcome}).`;
    case 'corrected':
      return `Erratum to event ${event.of}${event.struck ? `: the response of ${event.struck.body} was struck` : ''}.`;
    case 'reopened':
      return `Reopened at ${event.to}, after the summit had withheld it.`;
    case 'ended':
      return event.successor === null
        ? `Ended: ${event.outcome}.`
        : `Ended: ${event.outcome} by ${event.successor}.`;
  }
}

type StageEvent = Extract<Event, { readonly stage: string; readonly round: number }>;

function inStage(event: StageEvent, words: Words): string {
  const round = event.round > 1 ? `, round ${event.round}` : '';
  return `${titleOf(event.stage, words.procedure)}${round}: ${happened(event, words)}`;
}

function happened(event: StageEvent, { zone }: Words): string {
  const until = (at: number) => spokenTime(zone, at);
  switch (event.type) {
    case 'stage-reached':
      return event.due === null ? 'reached.' : `reached, due ${until(event.due.at)}.`;
    case 'round-opened':
      return `opened to ${event.electorate.length} until ${until(event.deadline.at)}.`;
    case 'responded':
      return `${event.response.body} answered ${event.response.position}${aboutClauses(event.response)}${notCounted(event)}.`;
    case 'reissued':
      return `re-issued with version ${event.version}.`;
    case 'lifted':
      return `${event.body} lifted its objection.`;
    case 'position-withdrawn':
      return `${event.body} withdrew its position.`;
    case 'recused':
      return `${event.body} left the electorate.`;
    case 'position-released':
      return `${event.body} released its position.`;
    case 'silence-broken':
      return `${event.body} broke the silence.`;
    case 'silence-restored':
      return 'the silence runs again.';
    default:
      return happenedToOffices(event, until);
  }
}

type Answered = 'stage-reached' | 'round-opened' | 'responded' | 'reissued' | 'lifted';
type OfBodies =
  | Answered
  | 'position-released'
  | 'position-withdrawn'
  | 'recused'
  | 'silence-broken'
  | 'silence-restored';

function happenedToOffices(
  event: Exclude<StageEvent, { readonly type: OfBodies }>,
  until: (at: number) => string,
): string {
  switch (event.type) {
    case 'advised':
      return `advice given, ${event.aligned ? 'aligned' : 'not aligned'} with the benchmark.`;
    case 'passed-over':
      return `${event.body} never answered and was passed over.`;
    case 'undelivered':
      return `the circulation did not reach ${event.body}.`;
    case 'more-time-asked':
      return `${event.body} asked for more time.`;
    case 'extended':
      return `extended until ${until(event.deadline.at)}.`;
    case 'determination-awaited':
      return 'over; a determination is awaited.';
    case 'determined':
      return `determined: ${event.outcome}.`;
    case 'expired':
      return 'its window is over.';
    case 'held':
      return `held: ${event.reason}`;
    case 'resumed':
      return 'resumed.';
    case 'reminded':
      return `reminder to ${told(event.to, event.awaited)}.`;
    case 'escalated':
      return `escalated (level ${event.level}) to ${told(event.to, event.awaited)}.`;
    case 'stage-closed':
      return `${event.outcome}. ${event.reason}`.trim();
  }
}

/** Offices by name; the silent bodies are the holder, and many of them are only counted. */
function told(to: readonly string[], awaited: readonly string[]): string {
  const offices = to.filter((office) => office !== 'holder').map((id) => id.replaceAll('-', ' '));
  const silent = awaited.length > 6 ? [`${awaited.length} that have not answered`] : awaited;
  const holder = to.includes('holder') && awaited.length === 0 ? ['whoever it waits for'] : [];
  return [...offices, ...silent, ...holder].join(', ') || 'nobody';
}

function aboutClauses({ clauses = [], carriedFrom }: Response): string {
  const about = clauses.length > 0 ? ` on ${clauses.join(', ')}` : '';
  const carried = carriedFrom === undefined ? '' : ` (carried on from version ${carriedFrom})`;
  return `${about}${carried}`;
}

function notCounted(event: Extract<Event, { type: 'responded' }>): string {
  switch (event.status) {
    case 'counted':
      return '';
    case 'late':
      return ' (late, not counted)';
    case 'void':
      return ` (void: ${event.why})`;
  }
}

function titleOf(stage: string, procedure: Words['procedure']): string {
  const stages = procedure.steps.flatMap((step) => step.stages);
  return stages.find(({ id }) => id === stage)?.title ?? stage;
}
