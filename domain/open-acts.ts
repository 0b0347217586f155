import type { PersonActor } from './actor.ts';
import type { Act } from './command.ts';
import { decide } from './decide.ts';
import { openStages } from './stages.ts';
import type { Recommendation } from './state.ts';
import type { Instant } from './time.ts';

/** An act that the rules would take now, with something filled in for what a person writes. */
export type OpenAct = {
  readonly act: Act['type'];
  /** Of which open stage; null where the act names none. */
  readonly stage: string | null;
  /** Of a determination: what may be found. */
  readonly outcomes: readonly Determined[];
};

type Determined = Extract<Act, { readonly type: 'determine' }>['outcome'];

const outcomes = ['agreed', 'not-agreed', 'broken', 'extend', 'resume'] as const;

/** No text has it, so that a new version is never the one in force. */
const unwritten = '0'.repeat(64);
const names = { benchmark: unwritten, authority: 'NONE', dueDate: 0, indicator: unwritten };
const later = { workingDays: 1 } as const;

/**
 * What somebody could do now beside giving a position, found by asking the rules about each act:
 * nobody has to know a second time which desk the procedure gives it to, or when it is possible.
 */
export function openActs(state: Recommendation, by: PersonActor, at: Instant): readonly OpenAct[] {
  const would = (act: Act): boolean => decide(state, { by, ...act }, at).ok;
  const stages = openStages(state).map((open) => open.state.stage);
  const found = [...ofTheWhole(by), ...stages.flatMap((stage) => ofStage(stage, by))]
    .filter(would)
    .map((act) => ({ act: act.type, stage: stageOf(act), outcomes: [] }));
  const determined = stages.flatMap((stage) => {
    const finds = outcomes.filter((outcome) => would(determination(stage, outcome)));
    return finds.length === 0 ? [] : [{ act: 'determine' as const, stage, outcomes: finds }];
  });
  return [...found, ...determined];
}

function ofTheWhole({ body }: PersonActor): readonly Act[] {
  return [
    { type: 'accept' },
    { type: 'freeze-version', text: unwritten, window: null, names },
    { type: 'mark', marking: '-', releasability: [] },
    { type: 'circulate', languages: ['en', 'fr', 'uk'], window: null },
    { type: 'reissue', text: null, window: null },
    { type: 'publish', entry: unwritten },
    { type: 'submit-evidence', evidence: unwritten },
    { type: 'accept-evidence' },
    { type: 'refuse-evidence', reason: unwritten },
    { type: 'request-more-time', body },
    { type: 'withdraw', reason: unwritten },
    { type: 'return', to: null, reason: unwritten },
  ];
}

function ofStage(stage: string, { body }: PersonActor): readonly Act[] {
  return [
    { type: 'lift', stage, body },
    { type: 'advise', stage, advice: unwritten, aligned: true },
    { type: 'convene', stage, window: null },
    { type: 'extend', stage, window: later, reason: null },
    { type: 'raise', stage, reason: unwritten },
  ];
}

function determination(stage: string, outcome: Determined): Act {
  const window = outcome === 'extend' ? later : null;
  return { type: 'determine', stage, outcome, window, reason: unwritten };
}

function stageOf(act: Act): string | null {
  return 'stage' in act && typeof act.stage === 'string' ? act.stage : null;
}
