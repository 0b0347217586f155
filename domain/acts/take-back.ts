import type { BodyId } from '../actor.ts';
import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import { standing } from '../judge.ts';
import { speaksFor } from '../offices.ts';
import type { RunningStage } from '../stages.ts';
import { asTime, type Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { tellBreak } from './break.ts';
import { runningStage } from './round.ts';
import { asPhrase, asTitle, say, type Said } from '../words/say.ts';

type ActOf<T extends Act['type']> = Extract<Act, { readonly type: T }>;
type Own = { readonly type: string; readonly stage: string | null; readonly body: BodyId };

/** A body takes its own objection back while the stage runs. */
export function lift(story: Unfolding, act: ActOf<'lift'>, at: Instant): Refusal | null {
  const found = ownStage(story, act, asPhrase('lift its objection'), at);
  if ('ok' in found) return found;
  const { rule, round } = found;
  const against = (['breaks', 'blocks'] as const).flatMap((effect) =>
    standing(rule, round, effect),
  );
  if (!against.includes(act.body))
    return refuse(
      'nothing-to-lift',
      say`No objection of ${act.body} stands in ${asTitle(rule.title)}.`,
    );
  takeBack(story, found, 'lifted', act.body, at);
  return null;
}

/** A body takes back whatever position it has: it has none until it gives a new one. */
export function withdrawPosition(
  story: Unfolding,
  act: ActOf<'withdraw-position'>,
  at: Instant,
): Refusal | null {
  const found = ownStage(story, act, asPhrase('withdraw its position'), at);
  if ('ok' in found) return found;
  const { rule, round } = found;
  if (!round.counted.some(({ body }) => body === act.body))
    return refuse(
      'nothing-to-withdraw',
      say`No position of ${act.body} stands in ${asTitle(rule.title)}.`,
    );
  takeBack(story, found, 'position-withdrawn', act.body, at);
  return null;
}

/** A body leaves the electorate and the denominator. */
export function recuse(story: Unfolding, act: ActOf<'recuse'>, at: Instant): Refusal | null {
  const found = ownStage(story, act, asPhrase('recuse itself'), at);
  if ('ok' in found) return found;
  const { rule, round } = found;
  if (rule.recusal === 'none')
    return refuse(
      'not-permitted-now',
      say`${asTitle(rule.title)} does not let its members recuse themselves.`,
    );
  if (round.recused.includes(act.body))
    return refuse('not-in-electorate', say`${act.body} has already recused itself.`);
  takeBack(story, found, 'recused', act.body, at);
  return null;
}

/** The stage in which the body may still change its own part, or why it may not. */
function ownStage(story: Unfolding, act: Own, what: Said, at: Instant): RunningStage | Refusal {
  const found = runningStage(story, act.stage, ({ round }) => round.electorate.includes(act.body));
  if ('ok' in found) return found;
  const { rule, round } = found;
  if (!speaksFor(story.state, story.by, act.body))
    return refuse('not-your-body', say`Only ${act.body} can ${what}.`);
  if (at < round.deadline.at || rule.judged.until === 'decided') return found;
  const ended = asTime(story.state.setting.calendar.zone, round.deadline.at);
  return refuse('stage-closed', say`The period ended ${ended}.`);
}

function takeBack(
  story: Unfolding,
  { rule, state, round }: RunningStage,
  type: 'lifted' | 'position-withdrawn' | 'recused',
  body: BodyId,
  at: Instant,
): void {
  const where = { stage: state.stage, round: state.round };
  story.add({ type, ...where, body }, at);
  tellBreak(story, rule, where, round, at);
}
