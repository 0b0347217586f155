import { implementationOf, implementationStage } from '../../domain/implementation.ts';
import { waitOf } from '../../domain/ladder.ts';
import type { Viewer } from '../../domain/explain.ts';
import { viewerOf, type Held } from '../../domain/policy/sees.ts';
import { isPublicMarking, publishedBy } from '../../domain/publication.ts';
import { readsVersion } from '../../domain/releasability.ts';
import type { Recommendation } from '../../domain/state.ts';
import type { Zone } from '../../domain/time.ts';
import { findTexts } from '../../store/documents.ts';
import { findEvidence, type EvidenceLine } from '../../store/evidence.ts';
import { loadMembers, type ReviewMember } from '../../store/review-members.ts';
import type { EvidenceSeen, ImplementationSeen } from '../contract/implementation.ts';
import type { Edge } from '../edge.ts';
import { recommendationLinks } from './links.ts';
import { lineOf } from './said.ts';
import { showTime, showTimeIfAny } from './time.ts';

type Item = ImplementationSeen['items'][number];
type Look = { readonly held: readonly Held[]; readonly now: number };

/** What a review's endorsed recommendations still ask for; to the public what is published of it. */
export async function showImplementation(
  edge: Edge,
  review: string,
  look: Look,
): Promise<ImplementationSeen> {
  const members = await loadMembers(edge.store, review, look.held);
  const endorsed = members.filter(({ state }) => implementationOf(state) !== null);
  const lines = await findEvidence(edge.store, review);
  const hashes = [
    ...endorsed.flatMap(({ state }) => state.item?.indicator ?? []),
    ...lines.flatMap(({ event }) => hashOf(event)),
  ];
  const texts = await findTexts(edge.store, hashes);
  const items = endorsed.flatMap((member) => {
    const mine = lines.filter(({ reference }) => reference === member.found.reference);
    return showItem(edge, member, { ...look, texts, lines: mine }) ?? [];
  });
  return { review, items };
}

type Known = Look & {
  readonly texts: ReadonlyMap<string, string>;
  readonly lines: readonly EvidenceLine[];
};

function showItem(edge: Edge, { found, state }: ReviewMember, known: Known): Item | null {
  const { held, now, texts } = known;
  const { item, setting } = state;
  const { zone } = setting.calendar;
  const viewer = viewerOf(held, Object.values(setting.offices));
  const reads = readsItem(viewer, state);
  const standing = implementationOf(state);
  if (standing === null || (!reads && publishedBy(state) === null)) return null;
  const stage = implementationStage(state);
  const wait = stage ? waitOf(stage.phase) : null;
  const isDone = standing === 'evidence-accepted';
  return {
    reference: found.reference,
    // As in the register: a title is public only with its text.
    title: reads || isPublicMarking(found.marking) ? found.title : found.reference,
    authority: item?.authority ?? null,
    due: showTimeIfAny(zone, item?.due.at ?? null),
    indicator: item && reads ? (texts.get(item.indicator) ?? null) : null,
    state: standing,
    begun: showTimeIfAny(zone, stage?.reachedAt ?? null),
    overdue: !isDone && item !== null && item.due.at < now,
    escalation: wait?.level ?? 0,
    reminders: wait?.rungs ?? 0,
    sentence: lineOf(state, viewer, edge.language),
    evidence: reads ? showEvidence(known, zone) : [],
    links: recommendationLinks(edge.configuration, held, found),
  };
}

/** Those who read the text, and the authority that has to carry it out. */
function readsItem(viewer: Viewer, state: Recommendation): boolean {
  const { item, versions } = state;
  const isTheirs =
    item !== null && viewer.kind === 'body' && viewer.bodies.includes(item.authority);
  return isTheirs || readsVersion(viewer, state, versions.at(-1)?.number ?? null);
}

/** Each piece of evidence with the last word on it: one refusal may answer several pieces. */
function showEvidence({ lines, texts }: Known, zone: Zone): EvidenceSeen[] {
  return lines.flatMap(({ event, at, by }, index) => {
    if (event.type !== 'evidence-submitted') return [];
    const word = lines.slice(index).find((one) => one.event.type !== 'evidence-submitted');
    const status = statusOf(word);
    const reason = word?.event.type === 'evidence-refused' ? word.event.reason : null;
    return [
      {
        hash: event.evidence,
        text: texts.get(event.evidence) ?? null,
        submitted: showTime(zone, at),
        by: by.is === 'person' ? by.person : null,
        status,
        decided: showTimeIfAny(zone, word?.at ?? null),
        reason: reason === null ? null : (texts.get(reason) ?? null),
      },
    ];
  });
}

function statusOf(word: EvidenceLine | undefined): EvidenceSeen['status'] {
  if (!word) return 'submitted';
  return word.event.type === 'evidence-accepted' ? 'accepted' : 'refused';
}

function hashOf(event: EvidenceLine['event']): readonly string[] {
  switch (event.type) {
    case 'evidence-submitted':
      return [event.evidence];
    case 'evidence-refused':
      return [event.reason];
    case 'evidence-accepted':
      return [];
  }
}
