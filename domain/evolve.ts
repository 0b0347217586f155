import type { BodyId } from './actor.ts';
import type { At, EventOf, RecordedEvent } from './event.ts';
import { evolvePhase, withoutStruck } from './evolve-phase.ts';
import type { Stage } from './procedure.ts';
import { authorOf } from './separation.ts';
import type { Setting } from './setting.ts';
import { stageRule, stepsFrom } from './stages.ts';
import type { Phase, Recommendation, StageState } from './state.ts';
import { marked, newVersion, translated } from './text-version.ts';
import type { Instant } from './time.ts';
import { freshWait } from './wait.ts';

/** A recommendation before its first event. */
export function initial(start: {
  setting: Setting;
  reference: string;
  review: string;
  workingGroup: BodyId;
}): Recommendation {
  return {
    ...start,
    sequence: 0,
    facts: start.setting.facts,
    versions: [],
    comments: [],
    stages: [],
    item: null,
    life: { is: 'not-tasked' },
  };
}

/** The state after one more event. Total: a recorded event always applies. */
export function evolve(state: Recommendation, recorded: RecordedEvent): Recommendation {
  const next = apply(state, recorded);
  return { ...next, sequence: recorded.sequence };
}

function apply(state: Recommendation, recorded: RecordedEvent): Recommendation {
  const { event, at } = recorded;
  switch (event.type) {
    case 'tasked':
      return { ...state, life: { is: 'running' }, requestedBy: authorOf(recorded.by) };
    case 'stage-reached':
      return { ...reached(state, event, at), life: backOnRoute(state) };
    case 'version-frozen':
      return frozen(state, { ...recorded, event });
    case 'commented': {
      const { id, body, kind, clause, document, version } = event;
      const comment = { id, body, kind, clause, document, at, version, disposition: null };
      return { ...state, comments: [...state.comments, comment] };
    }
    case 'disposed':
      return {
        ...state,
        comments: state.comments.map((comment) =>
          comment.id === event.comment ? { ...comment, disposition: event.disposition } : comment,
        ),
      };
    case 'marked':
      return marked(state, { marking: event.marking, releasability: event.releasability });
    case 'language-version-added':
      return translated(state, { ...event, number: event.version });
    case 'stage-closed': {
      const sets = Object.fromEntries(event.sets.map((fact) => [fact, true]));
      return inPhase({ ...state, facts: { ...state.facts, ...sets } }, event, at, event);
    }
    case 'procedure-migrated':
      return { ...state, setting: { ...state.setting, procedure: event.procedure } };
    case 'package-closed':
      return { ...state, facts: { ...state.facts, packageClosed: true } };
    case 'taken-out':
      return { ...state, facts: { ...state.facts, takenOut: true, packageClosed: false } };
    case 'put-back':
      return { ...state, facts: { ...state.facts, takenOut: false } };
    case 'position-released': {
      const { stage, round, body } = event;
      return { ...state, released: [...(state.released ?? []), { stage, round, body }] };
    }
    case 'concluded':
      return event.outcome === 'endorsed' ? { ...state, life: { is: 'endorsed', at } } : state;
    case 'evidence-submitted':
      return { ...state, facts: { ...state.facts, evidenceSubmitted: true } };
    case 'evidence-refused':
      return { ...state, facts: { ...state.facts, evidenceSubmitted: false } };
    case 'moved': {
      const { where, outcome } = event;
      return { ...state, life: { is: 'elsewhere', where, outcome, since: at } };
    }
    case 'ended':
      return { ...state, life: { is: 'over', outcome: event.outcome, at } };
    case 'responded': {
      const response = { ...event.response, sequence: recorded.sequence };
      return inPhase(state, event, at, { ...event, response });
    }
    case 'corrected':
      return corrected(state, { ...recorded, event });
    case 'reopened':
      return reopened(state, event, at);
    case 'step-skipped':
    case 'attached':
    case 'published':
    case 'publication-corrected':
    case 'evidence-accepted':
      return state;
    default:
      return inPhase(state, event, at, event);
  }
}

function backOnRoute(state: Recommendation): Recommendation['life'] {
  return state.life.is === 'elsewhere' ? { is: 'running' } : state.life;
}

function reached(
  state: Recommendation,
  event: EventOf<'stage-reached'>,
  at: Instant,
): Recommendation {
  const { stage, step, round, version } = event;
  const wait = freshWait(at, event.due);
  const phase: Phase =
    event.opens === 'task' ? { is: 'task', wait } : { is: 'unopened', wait, reason: event.opens };
  const entry: StageState = { stage, step, round, version, reachedAt: at, phase };
  return { ...state, stages: [...state.stages, entry] };
}

/** A new text takes away the earlier consents that the procedure says fall with it. */
function frozen(
  state: Recommendation,
  { event, at, by }: RecordedEvent & { readonly event: EventOf<'version-frozen'> },
): Recommendation {
  const { changedClauses = null } = event;
  const version = { ...newVersion(state, event, at), by: authorOf(by), changedClauses };
  const versions = [...state.versions, version];
  const facts = without(state.facts, fallenFacts(state));
  const zone = state.setting.calendar.zone.id;
  const item = event.names
    ? {
        authority: event.names.authority,
        due: { at: event.names.dueDate, zone },
        indicator: event.names.indicator,
      }
    : state.item;
  return { ...state, versions, facts, item };
}

function fallenFacts(state: Recommendation): readonly string[] {
  const { steps } = state.setting.procedure;
  const reaffirmed = steps
    .flatMap((step) => step.stages)
    .flatMap((stage) => (stage.kind === 'decision' ? [stage.newText.reaffirm] : []));
  return steps
    .filter((step) => reaffirmed.includes(step.id))
    .flatMap((step) => step.stages)
    .flatMap(setsOf);
}

function setsOf(stage: Stage): readonly string[] {
  return stage.kind === 'decision' ? stage.agreed.sets : stage.next.sets;
}

function without(facts: Recommendation['facts'], fallen: readonly string[]) {
  return { ...facts, ...Object.fromEntries(fallen.map((fact) => [fact, false])) };
}

/** What was withheld goes through its steps again, so what they had brought about holds no more. */
function reopened(state: Recommendation, { to }: EventOf<'reopened'>, at: Instant): Recommendation {
  const again = stepsFrom(state.setting.procedure, to).flatMap(({ stages }) => stages);
  const fallen = ['packageClosed', 'takenOut', ...again.flatMap(setsOf)];
  const facts = without(state.facts, fallen);
  return { ...state, facts, life: { is: 'running' }, reopenedAt: at };
}

/** The mistake stays where it is; a struck response leaves the count and says why. */
function corrected(
  state: Recommendation,
  { event, at, sequence }: RecordedEvent & { readonly event: EventOf<'corrected'> },
): Recommendation {
  const { of, reason, instead, struck } = event;
  const erratum = { sequence, of, reason, instead, at, struck: struck?.body ?? null };
  const errata = [...(state.errata ?? []), erratum];
  const stages = state.stages.map((stage) =>
    stage.stage === struck?.stage && stage.round === struck.round
      ? { ...stage, phase: withoutStruck(stage.phase, erratum) }
      : stage,
  );
  return { ...state, stages, errata };
}

function inPhase(
  state: Recommendation,
  where: At,
  at: Instant,
  event: Parameters<typeof evolvePhase>[1],
): Recommendation {
  const stages = state.stages.map((stage) => {
    if (stage.stage !== where.stage || stage.round !== where.round) return stage;
    const rule = stageRule(state.setting.procedure, stage.stage);
    const version =
      event.type === 'round-opened' ? (state.versions.at(-1)?.number ?? null) : stage.version;
    return { ...stage, version, phase: evolvePhase(stage.phase, event, at, rule) };
  });
  return { ...state, stages };
}
