import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import type { At } from '../event.ts';
import { standing } from '../judge.ts';
import { hold } from '../pass-time.ts';
import type { DecisionStage, PositionRule } from '../procedure.ts';
import { openStages, roundOf, type OpenStage } from '../stages.ts';
import type { Response, Round, StageState } from '../state.ts';
import { asTime, type Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { mayAct } from './office-acts.ts';
import { asTitle, say, type Part } from '../words/say.ts';

type ErratumAct = Extract<Act, { readonly type: 'erratum' }>;

/**
 * Says beside a mistaken act what is true; the act stays on record. It gives nobody a position and
 * reopens nothing: the most it does is to take a response out of the count of a stage that has not
 * been decided.
 */
export function erratum(story: Unfolding, act: ErratumAct, at: Instant): Refusal | null {
  const no = mayAct(story, 'erratum');
  if (no) return no;
  const { event: of, reason, instead } = act;
  if (of < 1 || of > story.state.sequence)
    return refuse('unknown-event', say`The record has no event ${of}; it ends with its last one.`);
  if (!act.strike) {
    story.add({ type: 'corrected', of, reason, instead, struck: null }, at);
    return null;
  }
  const found = strikable(story, of, at);
  if ('ok' in found) return found;
  const { rule, stage, response } = found;
  const where = { stage: stage.stage, round: stage.round };
  const { body } = response;
  story.add({ type: 'corrected', of, reason, instead, struck: { ...where, body } }, at);
  holdIfOpposed(story, rule, where, response, at);
  return null;
}

type Found = {
  readonly rule: DecisionStage;
  readonly stage: StageState;
  readonly response: Response;
};

/** The counted response that this event brought, while its stage is undecided. */
function strikable(story: Unfolding, of: number, at: Instant): Found | Refusal {
  const open = openStages(story.state);
  for (const { rule, state: stage } of open) {
    const round = roundOf(stage.phase);
    const response = round?.counted.find((one) => one.sequence === of);
    if (!round || !response || rule.kind !== 'decision') continue;
    if (stage.phase.is === 'held')
      return refuse(
        'held',
        say`${asTitle(rule.title)} is held; the presiding officer decides first.`,
      );
    if (stage.phase.is === 'running' && at >= round.deadline.at && rule.judged.until === 'expiry')
      return refuse(
        'stage-closed',
        say`${asTitle(rule.title)} ended ${ended(story, round)}; correct it without striking, and the record will say what is true.`,
      );
    return { rule, stage, response };
  }
  return refuse(
    'not-permitted-now',
    say`Event ${of} is no response that counts in an open stage; correct it without striking, and the record will say what is true.`,
  );
}

function ended(story: Unfolding, round: Round): Part {
  return asTime(story.state.setting.calendar.zone, round.deadline.at);
}

const opposing: readonly PositionRule['effect'][] = ['breaks', 'blocks', 'rejects'];

/** What stood against the text is gone by another's act, so silence alone may not agree to it now. */
function holdIfOpposed(
  story: Unfolding,
  rule: DecisionStage,
  where: At,
  { body, position }: Response,
  at: Instant,
): void {
  const effect = rule.positions[position]?.effect ?? 'none';
  const open = openStages(story.state).find(({ state }) => isSame(state, where));
  if (!opposing.includes(effect) || open?.state.phase.is !== 'running') return;
  if (standing(rule, open.state.phase, effect).includes(body)) return;
  const why = {
    reason: say`The ${position} of ${body} was struck by an erratum.`.text,
    told: say`What was counted was corrected by an erratum.`.text,
  };
  hold(story, open, why, at);
}

function isSame(state: OpenStage['state'], { stage, round }: At): boolean {
  return state.stage === stage && state.round === round;
}
