import { encrypts } from '../../codec/codec.ts';
import type { PersonActor } from '../../domain/actor.ts';
import type { Command } from '../../domain/command.ts';
import { archived, mayRest } from '../../domain/archive.ts';
import { decide } from '../../domain/decide.ts';
import { initial } from '../../domain/evolve.ts';
import type { Setting } from '../../domain/setting.ts';
import type { Instant } from '../../domain/time.ts';
import { isArchived } from '../../store/archives.ts';
import { hashOf } from '../../store/hash.ts';
import { isTasked } from '../../store/recommendations.ts';
import { findReceipt } from '../../store/receipts.ts';
import { findSetting, insertSetting } from '../../store/settings.ts';
import { recommendationWorkflowId } from '../../workflows/messages.ts';
import { startRecommendation } from '../../workflows/starting.ts';
import { actorUnder } from '../auth/acting.ts';
import { requiredMandate } from '../auth/required.ts';
import type { TaskAsked } from '../contract/reviews.ts';
import type { Edge } from '../edge.ts';
import { knownReview } from '../matter.ts';
import { Problem } from '../problem.ts';
import { groupsOf, settingOfGroup } from '../review-setting.ts';
import type { Reply, Writing } from '../route.ts';
import { tellEvent } from '../shown/event-sentence.ts';
import { begin, type Beginning } from '../write/begin.ts';
import { Papers } from '../write/papers.ts';
import { refusalProblem } from '../write/refusal-problem.ts';
import { actedReply, dryRunReply } from '../write/reply.ts';
import { type Said, asRow, say } from '../../domain/words/say.ts';

type Asked = Writing<{ id: string }, TaskAsked>;

/** Tasks a working group with a recommendation: its workflow begins. */
export async function task(edge: Edge, asked: Asked): Promise<Reply> {
  const { body, caller, receivedAt } = asked;
  const { reference, workingGroup } = body;
  const { review: found, setting: run } = await knownReview(edge, caller, asked.params.id);
  const about = { body: workingGroup, desks: Object.values(run.offices) };
  const by = actorUnder(requiredMandate(caller, body.actingFor, { act: 'task', about }));
  const setting = await settingFor(edge, found.memberSettingHash, body);
  const papers = new Papers();
  const title = papers.keep(body.title);
  const text = body.text === undefined ? {} : { text: papers.keep(body.text) };
  const command = { by, type: 'task', workingGroup, title, ...text } as const;
  const before = initial({ setting, reference, review: found.id, workingGroup });
  const decision = found.archive ? archived(found.id) : decide(before, command, receivedAt);
  if (!decision.ok) throw refusalProblem(decision);
  await freeReference(edge, reference, asked.key);
  const named = { subject: reference, act: 'task', by };
  if (asked.dryRun) {
    const { procedure, calendar } = setting;
    const words = { procedure, zone: calendar.zone, language: edge.language };
    const events = decision.events.map(({ event }) => tellEvent(event, words));
    return dryRunReply(named, 'counted', events);
  }
  // Only what may rest can be archived between our look at it and the receipt.
  const isSafe = found.state !== null && !mayRest({ ...found.state, setting: run });
  const forbidden = async () =>
    (await isArchived(edge.store, found.id)) ? archived(found.id) : null;
  const deed = {
    ...beginning(edge, asked, setting, command, papers),
    ...(isSafe ? {} : { forbidden }),
  };
  const done = await begin(edge, deed);
  return await actedReply(edge, caller, deed, done, named);
}

function beginning(
  edge: Edge,
  { body, key, hash, receivedAt, params }: Asked,
  setting: Setting,
  command: Command & { readonly by: PersonActor },
  { documents }: Papers,
): Beginning {
  const { reference } = body;
  const review = params.id;
  const settingHash = hashOf(setting);
  return {
    workflow: recommendationWorkflowId(reference),
    key,
    hash,
    person: command.by.person,
    receivedAt,
    command,
    documents,
    start: { review, settingHash },
    taken: takenSentence(reference),
    prepare: () => insertSetting(edge.store, setting),
    starting: (at: Instant) => {
      const envelope = { key, hash, receivedAt: at, command };
      const start = { reference, review, setting, settingHash };
      return startRecommendation(
        { ...start, begin: { is: 'task', envelope } },
        encrypts(edge.temporal),
      );
    },
  };
}

async function settingFor(
  edge: Edge,
  sharedHash: string,
  { workingGroup, facts }: TaskAsked,
): Promise<Setting> {
  const shared = await findSetting(edge.store, sharedHash);
  if (shared === undefined) throw new Error(`The register lacks the setting ${sharedHash}.`);
  const groups = groupsOf(shared);
  if (groups.includes(workingGroup)) return settingOfGroup(shared, workingGroup, facts);
  throw new Problem(
    'unknown-body',
    say`${workingGroup} is no working group of this review; it has ${asRow(groups)}. Nothing was started.`,
    { errors: [{ path: '/workingGroup', message: say`is no working group of this review` }] },
  );
}

/** A reference is used once for ever; the same key asking again is the same tasking. */
async function freeReference(edge: Edge, reference: string, key: string): Promise<void> {
  const workflow = recommendationWorkflowId(reference);
  if (!(await isTasked(edge.store, reference))) return;
  if ((await findReceipt(edge.store, workflow, key)) !== undefined) return;
  throw new Problem('already-tasked', say`${takenSentence(reference)} Nothing was started.`);
}

function takenSentence(reference: string): Said {
  return say`The reference ${reference} is taken by another recommendation; choose another.`;
}
