import type { PersonActor } from '../../domain/actor.ts';
import { decide } from '../../domain/decide.ts';
import type { Command } from '../../domain/command.ts';
import type { Recommendation } from '../../domain/state.ts';
import type { Mandate } from '../../store/mandates.ts';
import { recommendationWorkflowId } from '../../workflows/messages.ts';
import { actorUnder, candidateMandates, chooseMandate, type ActingFor } from '../auth/acting.ts';
import type { Caller } from '../auth/caller.ts';
import type { Edge } from '../edge.ts';
import { findMatter, type Matter } from '../matter.ts';
import { isRefusalCode, Problem } from '../problem.ts';
import type { Reply, Writing } from '../route.ts';
import { tellEvent } from '../shown/event-sentence.ts';
import { carryOut, refused, WorkflowGone, type Deed, type Done } from './carry-out.ts';
import type { MakeCommand } from './commands.ts';
import type { Papers } from './papers.ts';
import { preview } from './preview.ts';
import { acceptanceUnknown } from './refusal-problem.ts';
import { actedReply, dryRunReply, nowOf, type Named } from './reply.ts';

export type Intention = {
  readonly reference: string;
  readonly make: MakeCommand<Command>;
  readonly papers: Papers;
  readonly actingFor: ActingFor;
  /** What a dry run of this act tells beside its events. */
  readonly foresee?: (matter: Matter, command: Command) => object;
};

/**
 * One act on a recommendation, from the parsed request to its answer.
 * @throws Problem
 */
export async function actOn(
  edge: Edge,
  asked: Writing<unknown, unknown>,
  intention: Intention,
): Promise<Reply> {
  const { reference, make, papers } = intention;
  const { key, hash, receivedAt } = asked;
  const by = await chosenActor(edge, asked, intention);
  const command = make(by);
  const workflow = recommendationWorkflowId(reference);
  const named = { subject: reference, act: command.type, by };
  try {
    if (asked.dryRun) {
      const would = await preview(edge, workflow, { key, hash, receivedAt, command });
      const matter = await findMatter(edge, asked.caller, reference);
      return wouldReply(matter, named, would, intention.foresee?.(matter, command));
    }
    const { documents } = papers;
    const deed = { workflow, key, hash, person: by.person, receivedAt, command, documents };
    const done = await carriedOut(edge, deed, asked.caller, reference);
    return await actedReply(edge, asked.caller, deed, done, named);
  } catch (error) {
    throw await withNow(edge, asked, reference, error);
  }
}

/** The state is read only where it can change the choice, or where the reference may be unknown. */
async function chosenActor(
  edge: Edge,
  { caller, receivedAt }: Writing<unknown, unknown>,
  { reference, make, actingFor }: Intention,
): Promise<PersonActor> {
  const isChoice = candidateMandates(caller, actingFor).length > 1;
  const isSure = !isChoice && edge.known.has(reference);
  const matter = isSure ? undefined : await findMatter(edge, caller, reference);
  const fits = (mandate: Mandate) =>
    matter === undefined || isTheirs(matter.state, make(actorUnder(mandate)), receivedAt);
  return actorUnder(chooseMandate(caller, actingFor, fits));
}

const notTheirs: ReadonlySet<string> = new Set([
  'not-your-office',
  'not-in-electorate',
  'not-your-body',
  'no-letter',
]);

/** Whether the act would be the actor's at all, whatever else speaks against it. */
function isTheirs(state: Recommendation, command: Command, at: number): boolean {
  const decision = decide(state, command, at);
  return decision.ok || !notTheirs.has(decision.code);
}

/** What Temporal does not run any more is over, or will be started again by the sweep. */
async function carriedOut(
  edge: Edge,
  deed: Deed,
  caller: Caller,
  reference: string,
): Promise<Done> {
  try {
    return await carryOut(edge, deed);
  } catch (error) {
    if (!(error instanceof WorkflowGone)) throw error;
    const { found } = await findMatter(edge, caller, reference);
    if (!found.over) throw acceptanceUnknown();
    const message = `The recommendation is over: ${found.outcome ?? 'ended'}.`;
    const answer = await refused(edge, deed, { ok: false, code: 'over', message });
    return { answer, receivedAt: deed.receivedAt, isRecorded: true };
  }
}

/** A refusal says what is true now, in the same sentence as everywhere else. */
async function withNow(
  edge: Edge,
  { caller }: Writing<unknown, unknown>,
  reference: string,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof Problem) || !isRefusalCode(error.code)) return error;
  const matter = await findMatter(edge, caller, reference).catch(() => undefined);
  if (matter === undefined) return error;
  const { sentence: now } = nowOf(matter);
  return new Problem(error.code, error.message, {
    ...error.extras,
    more: { ...error.extras.more, now },
  });
}

function wouldReply(
  matter: Matter,
  named: Named,
  would: Awaited<ReturnType<typeof preview>>,
  more: object = {},
): Reply {
  const { procedure, calendar } = matter.state.setting;
  const words = { procedure, zone: calendar.zone };
  const events = would.events.map(({ event }) => tellEvent(event, words));
  return dryRunReply(named, would.status, events, { now: nowOf(matter), ...more });
}
