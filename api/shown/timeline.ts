import type { Event } from '../../domain/event.ts';
import { seesEvent, type Held } from '../../domain/policy/sees.ts';
import { readsAbout } from '../../domain/releasability.ts';
import { findMandateFlags } from '../../store/mandate-flags.ts';
import { pageOf, readCursor } from '../../store/page.ts';
import { findTimeline, findWholeTimeline } from '../../store/timeline.ts';
import type { Edge } from '../edge.ts';
import type { Matter } from '../matter.ts';
import { showErrata } from './errata.ts';
import { showEvent } from './event.ts';
import { mandateFlagsFor } from './mandate-flag.ts';

type Asked = {
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** What whoever asks holds now. */
  readonly held: readonly Held[];
};

/**
 * A page of what happened. Officers see every event by its number on the record; for everybody else
 * those that they see are counted from 1, because a number left out would tell of what is hidden.
 */
export async function showTimeline(edge: Edge, matter: Matter, asked: Asked) {
  const { state, viewer, zone, found } = matter;
  const words = { procedure: state.setting.procedure, zone, language: edge.language };
  const errata = await showErrata(edge, matter);
  const flagged = await findMandateFlags(edge.store, found.workflow);
  const flags = (sequence: number) => mandateFlagsFor(viewer, asked.held, flagged.get(sequence));
  if (viewer.kind === 'officer') {
    const page = await findTimeline(edge.store, { reference: found.reference, ...asked });
    const items = page.items.flatMap(
      (event) => showEvent(event, viewer, words, { errata, flags: flags(event.sequence) }) ?? [],
    );
    return { items, next: page.next };
  }
  const all = await findWholeTimeline(edge.store, found.workflow);
  const known = all.filter(
    ({ event }) => seesEvent(viewer, event) && readsAbout(viewer, state, event),
  );
  const seen = known.filter(({ event }) => isBesideKnown(event, known));
  const numbers = new Map(seen.map(({ sequence }, index) => [sequence, index + 1]));
  const numberOf = (sequence: number) => numbers.get(sequence) ?? 0;
  const renumbered = new Map(
    [...errata].map(([of, those]) => [
      of,
      those.map((one) => ({ ...one, sequence: numberOf(one.sequence) })),
    ]),
  );
  const items = seen.flatMap(
    (event) =>
      showEvent(event, viewer, words, {
        errata: renumbered,
        flags: flags(event.sequence),
        numberOf,
      }) ?? [],
  );
  const [after = 0] = asked.cursor === undefined ? [0] : readCursor(asked.cursor, [0]);
  return pageOf(items.slice(after, after + asked.limit + 1), asked.limit, ({ sequence }) => [
    sequence,
  ]);
}

/** An erratum is known to those who know what it stands beside: that there is one tells of that. */
function isBesideKnown(event: Event, known: readonly { readonly sequence: number }[]): boolean {
  return event.type !== 'corrected' || known.some(({ sequence }) => sequence === event.of);
}
