import type { Viewer } from '../../domain/explain.ts';
import { breaksOnly, ifNothingIsDone, type IfSilent } from '../../domain/if-silent.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import type { InboxLine } from '../../store/inbox.ts';
import { settingOf } from '../../store/settings.ts';
import type { Edge } from '../edge.ts';
import { sentenceFor } from './recommendation.ts';
import { showTime } from './time.ts';

/** One thing that waits, as whoever it waits for sees it. */
export function showInboxLine(
  found: InboxLine,
  { zone, viewer, now }: { readonly zone: Zone; readonly viewer: Viewer; readonly now: Instant },
) {
  const {
    needs,
    since,
    due,
    claim,
    sequence: _,
    settingHash: _h,
    isObjectedTo: _o,
    ...line
  } = found;
  const self = `/api/recommendations/${line.reference}`;
  return {
    ...line,
    since: showTime(zone, since),
    due: due && showTime(zone, due.at),
    overdue: due !== null && due.at < now,
    claimed: claim && { ...claim, since: showTime(zone, claim.since) },
    sentence: sentenceFor(needs, viewer),
    links: { recommendation: self, acts: `${self}/acts`, responses: `${self}/responses` },
  };
}

/** A break is told to all who take part; whether somebody only blocks is not read from here. */
export async function ifNothingIsDoneBy(
  { store }: Pick<Edge, 'store'>,
  { settingHash, stage, act, isObjectedTo }: InboxLine,
): Promise<IfSilent | null> {
  const { procedure } = await settingOf(store, settingHash);
  const isBroken = isObjectedTo && breaksOnly(procedure, stage);
  return ifNothingIsDone(procedure, { act, stage }, isBroken);
}
