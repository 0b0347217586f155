import { refuse } from '../../domain/decision.ts';
import type { Office } from '../../domain/actor.ts';
import type { Setting } from '../../domain/setting.ts';
import type { Hash } from '../../domain/state.ts';
import { hashOf } from '../../store/hash.ts';
import { findReceipt } from '../../store/receipts.ts';
import type { FoundReview } from '../../store/reviews.ts';
import { findSetting } from '../../store/settings.ts';
import { reviewWorkflowId } from '../../workflows/messages.ts';
import { actorUnder } from '../auth/acting.ts';
import type { Caller } from '../auth/caller.ts';
import { requiredMandate } from '../auth/required.ts';
import type { ReviewActAsked } from '../contract/acts.ts';
import type { Edge } from '../edge.ts';
import { freeze } from '../package/freeze.ts';
import { knownReview } from '../matter.ts';
import type { Reply, Writing } from '../route.ts';
import { tellEvent } from '../shown/event-sentence.ts';
import { reviewLinks } from '../shown/links.ts';
import { reviewNow } from '../shown/review.ts';
import { carryOut, refused, WorkflowGone, type Deed, type Done } from '../write/carry-out.ts';
import { reviewCommand } from '../write/commands.ts';
import { Papers } from '../write/papers.ts';
import { preview } from '../write/preview.ts';
import { acceptanceUnknown } from '../write/refusal-problem.ts';
import { accepted, acceptedReply, dryRunReply } from '../write/reply.ts';
import { say } from '../../domain/words/say.ts';

type Asked = Writing<{ id: string }, ReviewActAsked>;

/** The task whose holder may do it. */
const taskActs = {
  'close-package': 'close-package',
  'take-out': 'close-package',
  'put-back': 'close-package',
  'conclude-member': 'conclude',
  'conclude-all': 'conclude',
} as const;

/** An act on the review as a whole: its package, or the summit's conclusion on one member. */
export async function actOnReview(edge: Edge, asked: Asked): Promise<Reply> {
  const { body, caller, params, key, hash, receivedAt } = asked;
  const { review, setting } = await knownReview(edge, caller, params.id);
  const shared = await findSetting(edge.store, review.memberSettingHash);
  const desk = deskOf(shared, taskActs[body.type]);
  const about = { desks: desk ? [desk] : [] };
  const by = actorUnder(requiredMandate(caller, body.actingFor, { act: body.type, about }));
  const papers = new Papers();
  const workflow = reviewWorkflowId(params.id);
  const manifest =
    body.type === 'close-package' ? await manifestFor(edge, asked, review, body, papers) : null;
  const command = reviewCommand(body, papers, manifest)(by);
  const named = { subject: params.id, act: body.type, by };
  if (asked.dryRun) {
    const would = await preview(edge, workflow, { key, hash, receivedAt, command });
    const { procedure } = shared ?? { procedure: { steps: [] } };
    const words = { procedure, zone: setting.calendar.zone, language: edge.language };
    const events = would.events.map(({ event }) => tellEvent(event, words));
    return dryRunReply(named, would.status, events);
  }
  const { documents } = papers;
  const deed = { workflow, key, hash, person: by.person, receivedAt, command, documents };
  const done = await carriedOut(edge, deed, caller, params.id);
  if (!done.isRecorded) return acceptedReply(deed, done, named);
  return {
    status: 200,
    body: {
      accepted: accepted(deed, done, named, setting.calendar.zone),
      now: reviewNow(await knownReview(edge, caller, params.id), edge),
      links: reviewLinks(edge.configuration, caller.mandates, review),
    },
  };
}

/** A closing that was answered before is answered so again, whatever its members have become. */
async function manifestFor(
  edge: Edge,
  { key, receivedAt }: Asked,
  review: FoundReview,
  { members }: Extract<ReviewActAsked, { type: 'close-package' }>,
  papers: Papers,
): Promise<Hash> {
  const known = await findReceipt(edge.store, review.workflow, key);
  if (known?.settled) return hashOf(members);
  return papers.keep(await freeze(edge, review, members, receivedAt), 'application/json');
}

/** A review that Temporal does not run any more is over, or will be started again by the sweep. */
async function carriedOut(edge: Edge, deed: Deed, caller: Caller, id: string): Promise<Done> {
  try {
    return await carryOut(edge, deed);
  } catch (error) {
    if (!(error instanceof WorkflowGone)) throw error;
    const { review } = await knownReview(edge, caller, id);
    if (!review.over) throw acceptanceUnknown();
    const answer = await refused(edge, deed, refuse('over', say`The review ${id} is over.`));
    return { answer, receivedAt: deed.receivedAt, isRecorded: true };
  }
}

/** The desk that the procedure gives the act to; the secretary's where it names none. */
function deskOf(shared: Setting | undefined, act: string): Office | undefined {
  const stages = shared?.procedure.steps.flatMap((step) => step.stages) ?? [];
  const holder = stages.flatMap((stage) =>
    stage.kind === 'task' && stage.act === act ? [stage.holder] : [],
  )[0];
  return shared?.offices[holder ?? 'secretary'];
}
