import type { Viewer } from '../../domain/explain.ts';
import { choices } from '../../domain/asks.ts';
import { breaksOnly, ifNothingIsDone } from '../../domain/if-silent.ts';
import { roleMay, type Held } from '../../domain/policy/may.ts';
import { stageRule } from '../../domain/stages.ts';
import type { Instant, Zone } from '../../domain/time.ts';
import { titleIn } from '../../domain/words/languages.ts';
import type { InboxLine } from '../../store/inbox.ts';
import { settingOf } from '../../store/settings.ts';
import type { Edge } from '../edge.ts';
import type { Say } from './said.ts';
import { showTime } from './time.ts';

type TextsInForce = ReadonlyMap<string, { readonly version: number; readonly hash: string }>;

type Looking = {
  readonly zone: Zone;
  readonly viewer: Viewer;
  readonly now: Instant;
  readonly say: Say;
};

/** One thing that waits, as whoever it waits for sees it. */
export function showInboxLine(found: InboxLine, { zone, viewer, now, say }: Looking) {
  const {
    needs: _n,
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
    sentence: say(found, viewer, zone),
    links: { recommendation: self, acts: `${self}/acts`, responses: `${self}/responses` },
  };
}

/** What the rules of its stage say: what it is called, what may be answered, what silence does. */
export async function ruledAt(
  { store, language }: Pick<Edge, 'store' | 'language'>,
  found: InboxLine,
  { texts, held }: { readonly texts: TextsInForce; readonly held: readonly Held[] },
) {
  const { settingHash, stage, act, body, reference, isObjectedTo } = found;
  const { procedure } = await settingOf(store, settingHash);
  // A break is told to all who take part; whether somebody only blocks is not read from here.
  const isBroken = isObjectedTo && breaksOnly(procedure, stage);
  const rule = stageRule(procedure, stage);
  const text = texts.get(reference);
  const speaks = held.some((one) => one.body === body && roleMay('respond', one.role));
  const isAsked = act === 'respond' && rule?.kind === 'decision' && speaks;
  return {
    stageTitle: titleIn(language, rule?.title ?? stage),
    answer: isAsked && text !== undefined ? { text, positions: choices(rule) } : null,
    ifSilent: ifNothingIsDone(procedure, { act, stage }, isBroken),
  };
}
