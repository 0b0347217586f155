import type { BodyId, PersonActor } from './actor.ts';
import type { Act } from './command.ts';
import { decide } from './decide.ts';
import { countedIn, later, triesOf, unwritten } from './open-acts-tried.ts';
import { openStages, runningStages } from './stages.ts';
import type { Recommendation } from './state.ts';
import type { Instant } from './time.ts';

/** An act that the rules would take now, with something filled in for what a person writes. */
export type OpenAct = {
  readonly act: Act['type'];
  /** Of which stage; null where the act names none. */
  readonly stage: string | null;
  /** Of a determination: what may be found. */
  readonly outcomes: readonly Determined[];
  /** Whom it may be about, where that is not whoever acts. */
  readonly bodies: readonly BodyId[];
  /** The steps to which it may lead, where one may be named. */
  readonly steps: readonly string[];
  /** Of an erratum: the responses, by the number of their event, that it could strike. */
  readonly strikes: readonly number[];
};

type Determined = Extract<Act, { readonly type: 'determine' }>['outcome'];
type Would = (act: Act) => boolean;

const outcomes = ['agreed', 'not-agreed', 'broken', 'extend', 'resume'] as const;
const noChoice = { outcomes: [], bodies: [], steps: [], strikes: [] };

/**
 * What somebody could do now beside giving a position, found by asking the rules about each act:
 * nobody has to know a second time which desk the procedure gives it to, or when it is possible.
 */
export function openActs(state: Recommendation, by: PersonActor, at: Instant): readonly OpenAct[] {
  const would: Would = (act) => decide(state, { by, ...act }, at).ok;
  const found = triesOf(state, by)
    .filter(would)
    .map((act) => ({
      act: act.type,
      stage: stageOf(act),
      ...noChoice,
      ...choicesOf(state, act, would),
    }));
  return [...found, ...determinations(state, would), ...aboutBodies(state, would)];
}

function choicesOf(state: Recommendation, act: Act, would: Would): Partial<OpenAct> {
  switch (act.type) {
    case 'return':
    case 'reopen': {
      const steps = state.setting.procedure.steps.map(({ id }) => id);
      return { steps: steps.filter((to) => would({ ...act, to })) };
    }
    case 'erratum':
      return {
        strikes: countedIn(state).filter((event) => would({ ...act, event, strike: true })),
      };
    default:
      return {};
  }
}

function determinations(state: Recommendation, would: Would): readonly OpenAct[] {
  return openStages(state).flatMap(({ state: { stage } }) => {
    const finds = outcomes.filter((outcome) => would(determination(stage, outcome)));
    return finds.length === 0
      ? []
      : [{ ...noChoice, act: 'determine' as const, stage, outcomes: finds }];
  });
}

/** Acts about another body: that it never answers, or that nothing has reached it. */
function aboutBodies(state: Recommendation, would: Would): readonly OpenAct[] {
  const running = runningStages(state).map(({ state: { stage }, round }) => ({
    stage,
    asked: round.electorate,
  }));
  const passedOver = running.map(({ stage, asked }) => ({
    ...noChoice,
    act: 'pass-over' as const,
    stage,
    bodies: asked.filter((body) => would({ type: 'pass-over', stage, body, reason: unwritten })),
  }));
  const everybody = [...new Set(running.flatMap(({ asked }) => asked))];
  const unreached = everybody.filter((body) => would({ type: 'undelivered', body }));
  const undelivered = { ...noChoice, act: 'undelivered' as const, stage: null, bodies: unreached };
  return [...passedOver, undelivered].filter(({ bodies }) => bodies.length > 0);
}

function determination(stage: string, outcome: Determined): Act {
  const window = outcome === 'extend' ? later : null;
  return { type: 'determine', stage, outcome, window, reason: unwritten };
}

function stageOf(act: Act): string | null {
  return 'stage' in act && typeof act.stage === 'string' ? act.stage : null;
}
