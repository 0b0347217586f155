import type { Event } from '../event.ts';
import { explain } from '../explain.ts';
import { judge, tally, type Tally } from '../judge.ts';
import type { Notice } from '../projection.ts';
import { bodiesAsked, currentStage, openStages, roundOf, stageRule, voters } from '../stages.ts';
import type { Recommendation, Response, Round, StageState } from '../state.ts';
import type { Instant } from '../time.ts';
import type { Played, RefusedEvent, Told } from './play.ts';

/** An instant in UTC, `2024-03-15T16:00:00Z`. */
type Utc = string;
type ShownResponse = {
  readonly body: string;
  readonly position: string;
  readonly at: Utc;
  /** The version it was given to, where it was carried on from there. */
  readonly carriedFrom?: number;
};

export type ShownStage = {
  readonly id: string;
  readonly round: number;
  readonly version: number | null;
  readonly openedAt: Utc | null;
  readonly deadline: Utc | null;
  readonly closedAt: Utc | null;
  readonly outcome: string;
  readonly reason: string;
  readonly next: string | null;
  readonly electorate: readonly string[];
  readonly counted: readonly ShownResponse[];
  readonly late: readonly ShownResponse[];
  readonly void: readonly (ShownResponse & { readonly why: string })[];
  readonly tally: Tally;
};

export type ShownNotice = {
  readonly at: Utc;
  readonly kind: Notice['kind'];
  readonly to: readonly string[];
  readonly why: string;
};

export type ShownRefusal = {
  readonly body?: string;
  readonly position?: string;
  readonly act?: string;
  readonly at: Utc;
  readonly code: string;
  readonly why: string;
};

/** What a case came to. */
export type Result = {
  readonly outcome: string;
  readonly closedAt: Utc | null;
  readonly next: string | null;
  readonly reason: string;
  readonly stages: readonly ShownStage[];
  readonly refused: readonly ShownRefusal[];
  readonly notices: readonly ShownNotice[];
};

export function resultOf(played: Played): Result {
  const { state, told, refused } = played;
  return {
    ...whole(state, told),
    stages: shownStages(state),
    refused: refused.toSorted((a, b) => a.event.index - b.event.index).map(shownRefusal),
    notices: told.flatMap((one) => shownNotices(state, one)),
  };
}

/** UTC, without the milliseconds where there are none. */
export function utc(at: Instant): Utc {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

function whole(state: Recommendation, told: readonly Told[]) {
  const { life } = state;
  const reason = wholeReason(state, told);
  switch (life.is) {
    case 'over': {
      const never = life.outcome === 'refused' || life.outcome === 'never-opened';
      return { outcome: life.outcome, closedAt: never ? null : utc(life.at), next: null, reason };
    }
    case 'elsewhere':
      return { outcome: life.outcome, closedAt: utc(life.since), next: life.where, reason };
    case 'endorsed':
      return { outcome: 'endorsed', closedAt: utc(life.at), next: waitsIn(state), reason };
    case 'running':
    case 'not-tasked': {
      const held = openStages(state).some((open) => open.state.phase.is === 'held');
      return { outcome: held ? 'held' : 'open', closedAt: null, next: waitsIn(state), reason };
    }
  }
}

/** The step of a task that is awaited, or the person whom a tie was left to. */
function waitsIn(state: Recommendation): string | null {
  for (const { rule, state: stage } of openStages(state)) {
    if (rule.kind === 'task') return stage.step;
    if (stage.phase.is === 'determination' && rule.determination?.onTie) return 'chair';
  }
  return null;
}

function wholeReason(state: Recommendation, told: readonly Told[]): string {
  const events = told.map(({ recorded }) => recorded.event);
  const skips = events.flatMap((event) => (event.type === 'step-skipped' ? [event.reason] : []));
  return [mainReason(state, told), ...skips].join(' ');
}

function mainReason(state: Recommendation, told: readonly Told[]): string {
  const { life } = state;
  if (life.is === 'over' && life.outcome === 'withdrawn') return 'It was withdrawn.';
  const open = openStages(state).find(({ rule }) => rule.kind === 'decision');
  if (open && life.is === 'running') return stageReason(state, open.state);
  const closed = told.flatMap(({ recorded: { event } }) =>
    event.type === 'stage-closed' ? [event.reason] : [],
  );
  return life.is === 'running' ? explain(state, { kind: 'officer' }) : (closed.at(-1) ?? '');
}

/** One entry for each round of a deciding stage that was asked to open, in that order. */
function shownStages(state: Recommendation): readonly ShownStage[] {
  return state.stages
    .filter((stage) => wasAsked(state, stage))
    .map((stage) => ({ stage, since: roundOf(stage.phase)?.openedAt ?? stage.reachedAt }))
    .toSorted((a, b) => a.since - b.since)
    .map(({ stage }) => shownStage(state, stage));
}

function wasAsked(state: Recommendation, { stage, phase }: StageState): boolean {
  if (stageRule(state.setting.procedure, stage)?.kind !== 'decision') return false;
  if (roundOf(phase)) return true;
  return phase.is === 'closed' && ['refused', 'never-opened'].includes(phase.outcome);
}

function shownStage(state: Recommendation, stage: StageState): ShownStage {
  const { phase } = stage;
  const round = roundOf(phase);
  const closed = phase.is === 'closed' ? phase : null;
  return {
    id: stage.stage,
    round: stage.round,
    version: stage.version,
    openedAt: round && utc(round.openedAt),
    deadline: round && utc(round.deadline.at),
    closedAt: closed && round ? utc(closed.closedAt) : null,
    outcome: closed?.outcome ?? (phase.is === 'held' ? 'held' : 'open'),
    reason: stageReason(state, stage),
    next: closed?.next ?? null,
    electorate: round ? voters(round) : asked(state, stage),
    counted: (round?.counted ?? []).map(shownResponse),
    late: (round?.late ?? []).map(shownResponse),
    void: (round?.void ?? []).map((one) => ({ ...shownResponse(one), why: one.why })),
    tally: round ? fullTally(state, stage, round) : {},
  };
}

function asked(state: Recommendation, { stage }: StageState): readonly string[] {
  const rule = stageRule(state.setting.procedure, stage);
  return rule?.kind === 'decision' ? bodiesAsked(state, rule) : [];
}

/** Every position of the procedure, also where nobody took it. */
function fullTally(state: Recommendation, { stage }: StageState, round: Round): Tally {
  const rule = stageRule(state.setting.procedure, stage);
  const known = rule?.kind === 'decision' ? Object.keys(rule.positions) : [];
  return { ...Object.fromEntries(known.map((position) => [position, 0])), ...tally(round) };
}

function stageReason(state: Recommendation, { stage, phase }: StageState): string {
  if (phase.is === 'closed' || phase.is === 'held') return phase.reason;
  const rule = stageRule(state.setting.procedure, stage);
  if (phase.is === 'running' && phase.expired && rule?.kind === 'decision')
    return judge(state, rule, phase).reason;
  return explain(state, { kind: 'officer' });
}

function shownResponse({ body, position, at, carriedFrom }: Response): ShownResponse {
  const carried = carriedFrom === undefined ? {} : { carriedFrom };
  return { body, position, at: utc(at), ...carried };
}

function shownRefusal({ event, body, code, message }: RefusedEvent): ShownRefusal {
  const { does } = event;
  const told = { at: utc(event.at), code, why: message };
  if (does.act === 'respond')
    return { body: body ?? does.author, position: does.position, ...told };
  return { ...('body' in does ? { body: does.body } : {}), act: does.act, ...told };
}

/** Nobody is told of the opening of a round to which somebody objected in the meeting. */
function neverOpened(state: Recommendation, event: Event): boolean {
  if (!('stage' in event) || !('round' in event)) return false;
  const phase = currentStage(state, event.stage, event.round)?.phase;
  return phase?.is === 'closed' && phase.outcome === 'never-opened';
}

const shownKinds: readonly Notice['kind'][] = [
  'opened',
  'reminder',
  'escalation',
  'broken',
  'restored',
  'extended',
  'closed',
  'held',
];

/** One event's notices as one; where bodies are told, the officers who always are go unsaid. */
function shownNotices(state: Recommendation, { recorded, notices }: Told): ShownNotice[] {
  if (neverOpened(state, recorded.event)) return [];
  const shown = notices.filter(({ kind }) => shownKinds.includes(kind));
  const [first] = shown;
  if (!first) return [];
  const bodies = shown.flatMap(({ to }) => ('body' in to ? [to.body] : []));
  const offices = shown.flatMap(({ to }) =>
    'office' in to && state.setting.offices[to.office] ? [to.office] : [],
  );
  const to = bodies.length > 0 ? bodies : offices;
  return [{ at: utc(first.at), kind: first.kind, to, why: first.why }];
}
