import type { Viewer } from '../../domain/explain.ts';
import { markingOfAll } from '../../domain/markings.ts';
import { seesAttached, seesDeedsOf, seesPosition, viewerOf } from '../../domain/policy/sees.ts';
import type { FrozenMember, FrozenPosition, FrozenStage } from '../../domain/review/manifest.ts';
import { readsVersion } from '../../domain/releasability.ts';
import { holdsReviewAct, memberOf, takenOutOf } from '../../domain/review/membership.ts';
import { slipOf } from '../../domain/review/slip.ts';
import type { Zone } from '../../domain/time.ts';
import type { Language } from '../../domain/words/languages.ts';
import { findTexts } from '../../store/documents.ts';
import { reviewActTypes } from '../contract/acts.ts';
import type { MemberSeen, PackageSeen } from '../contract/package.ts';
import type { Edge } from '../edge.ts';
import { lineOf } from '../shown/said.ts';
import { showReview } from '../shown/review.ts';
import { showTime, showTimeIfAny } from '../shown/time.ts';
import type { FoundPackage } from './found.ts';
import { showSlip } from './slip.ts';
import { say } from '../../domain/words/say.ts';
import { told } from '../shown/told.ts';

type Texts = ReadonlyMap<string, string>;
type Released = Parameters<typeof seesPosition>[1];

/** The package as this viewer may see it. */
export async function seePackage(edge: Edge, found: FoundPackage): Promise<PackageSeen> {
  const { known, manifest, hash, held, review } = found;
  const { zone } = known.setting.calendar;
  const texts = await findTexts(edge.store, hashesIn(found));
  const shown = showReview(known, held, edge);
  return {
    review: manifest.review,
    title: manifest.title,
    procedure: manifest.procedure,
    summitAt: showTime(zone, manifest.summitAt),
    phase: review.phase.is,
    closed: hash === null ? null : showTime(zone, manifest.at),
    manifest: hash,
    marking: markingOfAll(
      manifest.members.map(({ marking }) => marking),
      told(edge.language, say`NOT MARKED`),
    ),
    sentence: shown.sentence,
    members: manifest.members.map((one) => seeMember(found, one, texts, edge.language)),
    notReady: hash === null ? notReady(found, texts, edge.language) : [],
    acts: reviewActTypes.filter((act) => holdsReviewAct(review, held, act)),
    links: { ...shown.links, package: `/api/reviews/${manifest.review}/package` },
  };
}

/** As whom somebody looks at what concerns one working group. */
export function viewerIn({ known, held }: FoundPackage, workingGroup: string): Viewer {
  const chair = { body: workingGroup, role: 'chair' } as const;
  return viewerOf(held, [...Object.values(known.setting.offices), chair]);
}

function hashesIn({ manifest, review }: FoundPackage): readonly string[] {
  const said = manifest.members.flatMap(({ stages, item, annexes }) => [
    item?.indicator ?? null,
    ...annexes.map(({ name }) => name),
    ...stages.flatMap(({ positions }) => positions).flatMap((one) => [one.reason, one.statement]),
  ]);
  const out = (review.takenOut ?? []).map(({ reason }) => reason);
  return [...new Set([...said, ...out].filter((hash) => hash !== null))];
}

function seeMember(
  found: FoundPackage,
  member: FrozenMember,
  texts: Texts,
  language: Language,
): MemberSeen {
  const { zone } = found.known.setting.calendar;
  const { reference, title, workingGroup, version, text, item } = member;
  const viewer = viewerIn(found, workingGroup);
  const state = found.members.find((one) => one.found.reference === reference)?.state;
  const reads = state !== undefined && readsVersion(viewer, state, version);
  const look = { viewer, state: state ?? {}, texts, reads };
  const attached = (as: 'reservation' | 'statement') =>
    member.stages.flatMap((stage) => seeAttached(stage, as, look));
  return {
    reference,
    title,
    workingGroup,
    version,
    text,
    language: member.language,
    languages: [member.language, ...member.languageVersions.map((one) => one.language)],
    annexes: member.annexes.map(({ attachment, name }) => ({
      hash: attachment,
      name: texts.get(name) ?? attachment,
    })),
    reads,
    marking: member.marking,
    releasability: [...member.releasability],
    authority: item?.authority ?? null,
    due: showTimeIfAny(zone, item?.due.at ?? null),
    indicator: item && reads ? (texts.get(item.indicator) ?? null) : null,
    stages: member.stages.map((stage) => seeStage(stage, look, zone)),
    reservations: attached('reservation'),
    statements: attached('statement'),
    slip: showSlip(member.slip, zone, language),
    takenOut: seeTakenOut(found, reference, texts, zone),
    concluded: memberOf(found.review, reference)?.concluded ?? null,
  };
}

type Look = {
  readonly viewer: Viewer;
  readonly state: Released;
  readonly texts: Texts;
  readonly reads: boolean;
};

function seeStage(stage: FrozenStage, look: Look, zone: Zone) {
  const { stage: id, title, round, version, outcome, closedAt, positions, silent } = stage;
  const seen = positions.filter(({ body }) =>
    seesPosition(look.viewer, look.state, { stage: id, round, body }),
  );
  return {
    stage: id,
    title,
    round,
    version,
    outcome,
    closed: showTime(zone, closedAt),
    positions: seen.map((one) => seePosition(one, stage, look, zone)),
    silent: silent.filter((body) => seesDeedsOf(look.viewer, body)),
  };
}

function seePosition(
  { body, position, at, reason, statement }: FrozenPosition,
  { stage, round }: FrozenStage,
  { state, texts }: Look,
  zone: Zone,
) {
  return {
    body,
    position,
    at: showTime(zone, at),
    reason: reason && (texts.get(reason) ?? null),
    statement: statement && (texts.get(statement) ?? null),
    released: seesPosition({ kind: 'public' }, state, { stage, round, body }),
  };
}

function seeAttached(
  { stage, round, positions }: FrozenStage,
  as: 'reservation' | 'statement',
  { viewer, state, texts, reads }: Look,
) {
  return positions
    .filter(({ attached }) => attached === as)
    .filter(({ body }) => seesAttached(viewer, state, { stage, round, body }, reads))
    .map(({ body, position, reason, statement }) => ({
      stage,
      body,
      position,
      reason: reason && (texts.get(reason) ?? null),
      statement: statement && (texts.get(statement) ?? null),
    }));
}

function seeTakenOut({ review }: FoundPackage, reference: string, texts: Texts, zone: Zone) {
  const out = takenOutOf(review, reference);
  if (!out) return null;
  const { at, reason, closing } = out;
  return { at: showTime(zone, at), reason: texts.get(reason) ?? null, closing };
}

/** What is on its way and not there, with what it waits for. */
function notReady(found: FoundPackage, texts: Texts, language: Language): PackageSeen['notReady'] {
  const { zone } = found.known.setting.calendar;
  const ready = new Set(found.manifest.members.map(({ reference }) => reference));
  const waiting = found.members.filter((one) => !one.found.over && !ready.has(one.found.reference));
  return waiting.map(({ found: line, state }) => {
    const { reference, title, step, workingGroup } = line;
    return {
      reference,
      title,
      step,
      why: lineOf(state, viewerIn(found, workingGroup), language),
      takenOut: seeTakenOut(found, reference, texts, zone),
      slip: showSlip(slipOf(state, found.manifest.at), zone, language),
    };
  });
}
