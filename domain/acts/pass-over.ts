import type { BodyId, OfficeId } from '../actor.ts';
import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import { sitsAt } from '../offices.ts';
import type { DecisionStage } from '../procedure.ts';
import { closeStage } from '../route.ts';
import { openStages } from '../stages.ts';
import type { Round, StageState } from '../state.ts';
import { asTime, type Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { asOffice, asTitle, say } from '../words/say.ts';

type PassOver = Extract<Act, { readonly type: 'pass-over' }>;

/** Goes on without an expert or body that never answered: a reasoned act that everyone sees. */
export function passOver(story: Unfolding, act: PassOver, at: Instant): Refusal | null {
  const open = openStages(story.state).find(({ state }) => state.stage === act.stage);
  if (!open)
    return refuse('stage-not-open', say`The stage ${act.stage} does not wait for anybody now.`);
  const { rule, state: stage } = open;
  if (rule.kind === 'decision') return passOverBody(story, act, { rule, stage }, at);
  if (rule.passedOverBy === null || stage.phase.is !== 'task')
    return refuse('not-permitted-now', say`${asTitle(rule.title)} cannot be passed over.`);
  const no = mayPassOver(story, rule.title, rule.passedOverBy);
  if (no) return no;
  const where = { stage: stage.stage, round: stage.round };
  const reason = say`${rule.title} was passed over for the reasons on record.`.text;
  closeStage(story, rule, where, { outcome: 'passed-over', reason }, at);
  return null;
}

/** The body stays in the electorate and in every denominator; only nobody waits for it any more. */
function passOverBody(
  story: Unfolding,
  act: PassOver,
  { rule, stage }: { readonly rule: DecisionStage; readonly stage: StageState },
  at: Instant,
): Refusal | null {
  const { passOver: permitted } = rule;
  if (!permitted)
    return refuse(
      'not-permitted-now',
      say`The procedure lets nobody be passed over in ${asTitle(rule.title)}: wait, or raise it.`,
    );
  if (stage.phase.is !== 'running')
    return refuse('stage-not-open', say`${asTitle(rule.title)} does not wait for answers now.`);
  const no =
    mayPassOver(story, rule.title, permitted.by) ?? isAwaited(rule, stage.phase, act.body ?? null);
  if (no || !act.body) return no;
  const { deadline } = stage.phase;
  if (permitted.from === 'deadline' && at < deadline.at) {
    const until = asTime(story.state.setting.calendar.zone, deadline.at);
    return refuse(
      'not-permitted-now',
      say`${act.body} has until ${until}; wait for it until then.`,
    );
  }
  const where = { stage: stage.stage, round: stage.round };
  story.add({ type: 'passed-over', ...where, body: act.body, reason: act.reason }, at);
  return null;
}

function mayPassOver(story: Unfolding, title: string, by: OfficeId): Refusal | null {
  if (sitsAt(story.state, story.by, [by])) return null;
  return refuse(
    'not-your-office',
    say`${asTitle(title)} is passed over by the ${asOffice(by)} alone.`,
  );
}

function isAwaited(rule: DecisionStage, round: Round, body: BodyId | null): Refusal | null {
  if (body === null)
    return refuse(
      'not-permitted-now',
      say`${asTitle(rule.title)} decides; name the body that never answers.`,
    );
  if (!round.electorate.includes(body) || round.recused.includes(body))
    return refuse(
      'not-in-electorate',
      say`${body} is not in the electorate of ${asTitle(rule.title)}.`,
    );
  if (round.counted.some((response) => response.body === body))
    return refuse('not-asked-for', say`${body} has answered; its position stands.`);
  if (round.passedOver?.includes(body))
    return refuse('not-asked-for', say`${body} was passed over already.`);
  return null;
}
