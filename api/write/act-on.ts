import type { PersonActor } from '../../domain/actor.ts';
import { archived } from '../../domain/archive.ts';
import { decide } from '../../domain/decide.ts';
import type { Command } from '../../domain/command.ts';
import { refuse } from '../../domain/decision.ts';
import { seesOfTrial } from '../../domain/policy/sees.ts';
import { revives } from '../../domain/revives.ts';
import type { Recommendation } from '../../domain/state.ts';
import type { Instant } from '../../domain/time.ts';
import { isArchived } from '../../store/archives.ts';
import type { Mandate } from '../../store/mandates.ts';
import { findReceipt } from '../../store/receipts.ts';
import { recommendationWorkflowId } from '../../workflows/messages.ts';
import { actorUnder, candidateMandates, chooseMandate, type ActingFor } from '../auth/acting.ts';
import { refuseClaimedByOthers } from '../auth/claimed.ts';
import type { Caller } from '../auth/caller.ts';
import type { Edge } from '../edge.ts';
import { warningsAfter } from '../holidays.ts';
import { findMatter, type Matter } from '../matter.ts';
import { isRefusalCode, Problem } from '../problem.ts';
import type { Reply, Writing } from '../route.ts';
import { tellEvent } from '../shown/event-sentence.ts';
import { carryOut, refused, WorkflowGone, type Deed, type Done } from './carry-out.ts';
import type { MakeCommand } from './commands.ts';
import { followed, planEffect } from '../shown/plan-effect.ts';
import { flaggedInForce } from '../shown/texts-in-force.ts';
import type { Papers } from './papers.ts';
import { preview } from './preview.ts';
import { acceptanceUnknown } from './refusal-problem.ts';
import { revive } from './revive.ts';
import { actedReply, dryRunReply, nowOf, toldBodies, type Named } from './reply.ts';
import { asOutcome, say } from '../../domain/words/say.ts';

export type Intention = {
  readonly reference: string;
  readonly make: MakeCommand<Command>;
  readonly papers: Papers;
  readonly actingFor: ActingFor;
  /** What a dry run of this act tells beside its events. */
  readonly foresee?: (matter: Matter, command: Command) => object;
};

/** An act whose actor is chosen: ready to be sent, or to be asked what it would do. */
export type Prepared = {
  readonly deed: Deed & { readonly command: Command };
  readonly named: Named;
  /** What a dry run of it tells beside its events. */
  readonly foresee: (matter: Matter) => object;
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
  return await carryOutPrepared(edge, asked, await prepare(edge, asked, intention));
}

/** @throws Problem where nobody may act so for whom they say, or another of the desk has claimed it */
export async function prepare(
  edge: Edge,
  asked: Writing<unknown, unknown>,
  intention: Intention,
): Promise<Prepared> {
  const { reference, make, papers } = intention;
  const { key, hash, receivedAt } = asked;
  const chosen = await chosenOrBefore(edge, asked, intention);
  if ('deed' in chosen) return chosen;
  const by = chosen;
  const command = make(by);
  const workflow = recommendationWorkflowId(reference);
  const { documents } = papers;
  const deed = { workflow, key, hash, person: by.person, receivedAt, command, documents };
  await refuseClaimedByOthers(edge, deed);
  const foresee = (matter: Matter) => intention.foresee?.(matter, command) ?? {};
  return { deed, named: { subject: reference, act: command.type, by }, foresee };
}

/** @throws Problem */
export async function carryOutPrepared(
  edge: Edge,
  asked: Writing<unknown, unknown>,
  { deed, named, foresee }: Prepared,
): Promise<Reply> {
  const { caller, dryRun } = asked;
  try {
    if (dryRun) {
      const would = await preview(edge, deed.workflow, deed);
      const matter = await findMatter(edge, caller, named.subject);
      const at = deed.receivedAt;
      return await wouldReply(edge, matter, named, { would, at, more: foresee(matter) });
    }
    const done = await carriedOut(edge, deed, caller, named.subject);
    return await actedReply(edge, caller, deed, done, named);
  } catch (error) {
    throw await withNow(edge, asked, named.subject, error);
  }
}

/**
 * Who acts now; or, where nobody may any more, what was received under this very key while somebody
 * might: a mandate that ended since takes nothing from it.
 */
async function chosenOrBefore(
  edge: Edge,
  asked: Writing<unknown, unknown>,
  intention: Intention,
): Promise<PersonActor | Prepared> {
  try {
    return await chosenActor(edge, asked, intention);
  } catch (error) {
    if (!(error instanceof Problem) || !mandateProblems.has(error.code) || asked.dryRun)
      throw error;
    const before = await receivedBefore(edge, asked, intention);
    if (before === undefined) throw error;
    return before;
  }
}

const mandateProblems: ReadonlySet<string> = new Set([
  'no-mandate',
  'acting-for-needed',
  'unknown-recommendation',
]);

async function receivedBefore(
  edge: Edge,
  { key, hash }: Writing<unknown, unknown>,
  { reference, make }: Intention,
): Promise<Prepared | undefined> {
  const workflow = recommendationWorkflowId(reference);
  const receipt = await findReceipt(edge.store, workflow, key);
  // The hash names the person: nobody is answered what another one asked.
  const by = receipt?.command.by;
  if (receipt?.hash !== hash || by?.is !== 'person') return undefined;
  const { person, receivedAt } = receipt;
  const command = make(by);
  const deed = { workflow, key, hash, person, receivedAt, command, documents: [] };
  const named = { subject: reference, act: command.type, by };
  return { deed, named, foresee: () => ({}) };
}

/** The state is read only where it can change the choice, or where the reference may be unknown. */
async function chosenActor(
  edge: Edge,
  { caller, receivedAt }: Writing<unknown, unknown>,
  { reference, make, actingFor }: Intention,
): Promise<PersonActor> {
  const isChoice = candidateMandates(caller, actingFor).length > 1;
  const isSure = !isChoice && edge.known.has(reference, caller.mandates);
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
  deed: Deed & { readonly command: Command },
  caller: Caller,
  reference: string,
): Promise<Done> {
  try {
    return await carryOut(edge, deed);
  } catch (error) {
    if (!(error instanceof WorkflowGone)) throw error;
    const matter = await findMatter(edge, caller, reference);
    const { found, state } = matter;
    if (!found.over) throw acceptanceUnknown();
    const isKept = await isArchived(edge.store, state.review);
    if (revives(state, deed.command, isKept)) return await revive(edge, deed, matter);
    const outcome = asOutcome(found.outcome ?? 'ended');
    const no = isKept
      ? archived(state.review)
      : refuse('over', say`The recommendation is over: ${outcome}.`);
    const answer = await refused(edge, deed, no);
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
  return new Problem(error.code, error.said, {
    ...error.extras,
    more: { ...error.extras.more, now },
  });
}

type Tried = {
  readonly would: Awaited<ReturnType<typeof preview>>;
  readonly at: Instant;
  readonly more: object;
};

/** Also what it would do to the summit, and whose holiday a new deadline would be. */
async function wouldReply(
  edge: Edge,
  matter: Matter,
  named: Named,
  { would, at, more }: Tried,
): Promise<Reply> {
  const { procedure, calendar } = matter.state.setting;
  const words = { procedure, zone: calendar.zone, language: edge.language };
  const drafts = seesOfTrial(matter.viewer, named.act, would.events);
  const events = drafts.map(({ event }) => tellEvent(event, words));
  const after = followed(matter.state, drafts);
  const plan = planEffect(matter.state, after, at, edge.language);
  const effect = {
    ...(plan === null ? {} : { plan }),
    ...(await warningsAfter(edge, named.act, after)),
    ...(await flaggedInForce(edge, named.act, after)),
  };
  const told = { now: nowOf(matter), ...more };
  const others = { refused: toldBodies(edge.language, would.refused), effect };
  return dryRunReply(named, would.status, events, told, others);
}
