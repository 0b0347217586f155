import type { BodyId, OfficeId } from './actor.ts';
import { awaitedBy } from './awaited.ts';
import { lacking, type Lack } from './condition.ts';
import { silentBodies, standing } from './judge.ts';
import type { DecisionStage } from './procedure.ts';
import { openStages, type OpenStage } from './stages.ts';
import type { Outcome, Recommendation, Round, Wait } from './state.ts';
import type { Instant } from './time.ts';

/** Who reads it: it says no more than they may know (review.md, Transparency). */
export type Viewer =
  | { readonly kind: 'officer' }
  | { readonly kind: 'body'; readonly bodies: readonly BodyId[] }
  /** `runs`: whoever runs the service sees states, and no more words than the public. */
  | { readonly kind: 'public'; readonly runs?: true };

/** What this needs to pass, before it is put into the words of a language (domain/words/). */
export type Needs =
  | { readonly is: 'not-tasked' }
  | { readonly is: 'over'; readonly outcome: Outcome; readonly at: Instant }
  | {
      readonly is: 'elsewhere';
      readonly outcome: string;
      readonly where: string;
      readonly version: number;
    }
  /** All that the public learns: titles of what is open. */
  | { readonly is: 'in-progress'; readonly stages: readonly string[] }
  | { readonly is: 'open'; readonly stages: readonly StageNeeds[] };

/** What one open stage needs; `stage` is its title by the procedure. */
export type StageNeeds =
  | { readonly is: 'held'; readonly stage: string; readonly why: string }
  | {
      readonly is: 'finding';
      readonly stage: string;
      readonly office: OfficeId;
      readonly until: Instant | null;
    }
  | {
      readonly is: 'waiting';
      readonly stage: string;
      readonly on: readonly Who[];
      /** Where nobody can be named. */
      readonly lacks: readonly Lack[];
      readonly until: Instant | null;
      readonly takenOut: boolean;
    }
  | {
      readonly is: 'broken';
      readonly by: readonly BodyId[];
      readonly until: Instant;
      readonly answers: Answers;
    }
  | (Conditions & { readonly is: 'silence'; readonly ofNations: boolean })
  | (Conditions & { readonly is: 'deciding'; readonly stage: string; readonly overdue: boolean });

type Conditions = {
  readonly until: Instant;
  readonly answers: Answers;
  readonly lacks: readonly Lack[];
  readonly passedOver: readonly BodyId[];
};

export type Who = { readonly name: string; readonly isOffice: boolean; readonly act: string };

/** Counts are for officers; a body learns only what concerns itself. */
export type Answers =
  | { readonly are: 'counted'; readonly answered: number; readonly silent: number }
  | {
      readonly are: 'own';
      readonly of: readonly { readonly body: BodyId; readonly position: string | null }[];
    };

export function needsOf(state: Recommendation, viewer: Viewer): Needs {
  const { life } = state;
  switch (life.is) {
    case 'not-tasked':
      return { is: 'not-tasked' };
    case 'over':
      return { is: 'over', outcome: life.outcome, at: life.at };
    case 'elsewhere': {
      const { outcome, where } = life;
      return { is: 'elsewhere', outcome, where, version: state.versions.at(-1)?.number ?? 0 };
    }
    case 'running':
    case 'endorsed':
      return openNeeds(state, viewer);
  }
}

function openNeeds(state: Recommendation, viewer: Viewer): Needs {
  const open = openStages(state);
  if (viewer.kind === 'public')
    return { is: 'in-progress', stages: open.map(({ rule }) => rule.title) };
  // A round that waits for an earlier consent says nothing that the other stage does not say.
  const told = open.filter((one) => one.state.phase.is !== 'unopened' || open.length === 1);
  const stages = (told.length > 0 ? told : open).flatMap((one) => stageNeeds(state, one, viewer));
  return { is: 'open', stages };
}

function stageNeeds(state: Recommendation, open: OpenStage, viewer: Viewer): StageNeeds[] {
  const { rule, state: stage } = open;
  const { phase } = stage;
  const { title } = rule;
  if (phase.is === 'closed') return [];
  if (phase.is === 'held') {
    const why = viewer.kind === 'officer' ? phase.reason : (phase.told ?? phase.reason);
    return [{ is: 'held', stage: title, why }];
  }
  if (phase.is === 'running' && rule.kind === 'decision')
    return [roundNeeds(state, rule, phase, viewer)];
  if (phase.is === 'running') return [];
  if (phase.is === 'determination') {
    const office =
      rule.kind === 'decision' ? (rule.determination?.by ?? 'presiding-officer') : rule.holder;
    return [{ is: 'finding', stage: title, office, until: phase.wait.due?.at ?? null }];
  }
  return [waiting(state, open, phase.wait, viewer)];
}

function waiting(state: Recommendation, open: OpenStage, wait: Wait, { kind }: Viewer): StageNeeds {
  const { rule } = open;
  const on = awaitedBy(state, open).map(({ who, act }) =>
    'office' in who
      ? { name: who.office, isOffice: true, act }
      : { name: who.body, isOffice: false, act },
  );
  const lacks =
    rule.kind === 'decision' && on.length === 0
      ? lacking(rule.opening.requires, state, kind === 'officer')
      : [];
  const isOut = rule.kind === 'task' && rule.act === 'close-package';
  const takenOut = isOut && state.facts['takenOut'] === true;
  return {
    is: 'waiting',
    stage: rule.title,
    on,
    lacks,
    until: wait.due?.at ?? null,
    takenOut,
  };
}

function roundNeeds(
  state: Recommendation,
  rule: DecisionStage,
  round: Round,
  viewer: Viewer,
): StageNeeds {
  const until = round.deadline.at;
  const answers = answersIn(round, viewer);
  const by = standing(rule, round, 'breaks');
  if (by.length > 0) return { is: 'broken', by, until, answers };
  const lacks = lacking(rule.gate, state, viewer.kind === 'officer');
  const conditions = { until, answers, lacks, passedOver: round.passedOver ?? [] };
  return rule.judged.until === 'expiry'
    ? { is: 'silence', ofNations: rule.electorate === 'nations', ...conditions }
    : { is: 'deciding', stage: rule.title, overdue: round.expired, ...conditions };
}

function answersIn(round: Round, viewer: Viewer): Answers {
  if (viewer.kind === 'officer') {
    const silent = silentBodies(round).length;
    return { are: 'counted', answered: round.counted.length, silent };
  }
  const bodies = viewer.kind === 'body' ? viewer.bodies : [];
  const own = bodies.filter((body) => round.electorate.includes(body));
  const of = own.map((body) => ({
    body,
    position: round.counted.find((response) => response.body === body)?.position ?? null,
  }));
  return { are: 'own', of };
}
