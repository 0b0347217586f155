import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import { breakingComments } from '../judge.ts';
import { currentVersion, runningStages } from '../stages.ts';
import type { Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { mayAct } from './office-acts.ts';
import { asPhrase, asTitle, say } from '../words/say.ts';

type ActOf<T extends Act['type']> = Extract<Act, { readonly type: T }>;

/** A comment on the text of a running stage; in some procedures one kind breaks it at once. */
export function comment(story: Unfolding, act: ActOf<'comment'>, at: Instant): Refusal | null {
  const open = runningStages(story.state).find(({ rule }) => rule.comments !== null);
  if (!open?.rule.comments)
    return refuse('comments-closed', say`No stage that takes comments is open now.`);
  const { rule, state: stage, round } = open;
  if (at >= round.deadline.at && rule.judged.until === 'expiry')
    return refuse(
      'comments-closed',
      say`${asTitle(rule.title)} takes no comments after its deadline.`,
    );
  if (story.by.is !== 'person' || story.by.body !== act.body)
    return refuse('not-your-body', say`This person cannot comment for ${act.body}.`);
  if (rule.comments?.by === 'electorate' && !round.electorate.includes(act.body))
    return refuse(
      'not-in-electorate',
      say`${act.body} is not in the electorate of ${asTitle(rule.title)}.`,
    );
  const { id, body, kind, clause, document } = act;
  const proposal = act.proposal === undefined ? {} : { proposal: act.proposal };
  const version = currentVersion(story.state)?.number ?? 0;
  story.add({ type: 'commented', id, body, kind, clause, document, ...proposal, version }, at);
  if (!rule.comments?.breaks.includes(kind)) return null;
  if (breakingComments(story.state, rule, round).length > 1) return null;
  story.add({ type: 'silence-broken', stage: stage.stage, round: stage.round, body }, at);
  return null;
}

export function dispose(story: Unfolding, act: ActOf<'dispose'>, at: Instant): Refusal | null {
  const no = mayAct(story, 'dispose');
  if (no) return no;
  const found = story.state.comments.find(({ id }) => id === act.comment);
  if (!found) return refuse('unknown-comment', say`There is no comment ${act.comment}.`);
  if (found.disposition !== null)
    return refuse(
      'already-disposed',
      say`Comment ${act.comment} is ${asPhrase(found.disposition)} already.`,
    );
  const { comment: id, disposition, reason } = act;
  story.add({ type: 'disposed', comment: id, disposition, reason }, at);
  return null;
}
