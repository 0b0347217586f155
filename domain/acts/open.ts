import type { Act } from '../command.ts';
import { asLack, lacking } from '../condition.ts';
import { refuse, type Refusal } from '../decision.ts';
import { sitsAt, speaksFor } from '../offices.ts';
import { asAct } from '../policy/as-act.ts';
import type { DecisionStage } from '../procedure.ts';
import { closeStage, openRound } from '../route.ts';
import { bodiesAsked, openStages } from '../stages.ts';
import type { Recommendation, StageState } from '../state.ts';
import type { Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { asList, asOffice, asPosition, asTitle, say } from '../words/say.ts';

type ActOf<T extends Act['type']> = Extract<Act, { readonly type: T }>;

/** Opens a stage that waits for its opener: `circulate` a text, or `convene` a meeting. */
export function open(
  story: Unfolding,
  act: ActOf<'circulate' | 'convene'>,
  at: Instant,
): Refusal | null {
  const found = unopened(story.state, act);
  if (!found)
    return refuse('not-asked-for', say`Nothing waits to be opened by ${asAct(act.type)} now.`);
  const { rule, stage } = found;
  if (!sitsAt(story.state, story.by, [rule.opening.by]))
    return refuse(
      'not-your-office',
      say`${asTitle(rule.title)} is opened by the ${asOffice(rule.opening.by)}.`,
    );
  const missing = lacking(rule.opening.requires, story.state);
  if (missing.length > 0)
    return refuse(
      'requirement-unmet',
      say`${asTitle(rule.title)} cannot open yet: ${asList(missing.map(asLack))}.`,
    );
  const languages = act.type === 'circulate' ? act.languages : [];
  const where = { stage: stage.stage, round: stage.round };
  return openRound(story, rule, where, { at, window: act.window, languages });
}

function unopened(
  state: Recommendation,
  act: ActOf<'circulate' | 'convene'>,
): { rule: DecisionStage; stage: StageState } | undefined {
  return openStages(state).flatMap(({ rule, state: stage }) => {
    if (rule.kind !== 'decision' || stage.phase.is !== 'unopened') return [];
    if (stage.phase.reason !== 'opening' || (rule.opening.act ?? 'convene') !== act.type) return [];
    return [{ rule, stage }];
  })[0];
}

/** A body objects in the meeting to using the procedure at all: it never opens. */
export function neverOpen(story: Unfolding, act: ActOf<'respond'>, at: Instant): Refusal | null {
  const [body] = act.bodies;
  const target = openStages(story.state).find(({ rule, state }) => {
    if (rule.kind !== 'decision' || !rule.opening.objectable) return false;
    return (
      state.phase.is === 'unopened' || (state.phase.is === 'running' && state.phase.openedAt === at)
    );
  });
  if (!target || target.rule.kind !== 'decision' || !body)
    return refuse(
      'not-asked-for',
      say`No procedure is being proposed that could be objected to now.`,
    );
  const { rule, state: stage } = target;
  if (!bodiesAsked(story.state, rule).includes(body))
    return refuse(
      'not-in-electorate',
      say`${body} is not in the electorate of ${asTitle(rule.title)}.`,
    );
  if (!speaksFor(story.state, story.by, body, act.authorised))
    return refuse('not-your-body', say`Nothing on record lets this person speak for ${body}.`);
  const effect = rule.positions[act.position]?.effect;
  if (effect !== 'breaks' && effect !== 'blocks')
    return refuse(
      effect === undefined ? 'unknown-position' : 'not-permitted-now',
      say`${asPosition(act.position)} is no objection; using the procedure can only be objected to.`,
    );
  const reason = say`${body} objected in the meeting to using the procedure.`.text;
  const where = { stage: stage.stage, round: stage.round };
  closeStage(story, rule, where, { outcome: 'never-opened', reason }, at);
  return null;
}
