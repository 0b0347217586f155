import type { PersonActor } from '../../domain/actor.ts';
import type { Instant } from '../../domain/time.ts';
import { insertReview } from '../../store/reviews.ts';
import { insertReviewSetting, insertSetting } from '../../store/settings.ts';
import { reviewWorkflowId } from '../../workflows/messages.ts';
import { startReview } from '../../workflows/starting.ts';
import { actorUnder } from '../auth/acting.ts';
import { requiredMandate } from '../auth/required.ts';
import type { ReviewAsked } from '../contract/reviews.ts';
import type { Edge } from '../edge.ts';
import { knownReview } from '../matter.ts';
import { reviewInputs, type ReviewInputs } from '../review-inputs.ts';
import { placesOf } from '../review-setting.ts';
import type { Reply, Writing } from '../route.ts';
import { reviewLinks } from '../shown/links.ts';
import { showPlan } from '../shown/plan.ts';
import { reviewNow, showReview } from '../shown/review.ts';
import { begin, type Beginning } from '../write/begin.ts';
import { vacantIn } from '../vacant.ts';
import { accepted, acceptedReply, dryRunReply } from '../write/reply.ts';
import { say } from '../../domain/words/say.ts';
import { told } from '../shown/told.ts';

type Asked = Writing<unknown, ReviewAsked>;

/** Sets a review up: the plan must hold before anything is kept. */
export async function createReview(edge: Edge, asked: Asked): Promise<Reply> {
  const { body, caller } = asked;
  const by = actorUnder(requiredMandate(caller, body.actingFor, { act: 'open-review' }));
  const inputs = await reviewInputs(edge, body, asked.receivedAt);
  const { procedure, calendar } = inputs;
  const named = { subject: body.id, act: 'open-review', by };
  const plan = showPlan(inputs.planned, {
    procedure,
    zone: calendar.zone,
    language: edge.language,
  });
  if (asked.dryRun) {
    const sentence = told(edge.language, say`The review ${body.id} opens.`);
    const vacant = await vacantIn(edge, inputs.shared, asked.receivedAt);
    return dryRunReply(named, 'counted', [{ type: 'review-opened', stage: null, sentence }], {
      plan,
      vacant,
    });
  }
  const deed = await beginning(edge, asked, inputs, by);
  const done = await begin(edge, deed);
  if (!done.isRecorded) return acceptedReply(deed, done, named);
  const known = await knownReview(edge, caller, body.id);
  return {
    status: 200,
    headers: { location: `/api/reviews/${body.id}` },
    body: {
      accepted: accepted(deed, done, named, calendar.zone),
      now: reviewNow(known, edge),
      plan,
      review: showReview(known, caller.mandates, edge),
      links: reviewLinks(edge.configuration, caller.mandates, known.review),
    },
  };
}

/** The settings are kept first: they have no effect by themselves, and the start names them. */
async function beginning(
  edge: Edge,
  { body, key, hash, receivedAt }: Asked,
  { setting, shared, procedure, summitAt }: ReviewInputs,
  by: PersonActor,
): Promise<Beginning> {
  const { id, title } = body;
  const workflow = reviewWorkflowId(id);
  const [settingHash, memberSettingHash] = await Promise.all([
    insertReviewSetting(edge.store, setting),
    insertSetting(edge.store, shared),
  ]);
  const command = { by, type: 'open-review' } as const;
  const review = {
    id,
    workflow,
    title,
    summitAt,
    procedure: { id: procedure.id, version: procedure.version },
    settingHash,
    memberSettingHash,
    createdBy: by.person,
    // Whoever opens it sees it, though they may sit at none of its desks.
    places: [...new Set([...placesOf(shared), by.body])].toSorted(),
  };
  return {
    workflow,
    key,
    hash,
    person: by.person,
    receivedAt,
    command,
    documents: [],
    start: { review: id, settingHash },
    taken: say`There is a review ${id} already, set up by another request.`,
    prepare: (createdAt: Instant) => insertReview(edge.store, { ...review, createdAt }),
    starting: (at: Instant) => {
      const envelope = { key, hash, receivedAt: at, command };
      return startReview({ setting, settingHash, begin: { is: 'open', envelope } });
    },
  };
}
