import type { PersonActor } from '../../domain/actor.ts';
import type { NotCounted } from '../../domain/envelope.ts';
import type { Language } from '../../domain/words/languages.ts';
import { showAwaited } from '../shown/recommendation.ts';
import { sentenceOf } from '../shown/said.ts';
import { showActor } from '../shown/actor.ts';
import { recommendationLinks } from '../shown/links.ts';
import { flaggedInForce } from '../shown/texts-in-force.ts';
import { showTime, utc } from '../shown/time.ts';
import { told, toldOf } from '../shown/told.ts';
import { findSettingHash, settingOf } from '../../store/settings.ts';
import type { Caller } from '../auth/caller.ts';
import type { Edge } from '../edge.ts';
import { warningsAfter } from '../holidays.ts';
import { findMatter, type Matter } from '../matter.ts';
import { Problem } from '../problem.ts';
import type { Reply } from '../route.ts';
import type { Deed, Done } from './carry-out.ts';
import { say } from '../../domain/words/say.ts';

export type Named = { readonly subject: string; readonly act: string; readonly by: PersonActor };

/** What is true now of a recommendation, as the viewer may know it. */
export function nowOf({ found, state, viewer, language }: Matter) {
  return {
    sentence: sentenceOf(state, viewer, language),
    stage: found.stage,
    needs: showAwaited(state, viewer),
  };
}

/** 200 once it is on record, 202 with where to ask, 409 where it is on record but not counted. */
export async function actedReply(
  edge: Edge,
  caller: Caller,
  deed: Deed,
  whole: Done,
  named: Named,
): Promise<Reply> {
  const done = { ...whole, answer: toldAnswer(edge.language, whole.answer) };
  if (!done.isRecorded) return acceptedReply(deed, done, named);
  const matter = await matterIfKnown(edge, caller, named.subject);
  if (matter === undefined) return await formerReply(edge, deed, done, named);
  const now = nowOf(matter);
  notCounted(done, now.sentence);
  return {
    status: 200,
    body: {
      accepted: accepted(deed, done, named, matter.zone),
      now,
      ...(await warningsAfter(edge, named.act, matter.state)),
      ...(await flaggedInForce(edge, named.act, matter.state)),
      links: recommendationLinks(edge.configuration, caller.mandates, matter.found),
    },
  };
}

/** Undefined where the mandate has ended under which it was received: what holds now is for others. */
async function matterIfKnown(edge: Edge, caller: Caller, reference: string) {
  try {
    return await findMatter(edge, caller, reference);
  } catch (error) {
    if (error instanceof Problem && error.code === 'unknown-recommendation') return undefined;
    throw error;
  }
}

async function formerReply(edge: Edge, deed: Deed, done: Done, named: Named): Promise<Reply> {
  const sentence = told(
    edge.language,
    say`It stands as it was received; where it is now is shown to those who take part.`,
  );
  notCounted(done, sentence);
  const now = { sentence, stage: '', needs: [] };
  const hash = await findSettingHash(edge.store, deed.workflow);
  const zone = hash === null ? utc : (await settingOf(edge.store, hash)).calendar.zone;
  return {
    status: 200,
    body: {
      accepted: accepted(deed, done, named, zone),
      now,
      links: { receipt: receiptAddress(deed) },
    },
  };
}

type EventTold = {
  readonly type: string;
  readonly stage: string | null;
  readonly sentence: string;
};

/** What would happen; nothing was stored. */
export function dryRunReply(
  { act, by }: Omit<Named, 'subject'>,
  status: Done['answer']['status'],
  events: readonly EventTold[],
  more: object = {},
  { refused = [], effect = {} }: { refused?: Done['answer']['refused']; effect?: object } = {},
): Reply {
  const shown = showActor(by, { kind: 'officer' });
  const would = { act, status, by: shown, events, ...refusedPart(refused), ...effect };
  return { status: 200, body: { dryRun: true, would, ...more } };
}

export function acceptedReply(deed: Deed, done: Done, named: Named): Reply {
  const location = receiptAddress(deed);
  return {
    status: 202,
    headers: { location, 'retry-after': '1' },
    body: { accepted: accepted(deed, done, named, utc), links: { receipt: location } },
  };
}

export function accepted(deed: Deed, done: Done, { subject, act, by }: Named, zone: typeof utc) {
  return {
    subject,
    act,
    key: deed.key,
    sequence: done.answer.sequence,
    status: done.answer.status,
    by: showActor(done.by ?? by, { kind: 'officer' }),
    receivedAt: showTime(zone, done.receivedAt),
    ...refusedPart(done.answer.refused),
  };
}

/** For whom a letter does not count, in the reader's language. */
export function toldBodies(
  language: Language,
  refused: Done['answer']['refused'] = [],
): readonly NotCounted[] {
  return refused.map((one) => ({
    body: one.body,
    code: one.code,
    message: toldOf(language, one),
  }));
}

/** An answer as it was kept, in the reader's language. */
export function toldAnswer(
  language: Language,
  { refused, ...answer }: Done['answer'],
): Done['answer'] {
  return refused === undefined ? answer : { ...answer, refused: toldBodies(language, refused) };
}

/** A letter says for whom it does not count; where it counts for all there is nothing to say. */
function refusedPart(refused: Done['answer']['refused'] = []): Pick<Done['answer'], 'refused'> {
  return refused.length > 0 ? { refused } : {};
}

function receiptAddress({ workflow, key }: Deed): string {
  return `/api/receipts/${encodeURIComponent(workflow)}/${encodeURIComponent(key)}`;
}

/** Late and void are on record like anything else; the caller must not take them for counted. */
function notCounted({ answer }: Done, sentence: string): void {
  const { status, sequence, refused } = answer;
  if (status === 'counted') return;
  const why =
    status === 'late'
      ? say`It was received after the deadline: it is on record as late and does not count.`
      : say`It is on record as void and does not count.`;
  throw new Problem(
    status === 'late' ? 'recorded-late' : 'recorded-void',
    say`${why} ${sentence}`,
    {
      more: { now: sentence, sequence, recorded: true, ...refusedPart(refused) },
    },
  );
}
